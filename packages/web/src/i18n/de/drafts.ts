import type { drafts as source } from '../en/drafts.ts';
import type { Translation } from '../words.ts';

export const drafts: Translation<typeof source> = {
  'drafts.intro': 'Was du angefangen und nicht gesendet oder veröffentlicht hast. Niemand sonst sieht es.',
  'drafts.none': 'Keine Entwürfe',
  'drafts.noneHint':
    'Was du irgendwo zu schreiben anfängst, bleibt hier, bis du es sendest, auf allen deinen Geräten.',
  'drafts.more': 'Das sind die {count} neuesten. Ältere kommen, wenn du welche sendest oder verwirfst.',
  'drafts.reply': 'Antwort in {place}',
  'drafts.note': 'Notiz vom {day} · {goal}',
  'drafts.inGoal': '{kind} · {goal}',
  'drafts.nowhere': 'Ein Ort, an dem du nicht mehr schreiben kannst',
  'drafts.messages': 'Nachrichten',
  'drafts.posts': 'Beiträge und Kommentare',
  'drafts.scheduled': 'Geplant',
  'drafts.post': 'Entwurf',
  'drafts.page': 'Auf deiner Seite',
  'drafts.comment': 'Ein Kommentar',
  'drafts.commentIn': 'Ein Kommentar in {place}',
  'drafts.missing': 'Diesen Entwurf gibt es nicht mehr',
  'drafts.missingHint': 'Er wurde veröffentlicht oder verworfen.',
  'drafts.discard': 'Verwerfen',
  'drafts.discardNamed': 'Verwerfen: {place}',
  'drafts.conflict': 'Auf einem anderen Gerät geändert',
  'drafts.here': 'Auf diesem Gerät',
  'drafts.there': 'Auf einem anderen Gerät,',
  'drafts.noText': 'Kein Text',
  'drafts.useHere': 'Behalten, was hier steht',
  'drafts.useThere': 'Den anderen nehmen',
  'drafts.useBoth': 'Beide behalten',
};
