import type { Room } from '@weft/contract/event.ts';
import type { postDeleted, postPublished, postUpdated } from '@weft/contract/post-events.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { tellStatsSoon } from './stats.ts';

interface TellRow {
  readonly parent_id: string | null;
  readonly root_id: string | null;
  readonly space_id: string | null;
  readonly community_id: string | null;
  readonly version: string;
  readonly page_of: string;
}

/**
 * Who hears of a post: whoever has its discussion open; of what is no comment, the community of its space, too, or the devices
 * of the owner of the page that it is on.
 */
export async function roomsOfPost(
  tx: Transaction,
  postId: string,
): Promise<TellRow & { readonly rooms: readonly Room[] }> {
  const [row] = await tx.rows<TellRow>(sql`
    select p.parent_id, p.root_id, p.space_id, p.community_id, p.version, o.author_id as page_of
    from posts p join posts o on o.id = coalesce(p.root_id, p.id) where p.id = ${postId}`);
  if (row === undefined) throw new Error(`post ${postId} is not there`);
  if (row.root_id !== null) return { ...row, rooms: [`post:${row.root_id}`] };
  const around: Room = row.community_id === null ? `user:${row.page_of}` : `community:${row.community_id}`;
  return { ...row, rooms: [around, `post:${postId}`] };
}

/**
 * That something was published, changed or taken back, without what it says: in a room are also those between whom somebody
 * put a block. A comment changes the counts of what it answers and of the whole discussion, which lists show, too.
 */
export async function tellOfPost(
  tx: Transaction,
  type: typeof postPublished | typeof postUpdated | typeof postDeleted,
  postId: string,
): Promise<void> {
  const { rooms, ...row } = await roomsOfPost(tx, postId);
  const { space_id: spaceId, parent_id: parentId, root_id: rootId, version } = row;
  const told = { postId, spaceId, parentId, rootId, version: Number(version) };
  await appendEvents(
    tx,
    rooms.map((room) => newEvent(type, room, told)),
  );
  if (rootId === null || parentId === null || type.type === 'post.updated') return;
  for (const counted of new Set([rootId, parentId])) await tellStatsSoon(tx, counted);
}
