import type { Language } from '../../i18n/language.ts';
import { readKept, writeKept } from '../kept.ts';

export interface Emoji {
  readonly unicode: string;
  readonly label: string;
  /** Words that it is found by, beside its label. */
  readonly words: string;
}

interface Compact {
  readonly unicode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly order?: number;
}

/** Skin tones and hair that stand for nothing alone. */
const components = 2;

/** Every emoji with its names in the reader's language, fetched when somebody wants to choose one. */
export async function loadEmoji(language: Language): Promise<readonly Emoji[]> {
  const { default: all } =
    language === 'de'
      ? await import('emojibase-data/de/compact.json')
      : await import('emojibase-data/en/compact.json');
  return (all as readonly Compact[])
    .filter(({ group }) => group !== undefined && group !== components)
    .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ unicode, label, tags = [] }) => ({
      unicode,
      label,
      words: `${label} ${tags.join(' ')}`.toLowerCase(),
    }));
}

/** The one of this name first, then those whose name begins so, then whatever has the words in it. */
export function findEmoji(all: readonly Emoji[], search: string): readonly Emoji[] {
  const wanted = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return all;
  const whole = wanted.join(' ');
  const begins = ({ label }: Emoji) => {
    const name = label.toLowerCase();
    return name === whole ? 2 : Number(name.startsWith(whole));
  };
  return all
    .filter(({ words }) => wanted.every((word) => words.includes(word)))
    .toSorted((a, b) => begins(b) - begins(a));
}

const first = ['👍', '❤️', '😂', '🎉', '👀', '🙏', '✅', '🔥'];
const most = 16;

/** What this device used last; where it used nothing yet, what most people want. */
export function recentEmoji(): readonly string[] {
  const kept = readKept('emoji')?.split(' ').filter(Boolean) ?? [];
  return [...new Set([...kept, ...first])].slice(0, Math.max(kept.length, first.length));
}

export function rememberEmoji(unicode: string): void {
  const others = (readKept('emoji')?.split(' ') ?? []).filter((one) => one !== '' && one !== unicode);
  writeKept('emoji', [unicode, ...others].slice(0, most).join(' '));
}
