import { limits } from '@weft/contract/limits.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { SpacesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { freeAddressFor } from '../communities/slug.ts';

/** Archived ones keep theirs: they can be brought back. */
export async function freeSpaceSlug(db: Executor, communityId: string, name: string): Promise<string> {
  const rows = await db.rows<Pick<SpacesRow, 'slug'>>(
    sql`select slug from spaces where community_id = ${communityId}`,
  );
  const taken = new Set(rows.map(({ slug }) => slug));
  return freeAddressFor(name, { neutral: 'space', max: limits.spaceSlug.max, taken });
}
