import type { yourData as source } from '../en/your-data.ts';
import type { Translation } from '../words.ts';

export const yourData: Translation<typeof source> = {
  'yourData.intro': 'Was hier über dich gespeichert ist, gehört dir: nimm es mit, oder nimm es weg.',
  'exports.title': 'Mitnehmen',
  'exports.intro': 'Alles, was über dich gespeichert ist, als lesbare Dateien in einem Zip.',
  'exports.ask': 'Meine Daten zusammenstellen',
  'exports.again': 'Neu zusammenstellen',
  'exports.waiting': 'Deine Daten werden zusammengestellt. Du kannst inzwischen weitermachen.',
  'exports.going': 'Wird zusammengestellt: {done} von {total} Dateien.',
  'exports.ready': 'Liegt bis {date} zum Abholen bereit.',
  'exports.fetch': 'Herunterladen ({size})',
  'exports.failed':
    'Das hat nicht geklappt. Es wird von selbst noch einmal versucht; du kannst auch neu anfragen.',
  'erasure.title': 'Mein Konto löschen',
  'erasure.atOnce': 'Sofort bist du auf allen Geräten abgemeldet, und deine Tokens gelten nicht mehr.',
  'erasure.grace': {
    one: 'Einen Tag lang kannst du es dir anders überlegen: melde dich an, und alles ist wie vorher ({count}).',
    other: '{count} Tage lang kannst du es dir anders überlegen: melde dich an, und alles ist wie vorher.',
  },
  'erasure.after':
    'Danach wird endgültig entfernt, was über dich gespeichert ist. Dein Name und deine Adresse sind wieder frei.',
  'erasure.stays': 'Was andere geschrieben haben, bleibt, auch wo sie dir geantwortet haben.',
  'erasure.first': 'Bevor du gehen kannst:',
  'erasure.obstacle.last_admin': 'Du leitest diesen Server allein. Ernenne noch jemanden.',
  'erasure.obstacle.community_owner': 'Dir gehört eine Community. Übergib sie jemandem:',
  'erasure.ask': 'Mein Konto löschen …',
  'erasure.sure': {
    one: 'Du wirst jetzt überall abgemeldet und in {count} Tag gelöscht. Dein Passwort, damit sicher ist, dass du es bist:',
    other:
      'Du wirst jetzt überall abgemeldet und in {count} Tagen gelöscht. Dein Passwort, damit sicher ist, dass du es bist:',
  },
  'erasure.keep': 'Behalten',
  'erasure.do': 'Konto löschen',
  'comeBack.words': 'Dieses Konto ist gelöscht. Noch ist alles da, bis {date}.',
  'comeBack.yes': 'Zurückkommen',
  'comeBack.no': 'Gelöscht lassen',
};
