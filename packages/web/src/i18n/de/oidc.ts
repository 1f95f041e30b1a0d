import type { oidc as source } from '../en/oidc.ts';
import type { Translation } from '../words.ts';

export const oidc: Translation<typeof source> = {
  'oidc.continue': 'Weiter mit {name}',
  'oidc.or': 'oder',
  'oidc.title': 'Anmelden mit {name}',
  'oidc.somewhere': 'einem anderen Dienst',
  'oidc.busy': 'Einen Moment…',
  'oidc.failed': 'Das hat nicht geklappt',
  'oidc.again': 'Zurück zum Anmelden',
  'oidc.toSecurity': 'Zurück zu Sicherheit',
  'oidc.code': 'Noch etwas',
  'oidc.linkTitle': 'Du hast schon ein Konto',
  'oidc.link':
    '{email} gehört zu einem Konto hier. Zeig einmal, dass es deins ist; ab dann öffnet es sich auch mit {name}.',
  'oidc.linkOther':
    '{email} gehört zu einem Konto hier, das kein Passwort hat. Melde dich an wie bisher und verbinde {name} dann unter Einstellungen → Sicherheit.',
  'oidc.linkDo': 'Verbinden und anmelden',
  'oidc.accountTitle': 'Gleich geschafft',
  'oidc.account': '{name} kennt dich. Wie sollen andere dich hier kennen?',
  'oidc.landTitle': 'Du bist drin',
  'oidc.land.seats_full':
    'Deine Organisation gehört zu „{name}“, aber dort sind alle Plätze vergeben. Frag die, die sie leiten.',
  'oidc.land.member_suspended': 'In „{name}“, der Community deiner Organisation, wurdest du gesperrt.',
  'oidc.go': 'Weiter',
  'logins.title': 'Andere Wege hinein',
  'logins.intro': 'Dienste, die dich anmelden dürfen. Was sie von dir wissen, bleibt dort.',
  'logins.list': 'Verbundene Dienste',
  'logins.unknown': 'Ein Dienst, den dieser Server nicht mehr kennt',
  'logins.used': 'zuletzt benutzt',
  'logins.link': '{name} verbinden',
  'logins.unlink': 'Trennen',
  'logins.unlinkNamed': '{name} trennen',
  'logins.unlinkSure': '{name} meldet dich dann nicht mehr an.',
  'logins.keep': 'Behalten',
  'logins.unlinked': '{name} ist getrennt.',
  'proof.title': 'Zeig, dass du es bist',
  'proof.intro': 'Du hast hier kein Passwort. Melde dich neu an und mach dann weiter; es gilt zehn Minuten.',
  'proof.with': 'Neu anmelden mit {name}',
  'proof.done': 'Du hast eben gezeigt, dass du es bist.',
  'proof.byMail':
    'Oder lass dir einen Link für ein Passwort schicken: melde dich ab und wähle „Passwort vergessen?“.',
  'security.setPassword': 'Passwort setzen',
  'security.setPasswordIntro':
    'Du hast noch keins. Mit einem kommst du auch ohne einen anderen Dienst herein.',
  'security.passwordSet': 'Du hast jetzt ein Passwort.',
};
