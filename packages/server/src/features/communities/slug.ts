import { limits } from '@weft/contract/limits.ts';
import type { Executor } from '../../core/db/executor.ts';
import { findTakenSlugs } from './queries.ts';

/** What a name becomes in an address: plain letters and digits, words joined by hyphens. */
export function plainWords(name: string): string {
  return name
    .replaceAll('ß', 'ss')
    .replaceAll(/[Øø]/g, 'o')
    .replaceAll(/[Ææ]/g, 'ae')
    .replaceAll(/[Łł]/g, 'l')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}

/** Of a community: it begins with a letter. */
export function slugOf(name: string): string {
  const plain = plainWords(name).replace(/^[^a-z]+/, '');
  return plain.slice(0, limits.communitySlug.max).replace(/-+$/, '');
}

/** The name's own slug, or the first free one with a number behind it. Names without a Latin letter get a neutral one. */
export async function freeSlugFor(db: Executor, name: string): Promise<string> {
  const own = slugOf(name);
  const stem = own.length < limits.communitySlug.min ? 'community' : own;
  const numbered = (n: number) => `${stem.slice(0, limits.communitySlug.max - 7).replace(/-+$/, '')}-${n}`;
  const wishes = [stem, ...Array.from({ length: 20 }, (_, index) => numbered(index + 2))];
  const taken = await findTakenSlugs(db, wishes);
  return wishes.find((wish) => !taken.has(wish)) ?? numbered(Math.floor(Math.random() * 900_000) + 100_000);
}

/**
 * In a community, of a channel or a space: the name's own address, or the first free one with a number behind it. A name
 * without a Latin letter gets a neutral one.
 */
export function freeAddressFor(
  name: string,
  {
    neutral,
    max,
    taken,
  }: { readonly neutral: string; readonly max: number; readonly taken: ReadonlySet<string> },
): string {
  const stem = plainWords(name).slice(0, max).replace(/-+$/, '') || neutral;
  for (let n = 1; ; n += 1) {
    const wish = n === 1 ? stem : `${stem.slice(0, max - 4).replace(/-+$/, '')}-${n}`;
    if (!taken.has(wish)) return wish;
  }
}
