import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Transaction } from '../../core/db/executor.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { defineJob } from '../../core/jobs/job.ts';

export const tellStats = defineJob({ name: 'posts.tell-stats', payload: z.object({ postId: id }) });

/** A post that many like and answer at once is told of once: what came until then is in it. */
const gatherMs = 2_000;

export async function tellStatsSoon(tx: Transaction, postId: string): Promise<void> {
  const runAt = new Date(Date.now() + gatherMs);
  await enqueue(tx, tellStats, { postId }, { runAt, uniqueKey: postId });
}
