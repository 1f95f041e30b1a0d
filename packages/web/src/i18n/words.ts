import type { first } from './first.ts';
import type { later } from './later.ts';

/** The English catalogue is the source: what a key is called, and which values its text takes. */
export type Words = typeof first & typeof later;
export type MessageKey = keyof Words;

/** Which form a number takes is the language's business; both languages here know two. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** The same keys in another language: a missing or an extra one is a type error. */
export type Translation<Source> = {
  readonly [K in keyof Source]: Source[K] extends string ? string : Plural;
};

type ValuesIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | ValuesIn<Rest> : never;

/** The names in braces of a message; a plural always takes `count`. */
export type ValuesOf<K extends MessageKey> = Words[K] extends Plural
  ? ValuesIn<Words[K][keyof Plural]> | 'count'
  : ValuesIn<Words[K]>;

/** The keys of texts without values: what a declarative list may name. */
export type PlainKey = { [K in MessageKey]: [ValuesOf<K>] extends [never] ? K : never }[MessageKey];
