import { limits } from '@weft/contract/limits.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { ChannelsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { freeAddressFor } from '../communities/slug.ts';

/** An address that a private channel has is not free either: that there is none to be had says no more than that. */
export async function freeChannelSlug(db: Executor, communityId: string, name: string): Promise<string> {
  const rows = await db.rows<Pick<ChannelsRow, 'slug'>>(
    sql`select slug from channels where community_id = ${communityId}`,
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  return freeAddressFor(name, { neutral: 'channel', max: limits.channelSlug.max, taken });
}
