import type { Catalogue, Sender } from './values.ts';

const account = ({ server, address }: Sender) =>
  `Du bekommst diese Mail wegen deines Kontos bei ${server}, ${address}.`;

const wanted = ({ server, address, off }: Sender & { readonly off: string }) =>
  `Du hast ${server}, ${address}, um diese Mail gebeten. Abschalten kannst du sie unter ${off}`;

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

export const de: Catalogue = {
  verify_email: (mail) => ({
    subject: `Bestätige deine E-Mail-Adresse für ${mail.server}`,
    greeting: `Hallo ${mail.name},`,
    lines: [`willkommen bei ${mail.server}. Bitte bestätige, dass diese Adresse dir gehört.`],
    action: { label: 'Adresse bestätigen', link: mail.link },
    after: [
      `Der Link gilt einmal und ${mail.hours} Stunden lang.`,
      'Du hast kein Konto angelegt? Dann tu nichts: Ohne einen Klick wird nichts bestätigt.',
    ],
    footer: account(mail),
  }),
  change_email: (mail) => ({
    subject: `Bestätige deine neue E-Mail-Adresse für ${mail.server}`,
    greeting: `Hallo ${mail.name},`,
    lines: [`das soll die Adresse deines Kontos bei ${mail.server} werden.`],
    action: { label: 'Diese Adresse nehmen', link: mail.link },
    after: [
      `Der Link gilt einmal und ${mail.hours} Stunden lang. Bis dahin bleibt die alte Adresse.`,
      'Du hast nicht darum gebeten? Dann tu nichts.',
    ],
    footer: account(mail),
  }),
  email_changed: (mail) => ({
    subject: `Deine E-Mail-Adresse bei ${mail.server} wurde geändert`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `dein Konto bei ${mail.server} hat jetzt eine andere E-Mail-Adresse. Diese hier gehört nicht mehr dazu.`,
      `Das warst nicht du? Dann schreib sofort denen, die ${mail.server} betreiben.`,
    ],
    footer: account(mail),
  }),
  reset_password: (mail) => ({
    subject: `Ein neues Passwort für ${mail.server}`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `jemand möchte ein neues Passwort für dein Konto „${mail.username}“. Wenn du es warst, wähle hier eines.`,
    ],
    action: { label: 'Neues Passwort wählen', link: mail.link },
    after: [
      `Der Link gilt einmal und ${mail.minutes} Minuten lang. Überall sonst wirst du abgemeldet.`,
      'Das warst nicht du? Dann tu nichts: Dein Passwort bleibt, wie es ist.',
    ],
    footer: account(mail),
  }),
  password_changed: (mail) => ({
    subject: `Dein Passwort bei ${mail.server} wurde geändert`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `dein Konto bei ${mail.server} hat ein neues Passwort und wurde überall sonst abgemeldet.`,
      'Das warst nicht du? Wähle auf der Anmeldeseite „Passwort vergessen?“ und hol dir dein Konto zurück.',
    ],
    footer: account(mail),
  }),
  second_factor_on: (mail) => ({
    subject: `Dein Konto bei ${mail.server} hat jetzt einen zweiten Faktor`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `von jetzt an will die Anmeldung bei ${mail.server} auch einen Code deines Telefons. Bewahre die Wiederherstellungscodes gut auf.`,
      'Das warst nicht du? Wähle auf der Anmeldeseite „Passwort vergessen?“ oder schreib denen, die den Server betreiben.',
    ],
    footer: account(mail),
  }),
  second_factor_off: (mail) => ({
    subject: `Dein Konto bei ${mail.server} hat keinen zweiten Faktor mehr`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `von jetzt an meldet dich bei ${mail.server} dein Passwort allein an. Die Wiederherstellungscodes gelten nicht mehr.`,
      'Das warst nicht du? Ändere dein Passwort und richte den zweiten Faktor neu ein.',
    ],
    footer: account(mail),
  }),
  passkey_added: (mail) => ({
    subject: `Dein Konto bei ${mail.server} hat einen neuen Passkey`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `ab jetzt meldet dich der Passkey „${mail.passkey}“ bei ${mail.server} an.`,
      'Das warst nicht du? Wähle auf der Anmeldeseite „Passwort vergessen?“ und entferne ihn dann unter Einstellungen → Sicherheit.',
    ],
    footer: account(mail),
  }),
  passkey_removed: (mail) => ({
    subject: `Ein Passkey deines Kontos bei ${mail.server} wurde entfernt`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `der Passkey „${mail.passkey}“ meldet dich bei ${mail.server} nicht mehr an.`,
      'Das warst nicht du? Wähle auf der Anmeldeseite „Passwort vergessen?“ und hol dir dein Konto zurück.',
    ],
    footer: account(mail),
  }),
  login_linked: (mail) => ({
    subject: `Dein Konto bei ${mail.server} öffnet sich jetzt auch mit ${mail.provider}`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `ab jetzt kommst du bei ${mail.server} auch mit ${mail.provider} hinein.`,
      'Du warst es nicht? Wähle „Passwort vergessen?“ auf der Anmeldeseite und löse die Verbindung unter Einstellungen → Sicherheit.',
    ],
    footer: account(mail),
  }),
  login_unlinked: (mail) => ({
    subject: `Mit ${mail.provider} kommst du bei ${mail.server} nicht mehr hinein`,
    greeting: `Hallo ${mail.name},`,
    lines: [
      `dein Konto bei ${mail.server} lässt sich nicht mehr mit ${mail.provider} öffnen.`,
      'Du warst es nicht? Wähle „Passwort vergessen?“ auf der Anmeldeseite und hol dir dein Konto zurück.',
    ],
    footer: account(mail),
  }),
  invite: (mail) => ({
    subject: `${mail.inviter} lädt dich ein: ${mail.community}`,
    lines: [`${mail.inviter} lädt dich in die Community „${mail.community}“ bei ${mail.server} ein.`],
    action: { label: 'Einladung ansehen', link: mail.link },
    after: [
      ...(mail.expiresAt === null ? [] : [`Die Einladung gilt bis ${day(mail.expiresAt)}.`]),
      'Du möchtest nicht? Dann tu nichts.',
    ],
    footer: `Du bekommst diese Mail, weil ${mail.inviter} bei ${mail.server}, ${mail.address}, deine Adresse genannt hat.`,
  }),
  note_reminder: (mail) => ({
    subject: 'Die Notiz für heute fehlt noch',
    greeting: `Hallo ${mail.name},`,
    lines: ['du hast deine Notiz für heute noch nicht geschrieben. Wenige Worte genügen.'],
    action: { label: 'Jetzt schreiben', link: mail.link },
    footer: wanted(mail),
  }),
  coach_digest: (mail) => ({
    subject:
      mail.waiting > 0 ? 'Deine Lernenden warten auf eine Antwort' : 'Deine Lernenden haben geschrieben',
    greeting: `Hallo ${mail.name},`,
    lines: [
      ...(mail.notes > 0
        ? [`seit der letzten Zusammenfassung: ${counted(mail.notes, 'neue Notiz', 'neue Notizen')}.`]
        : []),
      ...(mail.waiting > 0
        ? [`In ${counted(mail.waiting, 'Ziel', 'Zielen')} wartet jemand auf deine Antwort.`]
        : []),
    ],
    action: { label: 'Ansehen, was sie geschrieben haben', link: mail.link },
    footer: wanted(mail),
  }),
  test: (mail) => ({
    subject: `Eine Testmail von ${mail.server}`,
    lines: [`Wenn du das lesen kannst, kann ${mail.server} Mails verschicken.`],
    footer: `Jemand, der ${mail.server}, ${mail.address}, betreibt, wollte diese Mail.`,
  }),
};

function day(time: string): string {
  return new Intl.DateTimeFormat('de-DE', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(time));
}
