import type { Room } from '@weft/contract/event.ts';
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

/** Who hears of a post: the community of its space, or the devices of the owner of the page that it is on. */
export async function roomOfPost(
  tx: Transaction,
  postId: string,
): Promise<TellRow & { readonly room: Room }> {
  const [row] = await tx.rows<TellRow>(sql`
    select p.root_id, p.space_id, p.community_id, p.version, o.author_id as page_of
    from posts p join posts o on o.id = coalesce(p.root_id, p.id) where p.id = ${postId}`);
  if (row === undefined) throw new Error(`post ${postId} is not there`);
  const room: Room = row.community_id === null ? `user:${row.page_of}` : `community:${row.community_id}`;
  return { ...row, room };
}

/**
 * That something was published, changed or taken back, without what it says: in a community everybody reads all of its
 * spaces, but for those between whom somebody put a block.
 */
export async function tellOfPost(
  tx: Transaction,
  type: typeof postPublished | typeof postUpdated | typeof postDeleted,
  postId: string,
): Promise<void> {
  const { room, space_id: spaceId, root_id: rootId, version } = await roomOfPost(tx, postId);
  await appendEvent(tx, type, room, { postId, spaceId, rootId, version: Number(version) });
}
