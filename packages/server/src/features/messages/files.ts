import type { Attachment } from '@weft/contract/media.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { MediaRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { attachmentJson, presentAttachment } from '../media/attachment.ts';
import { mayUseMedia } from '../media/policy.ts';

/** What hangs on a message, in its order. */
export function attachmentsJson(messageId: Statement): Statement {
  return sql`
    (select coalesce(jsonb_agg(${attachmentJson} order by f.display_order), '[]')
     from media f where f.message_id = ${messageId})`;
}

type FileRow = MediaRow & { readonly mine: boolean };

/**
 * The files that are to hang on what is said or kept under this key: one's own, and held by nothing but that. Asked before
 * anything is locked; what holds them decides it again.
 */
export async function readFiles(
  db: Executor,
  actor: User,
  mediaIds: readonly string[],
  clientKey: string,
): Promise<Attachment[]> {
  if (mediaIds.length === 0) return [];
  const rows = await db.rows<FileRow>(sql`
    select f.*, coalesce(m.author_id = ${actor.userId} and m.client_key = ${clientKey}, false) as mine
    from media f left join messages m on m.id = f.message_id
    where f.id = any(${mediaIds})`);
  const found = new Map(rows.map((row) => [row.id, row]));
  return mediaIds.map((mediaId) => {
    const row = found.get(mediaId);
    if (row === undefined) throw new Problem('not_found');
    mayUseMedia.permit(actor, { id: row.id, ownerId: row.owner_id });
    if (row.loose_since === null && !row.mine) throw new Problem('media_in_use');
    return presentAttachment(row);
  });
}

/**
 * Folded into the statement that writes a message: `held` are the files that hang on it from now on, `loosened` those that
 * hung on it before. `message` names the written row.
 */
export function holding(message: Statement, ownerId: string, files: readonly Attachment[]): Statement {
  const mediaIds = files.map(({ id }) => id);
  return sql`
    loosened as (
      update media f set message_id = null from ${message} w
      where f.message_id = w.id and f.id <> all(${mediaIds}::bigint[])
      returning f.id
    ), held as (
      update media f set message_id = w.id, display_order = given.n
      from ${message} w, unnest(${mediaIds}::bigint[]) with ordinality as given (id, n)
      where f.id = given.id and f.owner_id = ${ownerId} and (f.loose_since is not null or f.message_id = w.id)
      returning f.id
    )`;
}

/** The owner's list of files is another one now. */
export function filesChanged(ownerId: string): Statement {
  return sql`
    select 'media.changed', 'user:' || ${ownerId}::bigint, jsonb_build_object('mediaId', x.id::text)
    from (select id from loosened union all select id from held) x`;
}

/** Something else took hold of one in the same moment: then nothing was written. */
export function requireHeld(files: readonly Attachment[], held: number): void {
  if (held !== files.length) throw new Problem('media_in_use');
}

/** What the files are, and in which order. */
export function sameFiles(some: readonly Attachment[], others: readonly Attachment[]): boolean {
  return some.length === others.length && some.every(({ id }, at) => id === others[at]?.id);
}
