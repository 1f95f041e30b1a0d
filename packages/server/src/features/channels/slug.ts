import { limits } from '@weft/contract/limits.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { ChannelsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { plainWords } from '../communities/slug.ts';

const { max } = limits.channelSlug;

/**
 * The name's own address, or the first free one with a number behind it. A name without a Latin letter gets a neutral one.
 * An address that a private channel has is not free either: that there is none to be had says no more than that.
 */
export async function freeChannelSlug(db: Executor, communityId: string, name: string): Promise<string> {
  const stem = plainWords(name).slice(0, max).replace(/-+$/, '') || 'channel';
  const rows = await db.rows<Pick<ChannelsRow, 'slug'>>(
    sql`select slug from channels where community_id = ${communityId}`,
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let n = 1; ; n += 1) {
    const wish = n === 1 ? stem : `${stem.slice(0, max - 4).replace(/-+$/, '')}-${n}`;
    if (!taken.has(wish)) return wish;
  }
}
