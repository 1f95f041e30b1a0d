import { Problem } from '../../core/http/problem.ts';

export const hasKinds = ['link', 'file', 'image'] as const;

/** What was typed, taken apart. */
export interface Wanted {
  /** As `websearch_to_tsquery` reads it: words, "phrases", -without, or. */
  readonly text: string;
  /** The last word, while it may still be typed. */
  readonly begins: string | null;
  /** Words and phrases that what is found holds, to be marked in it. */
  readonly shown: readonly string[];
  readonly from: readonly string[];
  readonly in: readonly string[];
  readonly has: readonly (typeof hasKinds)[number][];
  readonly before: Date | null;
  readonly after: Date | null;
}

/** A part of what was typed that makes no sense, and why. */
export function refuse(part: string, reason: string): Problem {
  return new Problem('invalid_request', { fields: [{ path: 'query.q', reason: `${part}: ${reason}` }] });
}

const token = /(-?)"([^"]*)"?|(\S+)/g;
const filter = /^(from|in|has|before|after):(.*)$/i;
/** What the index has words of. */
const wordy = /[\p{L}\p{N}]/u;

export function parseSearch(typed: string): Wanted {
  const words: string[] = [];
  const shown: string[] = [];
  const filters: [string, string][] = [];
  let begins: string | null = null;
  for (const [whole, minus, phrase, bare = ''] of typed.matchAll(token)) {
    const [, name, value] = filter.exec(bare) ?? [];
    begins = null;
    if (phrase !== undefined) {
      words.push(`${minus}"${phrase}"`);
      if (minus === '') shown.push(phrase);
    } else if (name !== undefined && value !== undefined) {
      filters.push([name.toLowerCase(), value]);
    } else {
      words.push(bare);
      if (isShown(whole)) shown.push(bare);
      if (isShown(whole) && (bare.match(/[\p{L}\p{N}]/gu)?.length ?? 0) > 1) begins = bare;
    }
  }
  // Either of two words is looked for as it stands.
  if (words.some((one) => one.toLowerCase() === 'or')) begins = null;
  if (begins !== null) words.pop();
  const of = (wanted: string) => filters.filter(([name]) => name === wanted).map(([, value]) => value);
  const days = { before: of('before').map(dayOf('before')), after: of('after').map(dayOf('after')) };
  const wanted = {
    text: words.join(' '),
    begins,
    shown,
    from: of('from').map((name) => name.replace(/^@/, '').toLowerCase()),
    in: of('in').map((slug) => slug.replace(/^#/, '').toLowerCase()),
    has: of('has').map(kindOf),
    before: days.before.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null,
    // After the day, not on it.
    after: days.after.map(nextDay).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null,
  };
  if (filters.length === 0 && !shown.some((word) => wordy.test(word)))
    throw new Problem('invalid_request', {
      fields: [{ path: 'query.q', reason: 'must have a word or a filter' }],
    });
  return wanted;
}

const isShown = (word: string) => !word.startsWith('-') && word.toLowerCase() !== 'or';

function kindOf(value: string): (typeof hasKinds)[number] {
  const kind = hasKinds.find((known) => known === value.toLowerCase());
  if (kind === undefined) throw refuse(`has:${value}`, `must be one of ${hasKinds.join(', ')}`);
  return kind;
}

const dayOf =
  (name: string) =>
  (value: string): Date => {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
    // The 31st of November would be the first of December.
    if (day === undefined || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== value)
      throw refuse(`${name}:${value}`, 'must be a day like 2026-11-20');
    return day;
  };

const nextDay = (day: Date) => new Date(day.getTime() + 86_400_000);
