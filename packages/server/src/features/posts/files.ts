import { mediaChanged } from '@weft/contract/media.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MediaRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import { dropMedia } from '../media/let-go.ts';
import { mayUseMedia } from '../media/policy.ts';
import { lockRoom } from '../media/room.ts';

export interface PostFiles {
  readonly files: readonly MediaRow[];
  readonly cover: MediaRow | null;
}

/** One's own, and held by nothing yet but the draft. From here on the room of whose files they are is locked. */
export async function lockFiles(
  tx: Transaction,
  actor: User,
  { mediaIds, coverId }: { readonly mediaIds: readonly string[]; readonly coverId: string | null },
  draftId?: string,
): Promise<PostFiles> {
  const wanted = coverId === null ? mediaIds : [...mediaIds, coverId];
  if (wanted.length === 0) return { files: [], cover: null };
  if (new Set(wanted).size < wanted.length) throw new Problem('media_in_use');
  await lockRoom(tx, actor.userId);
  const rows = await tx.rows<MediaRow>(sql`select * from media where id = any(${wanted})`);
  const found = new Map(rows.map((row) => [row.id, row]));
  const free = (mediaId: string) => {
    const row = found.get(mediaId);
    if (row === undefined) throw new Problem('not_found');
    mayUseMedia.permit(actor, { id: row.id, ownerId: row.owner_id });
    if (row.loose_since === null && row.post_id !== (draftId ?? '')) throw new Problem('media_in_use');
    return row;
  };
  return { files: mediaIds.map(free), cover: coverId === null ? null : free(coverId) };
}

/** The cover has the number 0, the files those from 1 on. What hung on it as a draft and is not named is let go of. */
export async function holdFiles(
  tx: Transaction,
  actor: Pick<User, 'userId'>,
  postId: string,
  { files, cover }: PostFiles,
): Promise<void> {
  const ids = files.map(({ id }) => id);
  const all = cover === null ? ids : [...ids, cover.id];
  const loosened = await tx.rows<{ id: string }>(sql`
    update media set post_id = null where post_id = ${postId} and id <> all(${all}::bigint[]) returning id`);
  const held = await tx.rows<{ id: string }>(sql`
    update media f set post_id = ${postId}, display_order = coalesce(given.n, 0)
    from unnest(${all}::bigint[]) wanted (id)
    left join unnest(${ids}::bigint[]) with ordinality given (id, n) on given.id = wanted.id
    where f.id = wanted.id and (f.post_id, f.display_order) is distinct from (${postId}::bigint, coalesce(given.n, 0))
    returning f.id`);
  await appendEvents(
    tx,
    [...loosened, ...held].map(({ id: mediaId }) =>
      newEvent(mediaChanged, `user:${actor.userId}`, { mediaId }),
    ),
  );
}

/** They go with the post, and their room is free at once. Call before the post's own row is locked. */
export async function lockHeld(tx: Transaction, postId: string, ownerId: string): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`select id from media where post_id = ${postId}`);
  if (rows.length > 0) await lockRoom(tx, ownerId);
  return rows.map(({ id }) => id);
}

export async function letGoOf(
  tx: Transaction,
  ownerId: string,
  postId: string,
  mediaIds: readonly string[],
): Promise<void> {
  if (mediaIds.length === 0) return;
  await tx.rows(sql`update media set post_id = null where post_id = ${postId}`);
  await dropMedia(tx, ownerId, mediaIds);
}
