import type { PlainKey } from '../../i18n/words.ts';

/** Where a key stands in the key help. */
export type KeyGroup = 'everywhere' | 'lists';

export interface KeyBinding {
  /** `mod+k`, `?`, `alt+ArrowUp`, `mod+shift+f`: `mod` is Cmd on a Mac, Ctrl elsewhere. */
  readonly keys: string;
  readonly label: PlainKey;
  readonly group: KeyGroup;
  /** Left out where a component answers the key itself and the help only tells of it. */
  readonly run?: () => void;
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

/** Shift is compared only where it is asked for: it is part of what `?` is, on keyboards where it is needed for it. */
export function matches(keys: string, event: Pressed, mac = isMac): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('mod');
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    event.altKey === parts.includes('alt') &&
    (event.shiftKey || !parts.includes('shift')) &&
    event.metaKey === (mod && mac) &&
    event.ctrlKey === (mod && !mac)
  );
}

/** A bare character belongs to whoever is writing. */
export function wouldType(keys: string, target: EventTarget | null): boolean {
  if (keys.length > 1) return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))
  );
}

const names: Readonly<Record<string, string>> = {
  mod: isMac ? '⌘' : 'Ctrl',
  alt: isMac ? '⌥' : 'Alt',
  shift: '⇧',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Enter: '↵',
  Escape: 'Esc',
};

/** What stands on the keys themselves. */
export function keyNames(keys: string): string[] {
  return keys.split('+').map((key) => names[key] ?? key.toUpperCase());
}
