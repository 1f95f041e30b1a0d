import type { Media, StorageUse, Upload } from '@weft/contract/media.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { CommunitiesRow, MediaRow, UploadsRow, UsersRow } from '../../core/db/row-types.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { keptLooseHours } from './let-go.ts';
import type { MediaFacts } from './policy.ts';
import { presentRoom, type RoomRow, roomColumns, roomTables } from './tiers.ts';

/** One that has expired is gone, whether it was swept already or not. */
export async function findUpload(db: Executor, uploadId: string): Promise<UploadsRow | undefined> {
  const [row] = await db.rows<UploadsRow>(
    sql`select * from uploads where id = ${uploadId} and expires_at > now()`,
  );
  return row;
}

export async function findMedia(db: Executor, mediaId: string): Promise<MediaRow | undefined> {
  const [row] = await db.rows<MediaRow>(sql`select * from media where id = ${mediaId}`);
  return row;
}

/** A file that was whole before is the end of its upload: who lost the last answer learns it here. */
export async function readUpload(db: Executor, uploadId: string): Promise<Upload & { ownerId: string }> {
  const row = await findUpload(db, uploadId);
  if (row !== undefined) return { ownerId: row.owner_id, ...presentUpload(row) };
  const kept = await findMedia(db, uploadId);
  if (kept === undefined) throw new Problem('not_found');
  const media = presentMedia(kept);
  const { bytes, name } = media;
  return { ownerId: kept.owner_id, id: uploadId, name, bytes, received: bytes, expiresAt: null, media };
}

export function presentUpload(row: UploadsRow): Upload {
  return {
    id: row.id,
    name: row.name,
    bytes: Number(row.declared_bytes),
    received: Number(row.received_bytes),
    expiresAt: row.expires_at.toISOString(),
    media: null,
  };
}

export interface MediaWithFacts {
  readonly row: MediaRow;
  readonly facts: MediaFacts;
}

type FactsRow = MediaRow & {
  readonly community_visibility: CommunitiesRow['visibility'] | null;
  readonly owner_status: UsersRow['status'];
  readonly reads_profile: boolean;
  readonly knows_owner: boolean;
  readonly member: boolean;
  readonly reads_message: boolean;
  readonly reads_post: boolean;
};

/** Whether somebody may see a thing, as SQL. The things come after files: whoever puts the features together says how. */
type Sees = (readerId: string | null, thingId: Statement) => Statement;

export interface Holders {
  readonly readsMessage: Sees;
  readonly readsPost: Sees;
  readonly readsProfile: Sees;
  readonly knowsOf: Sees;
}

/** Runs for every picture on a page, so it is one prepared statement. */
export async function readMediaFor(
  db: Executor,
  actor: Actor,
  mediaId: string,
  { readsMessage, readsPost, readsProfile, knowsOf }: Holders,
): Promise<MediaWithFacts> {
  const readerId = actor.kind === 'user' ? actor.userId : null;
  const [row] = await db.rows<FactsRow>(prepared('media-for')`
    select m.*, c.visibility as community_visibility, u.status as owner_status,
      m.profile_id is not null and ${readsProfile(readerId, sql`m.profile_id`)} as reads_profile,
      m.profile_id is not null and ${knowsOf(readerId, sql`m.profile_id`)} as knows_owner,
      exists (
        select from members x
        where x.user_id = ${readerId} and x.status = 'active' and x.community_id = m.community_id) as member,
      m.message_id is not null and ${readsMessage(readerId, sql`m.message_id`)} as reads_message,
      m.post_id is not null and ${readsPost(readerId, sql`m.post_id`)} as reads_post
    from media m
    left join communities c on c.id = m.community_id
    join users u on u.id = m.owner_id
    where m.id = ${mediaId}`);
  if (row === undefined) throw new Problem('not_found');
  return { row, facts: { id: row.id, ownerId: row.owner_id, heldBy: holderOf(row) } };
}

function holderOf(row: FactsRow): MediaFacts['heldBy'] {
  // Whose page is not there while they are suspended or gone, has no picture on it either.
  if (row.profile_part !== null && row.owner_status !== 'active') return { kind: 'nothing' };
  if (row.profile_part !== null)
    return { kind: 'profile', part: row.profile_part, readable: row.reads_profile, known: row.knows_owner };
  if (row.community_visibility !== null)
    return { kind: 'community', visibility: row.community_visibility, member: row.member };
  if (row.message_id !== null) return { kind: 'message', readable: row.reads_message };
  if (row.post_id !== null) return { kind: 'post', readable: row.reads_post };
  return { kind: 'nothing' };
}

export function presentMedia(row: MediaRow): Media {
  const goesAt = row.loose_since === null ? null : row.loose_since.getTime() + keptLooseHours * 3_600_000;
  return {
    id: row.id,
    type: row.type,
    mimeType: row.mime_type,
    name: row.name,
    bytes: Number(row.size),
    width: row.width,
    height: row.height,
    durationMs: row.duration_ms,
    thumbnail: row.thumbnail_key !== null,
    heldBy: row.profile_part ?? heldBy(row),
    goesAt: goesAt === null ? null : new Date(goesAt).toISOString(),
    createdAt: row.created_at.toISOString(),
  };
}

function heldBy(row: MediaRow): Media['heldBy'] {
  if (row.community_id !== null) return 'community';
  if (row.message_id !== null) return 'message';
  return row.post_id === null ? null : 'post';
}

type Mine = Permit<'media.upload', User, { userId: string }>;

const mediaKey = z.tuple([id]);

/** By id: one person's uploads begin one after the other. */
export async function listMediaOf(db: Executor, { subject }: Mine, page: PageQuery) {
  const [before] = decodeCursor(mediaKey, page.cursor) ?? [null];
  const rows = await db.rows<MediaRow>(sql`
    select * from media
    where owner_id = ${subject.userId} and (${before}::bigint is null or id < ${before})
    order by id desc
    limit ${page.limit + 1}`);
  return toPage(rows, page.limit, presentMedia, (row) => [row.id]);
}

export async function readStorage(
  db: Executor,
  { subject: { userId } }: Mine,
  maxFileBytes: number,
): Promise<StorageUse> {
  const [row] = await db.rows<RoomRow & { readonly files: string }>(sql`
    select ${roomColumns}, (select count(*) from media m where m.owner_id = s.user_id) as files
    from ${roomTables}
    where s.user_id = ${userId}`);
  if (row === undefined) throw new Error(`user ${userId} has no room for files`);
  return { ...presentRoom(row), files: Number(row.files), maxFileBytes };
}
