import type { settings as source } from '../en/settings.ts';
import type { Translation } from '../words.ts';

export const settings: Translation<typeof source> = {
  'settings.title': 'Einstellungen',
  'settings.sections': 'Einstellungen',
  'appearance.title': 'Sprache und Farben',
  'appearance.intro': 'Für dieses Gerät. Auch Mails an dich kommen in der Sprache, die du wählst.',
  'appearance.language': 'Sprache',
  'appearance.theme': 'Farben',
  'appearance.theme.light': 'Hell',
  'appearance.theme.dark': 'Dunkel',
  'appearance.theme.auto': 'Wie mein System',
  'appearance.useLight': 'Helle Farben nehmen',
  'appearance.useDark': 'Dunkle Farben nehmen',
  'appearance.useSystem': 'Farben meines Systems nehmen',
  'appearance.speak': 'Zu {language} wechseln',
};
