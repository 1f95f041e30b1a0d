import { mediaChanged } from '@weft/contract/media.ts';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MediaRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { enqueueRemoval } from './remove-files.ts';
import { lockRoom } from './room.ts';

/** How long a file may wait for something to hold it. */
export const keptLooseHours = 24;

type Gone = Pick<MediaRow, 'id' | 'owner_id' | 'storage_key' | 'thumbnail_key'>;

/** Of these, what nothing holds goes, and its room is free; the bytes follow. Under the lock of the owner's room. */
export async function dropMedia(
  tx: Transaction,
  ownerId: string,
  mediaIds: readonly string[],
): Promise<boolean> {
  const gone = await tx.rows<Gone>(sql`
    delete from media where id = any(${mediaIds}) and owner_id = ${ownerId} and loose_since is not null
    returning id, owner_id, storage_key, thumbnail_key`);
  if (gone.length === 0) return false;
  await enqueueRemoval(tx, gone.flatMap(keysOf));
  await appendEvents(
    tx,
    gone.map(({ id }) => newEvent(mediaChanged, `user:${ownerId}`, { mediaId: id })),
  );
  return true;
}

function keysOf({ storage_key, thumbnail_key }: Gone): string[] {
  return thumbnail_key === null ? [storage_key] : [storage_key, thumbnail_key];
}

/** One owner's room is locked at a time: everybody else goes on. */
export async function dropLooseMedia(db: Database): Promise<void> {
  const owners = await db.rows<{ owner_id: string }>(sql`
    select distinct owner_id from media where loose_since < now() - make_interval(hours => ${keptLooseHours})`);
  for (const { owner_id: ownerId } of owners)
    await db.transaction(async (tx) => {
      await lockRoom(tx, ownerId);
      // Asked again under the lock: something may hold it since.
      const loose = await tx.rows<{ id: string }>(sql`
        select id from media
        where owner_id = ${ownerId} and loose_since < now() - make_interval(hours => ${keptLooseHours})
        limit 1000`);
      await dropMedia(
        tx,
        ownerId,
        loose.map(({ id }) => id),
      );
    });
}

/** What nobody went on sending: the room is given back. */
export async function dropExpiredUploads(db: Database): Promise<void> {
  const owners = await db.rows<{ owner_id: string }>(
    sql`select distinct owner_id from uploads where expires_at < now()`,
  );
  for (const { owner_id: ownerId } of owners)
    await db.transaction(async (tx) => {
      await lockRoom(tx, ownerId);
      const ended = await tx.rows<{ parts: string[] }>(sql`
        delete from uploads where owner_id = ${ownerId} and expires_at < now() returning parts`);
      await enqueueRemoval(
        tx,
        ended.flatMap(({ parts }) => parts),
      );
    });
}
