import { exportChanged, exportDays } from '@weft/contract/exports.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { defineJob } from '../../core/jobs/job.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { PersonalData } from '../../core/personal-data/personal-data.ts';
import { ChunkedZip } from './chunked-zip.ts';

export const makeExport = defineJob({
  name: 'exports.make',
  payload: z.object({ exportId: id, userId: id }),
  maxAttempts: 3,
});

interface Order {
  readonly exportId: string;
  readonly userId: string;
}

/**
 * Made in the background, from one moment of the database. It may be begun again: pieces of an attempt before go first.
 * An export that was asked for anew meanwhile has no row any more, and then nothing is kept.
 */
export async function performExport(db: Database, data: PersonalData, order: Order): Promise<void> {
  const { exportId, userId } = order;
  const { writeExport } = await import('../../core/personal-data/write-export.ts');
  const [wanted] = await db.rows(sql`select id from data_exports where id = ${exportId}`);
  if (wanted === undefined) return;
  await db.rows(sql`delete from data_export_chunks where export_id = ${exportId}`);
  const writer = new ChunkedZip(async (n, content) => {
    await db.rows(
      sql`insert into data_export_chunks (export_id, n, content) values (${exportId}, ${n}, ${content})`,
    );
  });
  try {
    await db.transaction(
      (tx) =>
        writeExport({
          db: tx,
          ...{ data, userId, writer },
          onProgress: (done, total) => tell(db, order, { state: 'waiting', done, total, bytes: null }),
        }),
      { isolation: 'repeatable read', attempts: 1 },
    );
    const bytes = await writer.finish();
    const parts = data.exports.length;
    await tell(db, order, { state: 'ready', done: parts, total: parts, bytes });
  } catch (error) {
    writer.abandon();
    await tell(db, order, { state: 'failed', done: 0, total: 0, bytes: null });
    throw error;
  }
}

interface Standing {
  readonly state: 'waiting' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly bytes: number | null;
}

async function tell(db: Database, { exportId, userId }: Order, standing: Standing): Promise<void> {
  const { state, done, total, bytes } = standing;
  await db.transaction(async (tx) => {
    const changed = await tx.rows(sql`
      update data_exports set state = ${state}, done = ${done}, total = ${total}, bytes = ${bytes},
        expires_at = now() + make_interval(days => ${exportDays})
      where id = ${exportId} returning id`);
    if (changed.length > 0) await appendEvent(tx, exportChanged, `user:${userId}`, { exportId });
  });
}
