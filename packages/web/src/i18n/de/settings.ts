import type { settings as source } from '../en/settings.ts';
import type { Translation } from '../words.ts';

export const settings: Translation<typeof source> = {
  'settings.title': 'Einstellungen',
  'settings.sections': 'Einstellungen',
  'appearance.title': 'Sprache und Licht',
  'appearance.intro': 'Auf diesem Gerät gemerkt.',
  'appearance.language': 'Sprache',
  'appearance.theme': 'Licht',
  'appearance.theme.light': 'Hell',
  'appearance.theme.dark': 'Dunkel',
  'appearance.theme.auto': 'Wie mein System',
  'appearance.useLight': 'Helle Farben nehmen',
  'appearance.useDark': 'Dunkle Farben nehmen',
  'appearance.useSystem': 'Farben meines Systems nehmen',
  'appearance.speak': '{language} sprechen',
};
