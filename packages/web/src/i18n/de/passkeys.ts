import type { passkeys as source } from '../en/passkeys.ts';
import type { Translation } from '../words.ts';

export const passkeys: Translation<typeof source> = {
  'passkeys.title': 'Passkeys',
  'passkeys.intro':
    'Melde dich mit Finger, Gesicht oder der PIN deines Geräts an. Einen Passkey kann niemand ablesen oder erraten, und nach einem Code wird nicht gefragt.',
  'passkeys.list': 'Deine Passkeys',
  'passkeys.add': 'Passkey hinzufügen',
  'passkeys.name': 'Wie soll er heißen?',
  'passkeys.nameHint': 'Damit du ihn wiedererkennst: „Telefon“, „Rechner im Büro“.',
  'passkeys.make': 'Weiter',
  'passkeys.added': '{name} ist hinzugefügt.',
  'passkeys.neverUsed': 'nie benutzt',
  'passkeys.used': 'zuletzt benutzt',
  'passkeys.backedUp': 'auf mehreren Geräten',
  'passkeys.onDevice': 'auf einem Gerät',
  'passkeys.rename': 'Umbenennen',
  'passkeys.renameNamed': '{name} umbenennen',
  'passkeys.remove': 'Entfernen',
  'passkeys.removeNamed': '{name} entfernen',
  'passkeys.removeSure': '{name} meldet dich dann nicht mehr an. Lösche ihn auch auf deinem Gerät.',
  'passkeys.keep': 'Behalten',
  'passkeys.removed': '{name} ist entfernt.',
  'passkeys.signIn': 'Mit einem Passkey anmelden',
  'passkeys.cancelled':
    'Das wurde nicht zu Ende gebracht. Versuche es noch einmal oder nimm einen anderen Weg.',
  'passkeys.known': 'Dieses Gerät hat schon einen Passkey von dir.',
  'passkeys.prove': 'Passkey benutzen',
};
