import type { MessageKey, Plural, Translation, ValuesOf, Words } from './words.ts';

type Values<K extends MessageKey> = [ValuesOf<K>] extends [never]
  ? []
  : [values: Readonly<Record<ValuesOf<K>, string | number>>];

export type Translate = <K extends MessageKey>(key: K, ...values: Values<K>) => string;

/** Texts in one language: values put in, numbers written as the language writes them, plurals as it forms them. */
export function translator(locale: string, words: Translation<Words>): Translate {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);

  return (key, ...[values]) => {
    const given: Readonly<Record<string, string | number>> = values ?? {};
    const text = formOf(words[key], Number(given.count));
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = given[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };

  function formOf(entry: string | Plural, count: number): string {
    if (typeof entry === 'string') return entry;
    return plurals.select(count) === 'one' ? entry.one : entry.other;
  }
}
