import { limits } from '@weft/contract/limits.ts';
import { postUpdated } from '@weft/contract/post-events.ts';
import { quotedAtMost } from '@weft/contract/thread-posts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MessagesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { notify } from '../notifications/notify.ts';
import type { SpaceFacts } from '../spaces/policy.ts';
import type { QuotedFacts } from './policy.ts';
import { publishPost } from './publish.ts';
import { tellOfPost } from './tell.ts';
import { type MayPublishThread, quotable } from './thread-post-queries.ts';

export interface NewThreadPost {
  readonly title: string;
  readonly content: string;
  readonly messageIds?: readonly string[] | undefined;
  readonly clientKey: string;
}

/** That its channel stays as open as it is until the post is made. */
export async function holdHome(tx: Transaction, conversationId: string): Promise<void> {
  await tx.rows(sql`
    select from conversation_channels k join channels c on c.id = k.channel_id
    where k.conversation_id = ${conversationId} and k.is_primary for share of c`);
}

/**
 * The post with its quotes, or nothing. Its author's room is locked before (see routes.ts): under one key nothing else is
 * published meanwhile.
 */
export async function publishThread(
  tx: Transaction,
  permit: MayPublishThread,
  space: Permit<'space.post', User, SpaceFacts>,
  { messageIds, title, content, clientKey }: NewThreadPost,
  deepest: number,
): Promise<string> {
  const { actor, subject } = permit;
  const { place } = subject;
  if (place.kind !== 'thread' || place.communityId !== space.subject.community.id)
    throw new Problem('not_found');
  const post = {
    ...({ type: 'text_long', title, content, clientKey } as const),
    ...{ mediaIds: [], coverId: null, songIds: [] },
  };
  const before = await findMade(tx, actor, clientKey);
  if (before !== undefined && before !== place.id) throw new Problem('client_key_reused');
  if (before !== undefined) return publishPost(tx, space, { ...post, quotes: 1 }, deepest);
  const quoted = await holdMessages(tx, permit, space.subject.id, messageIds);
  const postId = await publishPost(tx, space, { ...post, quotes: quoted.length }, deepest);
  await tx.rows(sql`insert into post_threads (post_id, conversation_id) values (${postId}, ${place.id})`);
  await tx.rows(sql`
    insert into post_quotes (post_id, message_id, author_id, position, content, content_html, said_at)
    select ${postId}, m.id, m.author_id, x.n, m.content, m.content_html, m.sent_at
    from unnest(${quoted.map(({ id }) => id)}::bigint[]) with ordinality x (id, n) join messages m on m.id = x.id`);
  const about = { kind: 'post.quoted', postId } as const;
  await notify(
    tx,
    [...new Set(quoted.map(({ author_id }) => author_id))].map((userId) => ({
      ...{ userId, type: 'mention', about, actorId: actor.userId },
    })),
  );
  return postId;
}

/** What was published under this key: of which thread it was made, or null. */
async function findMade(
  tx: Transaction,
  { userId }: User,
  clientKey: string,
): Promise<string | null | undefined> {
  const [made] = await tx.rows<{ conversation_id: string | null }>(sql`
    select w.conversation_id from posts p left join post_threads w on w.post_id = p.id
    where p.author_id = ${userId} and p.client_key = ${clientKey} and p.published_at is not null`);
  return made?.conversation_id;
}

type Quoted = Pick<MessagesRow, 'id' | 'author_id' | 'content' | 'deleted_at'>;

/** From here on they stay as they are: who takes one back in this moment waits, and finds it quoted. */
async function holdMessages(
  tx: Transaction,
  permit: MayPublishThread,
  spaceId: string,
  messageIds: readonly string[] | undefined,
): Promise<Quoted[]> {
  const held = await tx.rows<Quoted>(sql`
    select m.id, m.author_id, m.content from ${quotable(permit, spaceId, messageIds)} c join messages m on m.id = c.id
    where m.deleted_at is null order by c.seq for share of m`);
  if (held.length === 0) throw new Problem('message_deleted');
  const length = held.reduce((sum, { content }) => sum + content.length, 0);
  if (held.length > quotedAtMost || length > limits.postContent.max)
    throw new Problem('thread_too_long', { members: { limit: quotedAtMost } });
  return held;
}

/** All of one's own there; withdrawn twice is once. The post before its quotes, as a message that is taken back has them. */
export async function withdrawQuotes(
  tx: Transaction,
  { actor, subject: { postId } }: Permit<'quote.withdraw', User, QuotedFacts>,
): Promise<void> {
  const [post] = await tx.rows(sql`
    select from posts where id = ${postId} and status = 'published' for no key update`);
  if (post === undefined) throw new Problem('not_found');
  const gone = await tx.rows(sql`
    update post_quotes set content = '', content_html = '', withdrawn_at = now()
    where post_id = ${postId} and author_id = ${actor.userId} and withdrawn_at is null returning message_id`);
  if (gone.length === 0) return;
  await tx.rows(sql`update posts set version = version + 1 where id = ${postId}`);
  await tellOfPost(tx, postUpdated, postId);
}

/** A message was taken back, and its words with it wherever they were quoted: see the trigger. */
export async function tellOfQuoting(tx: Transaction, messageId: string): Promise<void> {
  const quoting = await tx.rows<{ post_id: string }>(
    sql`select post_id from post_quotes where message_id = ${messageId} order by post_id`,
  );
  for (const { post_id } of quoting) await tellOfPost(tx, postUpdated, post_id);
}
