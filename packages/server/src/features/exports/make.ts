import { randomBytes, randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { exportChanged, exportDays } from '@weft/contract/exports.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { defineJob } from '../../core/jobs/job.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { PersonalData } from '../../core/personal-data/personal-data.ts';
import type { Storage } from '../../core/storage/storage.ts';
import { enqueueRemoval } from '../media/remove-files.ts';

export const makeExport = defineJob({
  name: 'exports.make',
  payload: z.object({ exportId: id, userId: id }),
  maxAttempts: 3,
});

interface Order {
  readonly exportId: string;
  readonly userId: string;
}

export interface ExportDesk {
  readonly db: Database;
  readonly storage: Storage;
  readonly data: PersonalData;
}

/**
 * Made in the background, from one moment of the database, on this machine's disk, and kept in the storage when it is
 * whole. It may be begun again. An export that was asked for anew meanwhile has no row any more, and then nothing is kept.
 */
export async function performExport(desk: ExportDesk, order: Order): Promise<void> {
  const { db, storage } = desk;
  const { exportId } = order;
  const [wanted] = await db.rows(sql`select id from data_exports where id = ${exportId}`);
  if (wanted === undefined) return;
  const path = join(storage.incoming, `${randomUUID()}.zip`);
  try {
    const total = await write(desk, order, path);
    const { size: bytes } = await stat(path);
    const key = `exports/${exportId.slice(-2)}/${exportId}-${randomBytes(6).toString('hex')}`;
    await storage.take(key, path);
    await tell(db, order, { state: 'ready', done: total, total, zip: { bytes, key } });
  } catch (error) {
    await tell(db, order, { state: 'failed', done: 0, total: 0 });
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

async function write({ db, storage, data }: ExportDesk, order: Order, path: string): Promise<number> {
  const { steps, writeExport, writeFiles } = await import('../../core/personal-data/write-export.ts');
  const { ZipWriter } = await import('../../core/backup/zip.ts');
  const { userId } = order;
  await mkdir(storage.incoming, { recursive: true });
  const writer = await ZipWriter.create(path);
  const onProgress = (done: number, total: number) => tell(db, order, { state: 'waiting', done, total });
  try {
    const files = await db.transaction((tx) => writeExport({ db: tx, data, userId, writer, onProgress }), {
      ...{ isolation: 'repeatable read', attempts: 1 },
    });
    await writeFiles(storage, writer, files);
    await writer.finish();
    return steps(data);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

interface Standing {
  readonly state: 'waiting' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly zip?: { readonly bytes: number; readonly key: string };
}

async function tell(db: Database, { exportId, userId }: Order, standing: Standing): Promise<void> {
  const { state, done, total, zip } = standing;
  await db.transaction(async (tx) => {
    const changed = await tx.rows(sql`
      update data_exports set state = ${state}, done = ${done}, total = ${total}, bytes = ${zip?.bytes ?? null},
        storage_key = ${zip?.key ?? null}, expires_at = now() + make_interval(days => ${exportDays})
      where id = ${exportId} returning id`);
    if (changed.length > 0) await appendEvent(tx, exportChanged, `user:${userId}`, { exportId });
    else if (zip !== undefined) await enqueueRemoval(tx, [zip.key]);
  });
}
