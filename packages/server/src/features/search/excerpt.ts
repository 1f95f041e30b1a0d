/** As `weft_fold` in the database: small letters without their marks. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[øłđıħßæœ]/g, (letter) => letters[letter] ?? letter);
}

const letters: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ı: 'i', ħ: 'h', ß: 'ss', æ: 'ae', œ: 'oe' },
};

const word = /[\p{L}\p{N}\p{M}]+/gu;
const [before, whole] = [60, 220];

/** A piece of a message's text as safe HTML, around what was looked for, with that in `<mark>`. */
export function excerptOf(html: string, shown: readonly string[], begins: string | null): string {
  const text = textOf(html);
  const wanted = new Set(shown.flatMap(wordsOf));
  const start = begins === null ? undefined : wordsOf(begins).at(-1);
  const isWanted = (found: string) => {
    const folded = fold(found);
    return wanted.has(folded) || (start !== undefined && folded.startsWith(start));
  };
  const matches = [...text.matchAll(word)];
  const first = matches.find(([found]) => isWanted(found))?.index ?? 0;
  const from = first <= before ? 0 : text.indexOf(' ', first - before) + 1 || first;
  const to = from + whole >= text.length ? text.length : text.lastIndexOf(' ', from + whole);
  const end = to <= first ? Math.min(text.length, from + whole) : to;
  let [shownHtml, at] = ['', Math.min(from, first)];
  const began = at;
  for (const { 0: found, index } of matches) {
    if (index < at || index + found.length > end) continue;
    const piece = escapeHtml(found);
    shownHtml += escapeHtml(text.slice(at, index)) + (isWanted(found) ? `<mark>${piece}</mark>` : piece);
    at = index + found.length;
  }
  shownHtml += escapeHtml(text.slice(at, Math.max(at, end)));
  return `${began > 0 ? '… ' : ''}${shownHtml}${end < text.length ? ' …' : ''}`;
}

const wordsOf = (text: string) => [...text.matchAll(word)].map(([found]) => fold(found));

/** Our own HTML, as the renderer wrote it. */
function textOf(html: string): string {
  return html
    .replaceAll(/<\/?(?:a|code|del|em|span|strong)(?: [^>]*)?>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(amp|lt|gt|quot|#39|#x27|nbsp);/g, (_, name: string) => entities[name] ?? ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'" },
};

export const escapeHtml = (text: string) =>
  text.replaceAll(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
