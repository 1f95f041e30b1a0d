import type { desk as source } from '../en/desk.ts';
import type { Translation } from '../words.ts';

export const desk: Translation<typeof source> = {
  'desk.show': 'Welche Notizen',
  'desk.show.waiting': 'Ohne Rückmeldung',
  'desk.show.new': 'Neu',
  'desk.show.all': 'Alle',
  'desk.notes': 'Notizen derer, die du begleitest',
  'desk.none.waiting': 'Niemand wartet auf Rückmeldung',
  'desk.none.new': 'Nichts Neues, seit du zuletzt geschaut hast',
  'desk.none.all': 'Noch hat niemand etwas geschrieben',
  'desk.noneHint':
    'Was in laufenden Zielen notiert wird, die du begleitest, kommt hierher, aus allen Communitys.',
  'desk.progress': '{at} von {all}',
  'desk.acts': 'Was mit dieser Notiz geschehen soll',
  'desk.next': 'Weiter',
  'desk.previous': 'Zurück',
  'desk.answered': 'beantwortet',
  'desk.seen': 'Alles gesehen',
  'desk.wasSeen': 'Neu ist, was von jetzt an kommt.',
  'desk.snippets': 'Bausteine',
  'desk.snippetsHint':
    'Was du immer wieder sagst. Füg einen aus diesem Menü ein, oder tipp / und seinen Titel.',
  'desk.noSnippets': 'Du hast noch keine.',
  'desk.manage': 'Bausteine schreiben und ändern',
  'desk.newSnippet': 'Ein neuer Baustein',
  'desk.snippetTitle': 'Titel',
  'desk.snippetContent': 'Was er sagt',
  'desk.snippetRemoved': '„{title}“ ist entfernt.',
  'desk.edit': 'Ändern',
  'desk.editNamed': 'Ändern: {title}',
  'desk.remove': 'Entfernen',
  'desk.removeNamed': 'Entfernen: {title}',
};
