import { postStats } from '@weft/contract/post-events.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { defineJob } from '../../core/jobs/job.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import { roomOfPost } from './tell.ts';

export const tellStats = defineJob({ name: 'posts.tell-stats', payload: z.object({ postId: id }) });

/** A post that many like at once is told of once: what came until then is in it. */
const gatherMs = 2_000;

export async function tellStatsSoon(tx: Transaction, postId: string): Promise<void> {
  const runAt = new Date(Date.now() + gatherMs);
  await enqueue(tx, tellStats, { postId }, { runAt, uniqueKey: postId });
}

export async function tellOfStats(tx: Transaction, postId: string): Promise<void> {
  const [row] = await tx.rows<{ likes: number; version: string }>(sql`
    select n.likes, n.version from post_stats n join posts p on p.id = n.post_id
    where n.post_id = ${postId} and p.status = 'published'`);
  // Taken back meanwhile.
  if (row === undefined) return;
  const { room } = await roomOfPost(tx, postId);
  await appendEvent(tx, postStats, room, { postId, likes: row.likes, version: Number(row.version) });
}
