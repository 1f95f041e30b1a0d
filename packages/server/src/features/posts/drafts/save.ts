import { postDraftDiscarded, postDraftSaved } from '@weft/contract/post-draft-events.ts';
import type { PostDraft } from '@weft/contract/post-drafts.ts';
import type { PostType } from '@weft/contract/posts.ts';
import type { Transaction } from '../../../core/db/executor.ts';
import type { PostsRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import { holdFiles, lockFiles } from '../files.ts';
import { type MayPublish, placeOf } from '../place.ts';
import { findSongs, setSongs } from '../songs.ts';
import { findDraft, type MayUseDrafts } from './queries.ts';
import { tellOfDraft } from './tell.ts';

export interface ToSave {
  readonly clientKey: string;
  readonly type: PostType;
  readonly title: string;
  readonly content: string;
  readonly mediaIds: readonly string[];
  readonly coverId: string | null;
  readonly songIds: readonly string[];
  readonly spaceId: string | null;
  readonly parentId: string | null;
  readonly saveId: string;
  readonly builtOn: number;
}

/** There is nothing in it that one would want to find again. */
export function saysNothing({ title, content, mediaIds, coverId, songIds }: ToSave): boolean {
  const files = mediaIds.length + songIds.length + (coverId === null ? 0 : 1);
  return files === 0 && title.trim() === '' && content.trim() === '';
}

/**
 * Goes on from the revision that it says, or is refused with what is kept. Of one author one save comes after the other, under
 * the lock of the room of their files. What waits for its time goes on waiting.
 */
export async function saveDraft(tx: Transaction, permit: MayPublish, save: ToSave): Promise<PostDraft> {
  const { actor } = permit;
  const before = await lockDraft(tx, actor.userId, save.clientKey);
  const songs = await findSongs(tx, actor, save.songIds);
  const kept = before && (await findDraft(tx, actor.userId, save.clientKey));
  if (before !== undefined && kept !== undefined) {
    const isSame = before.save_id === save.saveId || says(kept, { ...save, songIds: songs });
    const { parentId, revision } = kept;
    if (parentId === save.parentId && isSame) return kept;
    if (parentId !== save.parentId || revision !== save.builtOn)
      throw new Problem('draft_conflict', { members: { draft: kept } });
  }
  const held = await lockFiles(tx, actor, save, before?.id);
  const row = await (before === undefined ? write(tx, permit, save) : change(tx, permit, before.id, save));
  await holdFiles(tx, actor, row.id, held);
  await setSongs(tx, row.id, songs);
  await tellOfDraft(tx, postDraftSaved, row);
  const draft = await findDraft(tx, actor.userId, save.clientKey);
  if (draft === undefined) throw new Error(`draft ${row.id} is not there`);
  return draft;
}

/** Nothing is left of it. On an older revision it is thrown away no more than it would be overwritten. */
export async function emptyDraft(
  tx: Transaction,
  { subject: { userId } }: MayUseDrafts,
  { clientKey, builtOn }: ToSave,
): Promise<null> {
  const before = await lockDraft(tx, userId, clientKey);
  if (before === undefined) return null;
  const kept = await findDraft(tx, userId, clientKey);
  if (kept?.revision !== builtOn) throw new Problem('draft_conflict', { members: { draft: kept } });
  await remove(tx, before);
  return null;
}

/** Whatever was written since goes, too: somebody said so. */
export async function discardDraft(
  tx: Transaction,
  { subject: { userId } }: MayUseDrafts,
  clientKey: string,
): Promise<void> {
  const [draft] = await tx.rows<PostsRow>(sql`
    select * from posts where author_id = ${userId} and client_key = ${clientKey} and status in ('draft', 'scheduled')
    for update`);
  if (draft === undefined) throw new Problem('not_found');
  await remove(tx, draft);
}

async function remove(tx: Transaction, draft: PostsRow): Promise<void> {
  await holdFiles(tx, { userId: draft.author_id }, draft.id, { files: [], cover: null });
  await tx.rows(sql`delete from posts where id = ${draft.id}`);
  await tellOfDraft(tx, postDraftDiscarded, draft);
}

/** A late save never brings back what was published. */
async function lockDraft(tx: Transaction, userId: string, clientKey: string): Promise<PostsRow | undefined> {
  const [row] = await tx.rows<PostsRow>(sql`
    select * from posts where author_id = ${userId} and client_key = ${clientKey} for update`);
  if (row !== undefined && row.published_at !== null) throw new Problem('draft_sent');
  return row;
}

function says(kept: PostDraft, save: ToSave): boolean {
  const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id).join();
  return (
    kept.type === save.type &&
    kept.title === save.title &&
    kept.content === save.content &&
    kept.spaceId === (save.parentId === null ? save.spaceId : kept.spaceId) &&
    ids(kept.files) === save.mediaIds.join() &&
    (kept.cover?.id ?? null) === save.coverId &&
    ids(kept.songs) === save.songIds.join()
  );
}

async function write(tx: Transaction, permit: MayPublish, save: ToSave): Promise<PostsRow> {
  const { type, title, content, clientKey, saveId, builtOn } = save;
  const [made] = await tx.rows<PostsRow>(sql`
    insert into posts (author_id, type, status, title, content, client_key, save_id, version, published_at,
      community_id, space_id, parent_id, root_id, depth)
    select ${permit.actor.userId}, ${type}, 'draft', ${title}, ${content}, ${clientKey}, ${saveId}, ${builtOn + 1}, null, place.*
    from (${placeOf(permit)}) place
    on conflict (author_id, client_key) do nothing
    returning *`);
  // Published in the same moment, by a way that needs no room for files.
  if (made === undefined) throw new Problem('draft_sent');
  return made;
}

async function change(
  tx: Transaction,
  permit: MayPublish,
  draftId: string,
  { type, title, content, saveId }: ToSave,
): Promise<PostsRow> {
  const [changed] = await tx.rows<PostsRow>(sql`
    update posts d set type = ${type}, title = ${title}, content = ${content}, save_id = ${saveId}, version = d.version + 1,
      community_id = place.community_id, space_id = place.space_id
    from (${placeOf(permit)}) place (community_id, space_id, parent_id, root_id, depth)
    where d.id = ${draftId} returning d.*`);
  if (changed === undefined) throw new Problem('parent_not_there');
  return changed;
}
