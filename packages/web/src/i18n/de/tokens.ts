import type { tokens as source } from '../en/tokens.ts';
import type { Translation } from '../words.ts';

export const tokens: Translation<typeof source> = {
  'tokens.intro': 'Für deine Programme: was sie in deinem Namen dürfen, ohne dein Passwort.',
  'tokens.make': 'Ein neues Token',
  'tokens.name': 'Wofür ist es?',
  'tokens.may': 'Es darf',
  'tokens.may.read': 'ansehen, was du siehst',
  'tokens.may.write': 'ändern, was du ändern kannst',
  'tokens.may.both': 'ansehen und ändern',
  'tokens.lasts': 'Es gilt',
  'tokens.lasts.30': '30 Tage',
  'tokens.lasts.90': '90 Tage',
  'tokens.lasts.365': 'ein Jahr',
  'tokens.lasts.forever': 'bis du es widerrufst',
  'tokens.submit': 'Token machen',
  'tokens.secret': 'Das Token „{name}“',
  'tokens.secretHint': 'Kopiere es jetzt. Es wird nicht noch einmal gezeigt.',
  'tokens.yours': 'Deine Tokens',
  'tokens.empty': 'Noch keine Tokens',
  'tokens.emptyHint': 'Mit einem Token handelt ein Skript, ein Bot oder ein Export für dich.',
  'tokens.used': 'benutzt',
  'tokens.neverUsed': 'nie benutzt',
  'tokens.expires': 'endet',
  'tokens.revoke': 'Widerrufen',
  'tokens.revokeNamed': '{name} widerrufen',
  'tokens.revokeSure':
    'Was „{name}“ benutzt, geht sofort nicht mehr. Das lässt sich nicht rückgängig machen.',
  'tokens.keep': 'Behalten',
  'tokens.revoked': '„{name}“ ist widerrufen.',
};
