import { postStats } from '@weft/contract/post-events.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { PostStatsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { roomsOfPost } from './tell.ts';

/** How a post is counted now, to everybody who may see it somewhere. */
export async function tellOfStats(tx: Transaction, postId: string): Promise<void> {
  const [row] = await tx.rows<
    Pick<PostStatsRow, 'likes' | 'replies' | 'thread' | 'reposts' | 'views' | 'version'>
  >(sql`
    select n.likes, n.replies, n.thread, n.reposts, n.views, n.version from post_stats n join posts p on p.id = n.post_id
    where n.post_id = ${postId} and p.status = 'published'`);
  // Taken back meanwhile.
  if (row === undefined) return;
  const { rooms } = await roomsOfPost(tx, postId);
  const told = { ...row, postId, views: Number(row.views), version: Number(row.version) };
  await appendEvents(
    tx,
    rooms.map((room) => newEvent(postStats, room, told)),
  );
}
