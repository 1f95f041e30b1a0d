import type { Upload } from '@weft/contract/media.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { UploadsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { UploadFacts } from './policy.ts';
import { presentUpload } from './queries.ts';
import { enqueueRemoval } from './remove-files.ts';
import { lockRoom, requireRoom } from './room.ts';

/** More at once than any browser sends; whoever opens them in a loop is stopped here. */
export const uploadsAtMost = 50;
/** Since the last byte came. */
const expiryHours = 24;

type MayUse = Permit<'upload.use', User, UploadFacts>;

export interface Announced {
  readonly name: string;
  readonly bytes: number;
}

/** Reserves the bytes: all that is announced fits, however many announce at the same moment. */
export async function beginUpload(
  tx: Transaction,
  { subject: { userId } }: Permit<'media.upload', User, { userId: string }>,
  { name, bytes }: Announced,
): Promise<Upload> {
  requireRoom(await lockRoom(tx, userId), bytes);
  const [counted] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from uploads where owner_id = ${userId}`,
  );
  const use = counted?.n ?? 0;
  if (use >= uploadsAtMost) throw new Problem('too_many_uploads', { members: { limit: uploadsAtMost, use } });
  const [row] = await tx.rows<UploadsRow>(sql`
    insert into uploads (owner_id, name, declared_bytes, expires_at)
    values (${userId}, ${name}, ${bytes}, now() + make_interval(hours => ${expiryHours}))
    returning *`);
  if (row === undefined) throw new Error('the new upload has no row');
  return presentUpload(row);
}

export interface StoredPart {
  readonly key: string;
  readonly bytes: number;
}

/**
 * Counts a part that is in the storage, if it goes on where the last one ended. Of two requests that send the same
 * bytes the first is right; the other learns it by false.
 */
export async function addPart(
  db: Executor,
  { subject }: MayUse,
  offset: number,
  part: StoredPart,
): Promise<boolean> {
  const added = await db.rows(sql`
    update uploads set parts = parts || ${part.key}::text, received_bytes = received_bytes + ${part.bytes},
      expires_at = now() + make_interval(hours => ${expiryHours})
    where id = ${subject.id} and received_bytes = ${offset} and expires_at > now()
    returning id`);
  return added.length > 0;
}

/** Gives the room back; the bytes that had come are removed. */
export async function endUpload(tx: Transaction, { subject }: MayUse): Promise<boolean> {
  await lockRoom(tx, subject.ownerId);
  const [ended] = await tx.rows<Pick<UploadsRow, 'parts'>>(
    sql`delete from uploads where id = ${subject.id} returning parts`,
  );
  if (ended !== undefined) await enqueueRemoval(tx, ended.parts);
  return ended !== undefined;
}
