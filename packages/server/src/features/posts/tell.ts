import type { postDeleted, postPublished, postUpdated } from '@weft/contract/post-events.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvent } from '../../core/outbox/append.ts';

interface TellRow {
  readonly root_id: string | null;
  readonly space_id: string | null;
  readonly community_id: string | null;
  readonly version: string;
  readonly page_of: string;
}

/**
 * That something was published, changed or taken back, without what it says: in a community everybody reads all of its
 * spaces, but for those between whom somebody put a block. What is on a page is told to its owner's own devices.
 */
export async function tellOfPost(
  tx: Transaction,
  type: typeof postPublished | typeof postUpdated | typeof postDeleted,
  postId: string,
): Promise<void> {
  const [row] = await tx.rows<TellRow>(sql`
    select p.root_id, p.space_id, p.community_id, p.version, o.author_id as page_of
    from posts p join posts o on o.id = coalesce(p.root_id, p.id) where p.id = ${postId}`);
  if (row === undefined) throw new Error(`post ${postId} is not there`);
  const { root_id: rootId, space_id: spaceId, community_id: communityId, version } = row;
  const room =
    communityId === null ? (`user:${row.page_of}` as const) : (`community:${communityId}` as const);
  await appendEvent(tx, type, room, { postId, spaceId, rootId, version: Number(version) });
}
