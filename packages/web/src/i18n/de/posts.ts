import type { posts as source } from '../en/posts.ts';
import type { Translation } from '../words.ts';

export const posts: Translation<typeof source> = {
  'posts.one': 'Beitrag',
  'posts.by': 'Von {name}',
  'posts.list': 'Beiträge',
  'posts.write': 'Schreib einen Beitrag',
  'posts.title': 'Titel',
  'posts.titleHint': 'Titel, für einen längeren Text',
  'posts.publish': 'Veröffentlichen',
  'posts.comment': 'Schreib einen Kommentar',
  'posts.sendComment': 'Kommentieren',
  'posts.commentsTitle': 'Kommentare',
  'posts.comments': { one: '{count} Kommentar', other: '{count} Kommentare' },
  'posts.noComments': 'Noch hat niemand etwas gesagt',
  'posts.open': 'Kommentieren',
  'posts.reply': 'Antworten',
  'posts.deleted': 'Das wurde zurückgenommen.',
  'posts.delete': 'Löschen',
  'posts.deleteTitle': 'Diesen Beitrag löschen?',
  'posts.deleteHint':
    'Text und Dateien verschwinden, für alle. Kommentare bleiben stehen. Das lässt sich nicht rückgängig machen.',
  'posts.edit': 'Bearbeiten',
  'posts.saveEdit': 'Speichern',
  'posts.above': 'Worauf das antwortet',
  'posts.discussion': 'Die ganze Diskussion',
  'posts.missing': 'Diesen Beitrag gibt es nicht',
  'posts.missingHint': 'Er wurde zurückgenommen, oder er ist nur für andere.',
  'posts.none': 'Hier ist noch nichts veröffentlicht',
  'posts.noneHint': 'Hier erscheinen Beiträge, die du lesen darfst.',
  'posts.filesDoNotGo':
    'Diese Dateien passen nicht in einen Beitrag: Bilder zusammen, oder ein Video, oder eine Aufnahme.',
  'posts.titleNeeded': 'Gib ihm einen Titel.',
  'posts.wordsNeeded': 'Schreib etwas unter den Titel.',
  'posts.tooLong': 'Das ist zu lang: höchstens 50.000 Zeichen.',
  'posts.captionTooLong': 'Das ist zu lang neben Dateien: höchstens 5.000 Zeichen.',
  'posts.tooManyFiles': 'Das sind zu viele Bilder: höchstens 20.',
};
