import type { credentials as source } from '../en/credentials.ts';
import type { Translation } from '../words.ts';

export const credentials: Translation<typeof source> = {
  'forgot.link': 'Passwort vergessen?',
  'forgot.title': 'Passwort vergessen?',
  'forgot.intro': 'Sag, wer du bist. Wir schicken einen Link an die E-Mail-Adresse deines Kontos.',
  'forgot.submit': 'Link schicken',
  'forgot.sent':
    'Wenn es so ein Konto gibt, ist eine Mail an seine Adresse unterwegs. Der Link darin gilt eine Stunde.',
  'forgot.nothing': 'Nichts gekommen? Sieh im Spam-Ordner nach oder frag die, die diesen Server betreiben.',
  'forgot.noMail':
    'Dieser Server verschickt keine Mails. Wer ihn betreibt, kann dir einen Link machen, mit dem du ein neues Passwort wählst.',
  'forgot.back': 'Zurück zum Anmelden',
  'reset.title': 'Neues Passwort wählen',
  'reset.intro': 'Überall sonst wirst du abgemeldet, und deine Zugangstokens enden.',
  'reset.password': 'Neues Passwort',
  'reset.submit': 'Speichern und anmelden',
  'reset.again': 'Neuen Link schicken lassen',
  'link.dead': 'Dieser Link gilt nicht mehr',
  'verify.title': 'Deine E-Mail-Adresse',
  'verify.busy': 'Einen Moment…',
  'verify.done': 'Danke. {email} ist bestätigt.',
  'verify.changed': 'Fertig. {email} ist jetzt die Adresse deines Kontos.',
  'verify.again': 'In den Einstellungen, unter Sicherheit, kannst du dir einen neuen Link schicken lassen.',
  'verify.go': 'Weiter',
  'security.title': 'Sicherheit',
  'security.email': 'E-Mail-Adresse',
  'security.confirmed': '{email} ist bestätigt.',
  'security.unconfirmed': '{email} ist noch nicht bestätigt. Wir haben einen Link dorthin geschickt.',
  'security.unconfirmedNoMail':
    '{email} ist nicht bestätigt. Dieser Server verschickt keine Mails, deshalb macht das nichts.',
  'security.resend': 'Link noch einmal schicken',
  'security.resent': 'Ein neuer Link ist an {email} unterwegs.',
  'security.newEmail': 'Neue E-Mail-Adresse',
  'security.newEmailHint': 'Sie gilt, sobald du den Link geöffnet hast, den wir dorthin schicken.',
  'security.yourPassword': 'Dein Passwort',
  'security.changeEmail': 'Adresse ändern',
  'security.emailAsked':
    'Wir haben einen Link an {email} geschickt. Bis du ihn öffnest, bleibt deine alte Adresse.',
  'security.password': 'Passwort',
  'security.passwordIntro': 'Wenn du es änderst, wirst du überall sonst abgemeldet.',
  'security.oldPassword': 'Altes Passwort',
  'security.newPassword': 'Neues Passwort',
  'security.changePassword': 'Passwort ändern',
  'security.passwordChanged': 'Dein Passwort ist geändert. Angemeldet bist du nur noch hier.',
  'you.emailUnconfirmed': 'noch nicht bestätigt',
};
