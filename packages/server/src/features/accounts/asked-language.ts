import { type Language, languages } from '@weft/contract/server.ts';

/** The first of a browser's Accept-Language that we speak, by its own order of preference; else English. */
export function askedLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',', 20).map((part) => {
    const [tag = '', ...rest] = part.trim().split(';');
    const quality = rest.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
    return { tag: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
  });
  const known = wishes.flatMap(({ tag, quality }) => {
    const language = languages.find((spoken) => spoken === tag);
    return language === undefined || !(quality > 0) ? [] : [{ language, quality }];
  });
  return known.sort((a, b) => b.quality - a.quality)[0]?.language ?? 'en';
}
