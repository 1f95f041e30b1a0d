import { languages } from '@weft/contract/server.ts';
import { readKept, writeKept } from '../ui/kept.ts';
import { en, type Translation, type Words } from './words.ts';

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

/** English comes with the client, since types are made from it; others are fetched when they are spoken. */
export async function loadWords(language: Language): Promise<Translation<Words>> {
  if (language === 'en') return en;
  const { de } = await import('./de.ts');
  return de;
}
