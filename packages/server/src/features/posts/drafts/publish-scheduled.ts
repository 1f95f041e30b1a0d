import type { ErrorCode } from '@weft/contract/errors.ts';
import type { NotificationAbout } from '@weft/contract/notifications.ts';
import { postDraftSaved } from '@weft/contract/post-draft-events.ts';
import { attempt } from '../../../core/db/attempt.ts';
import type { Transaction } from '../../../core/db/executor.ts';
import type { PostsRow, UsersRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { User } from '../../../core/policy/actor.ts';
import { lockRoom } from '../../media/room.ts';
import { notify } from '../../notifications/notify.ts';
import { mayPublishIn } from '../place.ts';
import { publishPost } from '../publish.ts';
import { findDraft } from './queries.ts';
import { tellOfDraft } from './tell.ts';

type Why = Extract<NotificationAbout, { kind: 'post.not_published' }>['why'];

const reasons: Partial<Record<ErrorCode, Why>> = {
  invalid_request: 'unfit',
  media_in_use: 'unfit',
  not_found: 'place_gone',
  forbidden: 'no_member',
  space_archived: 'space_archived',
  member_muted: 'member_muted',
  parent_not_there: 'parent_gone',
  thread_too_deep: 'too_deep',
};

const isRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && reasons[error.code] !== undefined;

/**
 * Its time has come. Whether its author may publish it there is asked now; where they may not, it is a draft again, and they are
 * told why. In the transaction of the job: it happens once, whoever else takes the job up, and however late.
 */
export async function publishDue(
  tx: Transaction,
  { postId, at }: { readonly postId: string; readonly at: string },
  deepest: number,
): Promise<void> {
  const [due] = await tx.rows<Pick<PostsRow, 'author_id'>>(
    sql`select author_id from posts where id = ${postId} and status = 'scheduled'`,
  );
  if (due === undefined) return;
  await lockRoom(tx, due.author_id);
  // Under the lock, which everybody has who changes it: it may have been put off, published or thrown away meanwhile.
  const [row] = await tx.rows<PostsRow & { author_status: UsersRow['status'] }>(sql`
    select p.*, u.status as author_status from posts p join users u on u.id = p.author_id
    where p.id = ${postId} and p.status = 'scheduled' and p.scheduled_for = ${at} for no key update of p`);
  if (row === undefined) return;
  if (row.author_status !== 'active') return makeDraft(tx, row, 'suspended');
  const refused = await attempt(tx, () => publish(tx, row, deepest), isRefusal);
  if (refused !== undefined) await makeDraft(tx, row, reasons[refused.code] ?? 'unfit');
}

async function publish(tx: Transaction, row: PostsRow, deepest: number): Promise<undefined> {
  const actor: User = {
    kind: 'user',
    userId: row.author_id,
    ...{ sessionId: '', role: 'user', scopes: 'all' },
  };
  const draft = await findDraft(tx, row.author_id, row.client_key);
  if (draft === undefined) throw new Error(`draft ${row.id} is not there`);
  const { type, clientKey, parentId } = draft;
  // A comment stands where its post stands.
  const place = { spaceId: parentId === null ? draft.spaceId : null, parentId };
  const post = {
    ...{ type, clientKey, title: draft.title.trim(), content: draft.content.trim() },
    mediaIds: draft.files.map(({ id }) => id),
    coverId: draft.cover?.id ?? null,
    songIds: draft.songs.map(({ id }) => id),
  };
  await publishPost(tx, await mayPublishIn(tx, actor, place), post, deepest);
}

async function makeDraft(
  tx: Transaction,
  { id, author_id: userId, client_key: clientKey }: PostsRow,
  why: Why,
) {
  const [row] = await tx.rows<PostsRow>(sql`
    update posts set status = 'draft', scheduled_for = null, version = version + 1 where id = ${id} returning *`);
  if (row === undefined) throw new Error(`draft ${id} is not there`);
  await tellOfDraft(tx, postDraftSaved, row);
  const about = { kind: 'post.not_published', clientKey, why } as const;
  await notify(tx, [{ userId, type: 'system', about, actorId: null }]);
}
