import { randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { mediaChanged } from '@weft/contract/media.ts';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { UploadsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { type Storage, StorageError } from '../../core/storage/storage.ts';
import { type Looked, lookAt } from './look-at.ts';
import type { PictureDesk } from './picture-desk.ts';
import type { UploadFacts } from './policy.ts';
import { findMedia } from './queries.ts';
import type { ArrivedPart } from './receive.ts';
import { enqueueRemoval } from './remove-files.ts';
import { lockRoom, requireRoom } from './room.ts';
import { endUpload } from './uploads.ts';

type MayUse = Permit<'upload.use', User, UploadFacts>;

/** What takes files in. */
export interface Intake {
  readonly db: Database;
  readonly storage: Storage;
  readonly pictures: PictureDesk;
}

export interface Whole {
  readonly upload: UploadsRow;
  /** How much is in the storage; the last part makes it whole and is not in it yet. */
  readonly offset: number;
  readonly last: ArrivedPart;
}

/**
 * The last part has come. The file is put together and looked at, and then one transaction makes an upload into a
 * file. Until that is committed the last part does not count: a server that dies in between is sent it again.
 */
export async function finishUpload(intake: Intake, permit: MayUse, whole: Whole): Promise<void> {
  const { db, storage, pictures } = intake;
  const path = await assemble(storage, whole);
  let looked: Looked | undefined;
  try {
    looked = await lookAt(pictures, path);
    await keep(intake, permit, whole, looked);
  } catch (error) {
    // It would be refused again, however often it was sent.
    if (error instanceof Problem && isRefusal(error)) await db.transaction((tx) => endUpload(tx, permit));
    throw error;
  } finally {
    for (const left of [path, looked?.path ?? path, `${path}-cleaned`]) await rm(left, { force: true });
  }
}

const isRefusal = ({ code }: Problem) =>
  code === 'file_type_refused' || code === 'file_unreadable' || code === 'storage_full';

async function assemble(storage: Storage, { upload, last }: Whole): Promise<string> {
  if (upload.parts.length === 0) return last.path;
  const path = join(storage.incoming, randomUUID());
  try {
    for (const key of upload.parts) {
      const part = await storage.get(key);
      if (part === undefined) throw new StorageError(`${key} is not there`);
      await pipeline(part, createWriteStream(path, { flags: 'a', mode: 0o600 }));
    }
    await pipeline(createReadStream(last.path), createWriteStream(path, { flags: 'a' }));
    return path;
  } catch (error) {
    await rm(path, { force: true });
    throw error instanceof StorageError
      ? error
      : new StorageError('The parts could not be put together', error);
  } finally {
    await rm(last.path, { force: true });
  }
}

async function keep({ db, storage }: Intake, permit: MayUse, whole: Whole, looked: Looked): Promise<void> {
  // Keys of this attempt alone: two last parts at the same moment write two files, and one of them is kept.
  const { id } = permit.subject;
  const name = `${id.slice(-2)}/${id}-${randomBytes(6).toString('hex')}`;
  const key = `media/${name}`;
  const thumbnailKey = looked.thumbnail === undefined ? null : `thumbnails/${name}`;
  const keys = thumbnailKey === null ? [key] : [key, thumbnailKey];
  await storage.take(key, looked.path);
  if (looked.thumbnail !== undefined && thumbnailKey !== null)
    await storage.put(thumbnailKey, looked.thumbnail, looked.thumbnail.length);
  try {
    const kept = await db.transaction((tx) => insertMedia(tx, permit, whole, looked, { key, thumbnailKey }), {
      repeatable: true,
    });
    if (!kept) await db.transaction((tx) => enqueueRemoval(tx, keys));
  } catch (error) {
    // Only what surely has no row: a commit that nobody can tell of may have made one, and the sweep sees which.
    if (error instanceof Problem) await db.transaction((tx) => enqueueRemoval(tx, keys));
    throw error;
  }
}

/** False: it is there already, by a request that was faster. */
async function insertMedia(
  tx: Transaction,
  { subject: { id, ownerId } }: MayUse,
  { upload, offset }: Whole,
  looked: Looked,
  { key, thumbnailKey }: { readonly key: string; readonly thumbnailKey: string | null },
): Promise<boolean> {
  await lockRoom(tx, ownerId);
  const ended = await tx.rows(
    sql`delete from uploads where id = ${id} and received_bytes = ${offset} returning id`,
  );
  if (ended.length === 0) {
    const before = await findMedia(tx, id);
    if (before === undefined) throw new Problem('not_found');
    return before.storage_key === key;
  }
  // Its reservation is given back by now: what is left must take the file as it is.
  requireRoom(await lockRoom(tx, ownerId), looked.bytes);
  await tx.rows(sql`
    insert into media (id, owner_id, type, storage_key, size, mime_type, name, width, height, duration_ms, thumbnail_key)
    values (${id}, ${ownerId}, ${looked.type}, ${key}, ${looked.bytes}, ${looked.mimeType}, ${upload.name},
      ${looked.width}, ${looked.height}, ${looked.durationMs}, ${thumbnailKey})`);
  await enqueueRemoval(tx, upload.parts);
  await appendEvent(tx, mediaChanged, `user:${ownerId}`, { mediaId: id });
  return true;
}
