import { languages } from '@weft/contract/server.ts';
import { readKept, writeKept } from '../ui/kept.ts';
import { first } from './first.ts';
import type { Translation, Words } from './words.ts';

export type Language = (typeof languages)[number];
export const allLanguages: readonly Language[] = languages;

/** What a language calls itself: whoever is lost in the wrong one finds their own. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

/** The one that was chosen on this device, else the first that the browser asks for and we speak. */
export function preferredLanguage(asked: readonly string[] = navigator.languages): Language {
  const chosen = readKept('language');
  const wanted = [...(chosen === undefined ? [] : [chosen]), ...asked].map((tag) => tag.slice(0, 2));
  return wanted.map((tag) => languages.find((language) => language === tag)).find(Boolean) ?? 'en';
}

/** The reader's own English or German, for dates and numbers: 22:08 or 10:08 PM is not ours to choose. */
export function localeOf(language: Language, asked: readonly string[] = navigator.languages): string {
  return asked.find((tag) => tag.startsWith(`${language}-`)) ?? language;
}

export function rememberLanguage(language: Language): void {
  writeKept('language', language);
}

/** English comes with the client, its pages' part beside the first page; another language is fetched when it is spoken. */
export async function loadWords(language: Language): Promise<Translation<Words>> {
  if (language === 'en') return english;
  const { de } = await import('./de.ts');
  return de;
}

/** What every page waits for beside its own code: the words of pages, all at once, the first time. */
export function laterWords(): Promise<unknown> {
  coming ??= import('./later.ts').then(
    ({ later }) => Object.assign(english, later),
    (error: unknown) => {
      // The next page asks again, as it does for its code.
      coming = undefined;
      throw error;
    },
  );
  return coming;
}

let coming: Promise<unknown> | undefined;

/** Whole as soon as a page is there; `tools/web-size.ts` sees to it that nothing before asks for more. */
const english = { ...first } as Words;
