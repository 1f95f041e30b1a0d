import fc from 'fast-check';

/** What people say who are to be found by it: words in several forms, marks, links, names. */
export const sayings = [
  ...['moon dust', 'Dust on the Moon', 'moondust **moon** mars', 'mars', 'STRASSE or straße'],
  ...['Crème brûlée', 'creme without dust', 'look https://example.org/page moon'],
  ...['over in #design dust', '@grace mars moon', '@here dust moon'],
];

const words = ['moon', 'dust', 'Crème', 'creme', 'STRASSE', 'straße', 'mars', 'moondust', 'nothing', 'grace'];
const beginnings = ['mo', 'du', 'cre', 'Brû', 'stras', 'm', 'xy'];
const phrases = ['moon dust', 'dust moon', 'on the moon', 'crème brulee', 'moon'];

/** A part of what is typed, taken apart by hand. */
export type Part =
  | { readonly kind: 'word' | 'phrase'; readonly text: string; readonly without: boolean }
  | { readonly kind: 'or' }
  | { readonly kind: 'from' | 'in' | 'has' | 'before' | 'after'; readonly value: string };

export interface Asked {
  readonly parts: readonly Part[];
  readonly inCommunity: boolean;
  /** How many a page holds. */
  readonly limit: number;
}

const today = Date.now();
const dayBefore = (days: number) => new Date(today - days * 86_400_000).toISOString().slice(0, 10);

const word = fc.record({
  kind: fc.constant('word' as const),
  text: fc.constantFrom(...words, ...beginnings),
  without: fc.boolean(),
});
const phrase = fc.record({
  kind: fc.constant('phrase' as const),
  text: fc.constantFrom(...phrases),
  without: fc.boolean(),
});
const filterOf = (places: readonly string[]) =>
  fc.oneof(
    fc.record({ kind: fc.constant('from' as const), value: fc.constantFrom('ada', 'grace', 'linus', 'me') }),
    fc.record({ kind: fc.constant('in' as const), value: fc.constantFrom(...places) }),
    fc.record({ kind: fc.constant('has' as const), value: fc.constantFrom('link', 'file') }),
    fc.record({
      kind: fc.constantFrom('before' as const, 'after' as const),
      value: fc.integer({ min: 0, max: 4 }).map(dayBefore),
    }),
  );
const plain = fc.oneof({ weight: 4, arbitrary: word }, { weight: 1, arbitrary: phrase });
/** "Or" stands between two words. */
const either = fc
  .tuple(plain, plain)
  .map(([a, b]): Part[] => [{ ...a, without: false }, { kind: 'or' }, { ...b, without: false }]);
const groupOf = (places: readonly string[]) =>
  fc.oneof(
    { weight: 5, arbitrary: plain.map((one): Part[] => [one]) },
    { weight: 4, arbitrary: filterOf(places).map((one): Part[] => [one]) },
    { weight: 1, arbitrary: either },
  );

export const searches = (count: number, places: readonly string[] = ['general', 'design', 'secret']) =>
  fc.array(
    fc.record({
      parts: fc.array(groupOf(places), { minLength: 1, maxLength: 3 }).map((groups) => groups.flat()),
      inCommunity: fc.boolean(),
      limit: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: count, maxLength: count },
  );

/** As somebody types it. */
export function typed(parts: readonly Part[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'or') return 'or';
      if ('value' in part) return `${part.kind}:${part.value}`;
      return `${part.without ? '-' : ''}${part.kind === 'word' ? part.text : `"${part.text}"`}`;
    })
    .join(' ');
}
