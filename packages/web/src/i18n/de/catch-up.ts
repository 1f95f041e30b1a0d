import type { catchUp as source } from '../en/catch-up.ts';
import type { Translation } from '../words.ts';

export const catchUp: Translation<typeof source> = {
  'catchUp.progress': '{at} von {all} Orten',
  'catchUp.done': 'Orte, die gelesen oder übergangen sind',
  'catchUp.waiting': {
    one: 'An {count} Ort gibt es Neues. Geh es durch.',
    other: 'An {count} Orten gibt es Neues. Geh sie durch.',
  },
  'catchUp.threadIn': 'Thread in #{channel}',
  'catchUp.acts': 'Was mit diesem Ort geschieht',
  'catchUp.read': 'Gelesen, weiter',
  'catchUp.goOn': 'Weiter',
  'catchUp.later': 'Ungelesen lassen',
  'catchUp.previous': 'Zurück',
  'catchUp.reply': 'Antworten',
  'catchUp.open': 'Öffnen',
  'catchUp.marked': '{place} ist als gelesen markiert.',
  'catchUp.allRead': 'Du hast alles gelesen',
  'catchUp.allReadHint':
    'Was ab jetzt gesagt wird, kommt von selbst hierher. Stummgeschaltetes bleibt draußen.',
  'catchUp.through': 'Du warst überall',
  'catchUp.left': {
    one: 'Du hast {count} Ort ungelesen gelassen.',
    other: 'Du hast {count} Orte ungelesen gelassen.',
  },
  'catchUp.leftOnes': 'Ungelesen gelassen',
  'catchUp.again': 'Sie noch einmal durchgehen',
};
