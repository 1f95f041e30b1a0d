import type { reminders as source } from '../en/reminders.ts';
import type { Translation } from '../words.ts';

export const reminders: Translation<typeof source> = {
  'reminders.title': 'Erinnerungen',
  'reminders.intro': 'Höchstens eine jeder Art am Tag, nach deiner Uhr, und keine, wo nichts zu sagen ist.',
  'reminders.nudge': 'Erinnere mich an die Notiz des Tages',
  'reminders.nudgeHint': 'Wenn du ein Ziel hast und bis dahin für heute nichts geschrieben hast.',
  'reminders.digest': 'Sag mir, was meine Lernenden geschrieben haben',
  'reminders.digestHint': 'Wenn du ein Ziel begleitest: neue Notizen, und was auf deine Antwort wartet.',
  'reminders.nudgeAt': 'Erinnerung um',
  'reminders.digestAt': 'Zusammenfassung um',
  'reminders.zone': 'Deine Zeitzone',
  'reminders.zoneHere': '{zone} nehmen, wo dieses Gerät ist',
  'reminders.byNotification': 'In meinem Posteingang',
  'reminders.byMail': 'Per Mail',
  'reminders.byMailHint': 'An deine bestätigte Adresse.',
  'inbox.reminderNote': 'Du hast die Notiz für heute noch nicht geschrieben.',
  'inbox.reminderBoth':
    'Deine Lernenden: {notes} neu seit dem letzten Mal, {waiting} warten auf eine Antwort.',
};
