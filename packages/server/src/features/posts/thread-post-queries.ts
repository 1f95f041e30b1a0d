import { quotedAtMost } from '@weft/contract/thread-posts.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { MessagesRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { areApart } from '../blocks/between.ts';
import { readPlace } from '../messages/places.ts';
import { readsSpace, type SpaceFacts } from '../spaces/policy.ts';
import { readableSpaces } from '../spaces/queries.ts';
import type { QuotedFacts, ThreadFacts } from './policy.ts';
import { isReadable } from './readable.ts';

export type MayPublishThread = Permit<'thread.publish', User, ThreadFacts>;

/** A conversation, and whether the channel in which it began is open to the whole community. */
export async function readThreadFacts(db: Executor, actor: User, id: string): Promise<ThreadFacts> {
  const { facts: place } = await readPlace(db, actor, { kind: 'conversation', id });
  const open = await db.rows(sql`
    select from conversation_channels k join channels c on c.id = k.channel_id
    where k.conversation_id = ${id} and k.is_primary and c.visibility = 'public'`);
  return { place, open: open.length > 0 };
}

export async function readQuotedFacts(db: Executor, { userId }: User, postId: string): Promise<QuotedFacts> {
  const quoted = await db.rows(sql`
    select from post_quotes q join posts p on p.id = q.post_id
    where q.post_id = ${postId} and q.author_id = ${userId} and p.status = 'published' limit 1`);
  return { postId, quoted: quoted.length > 0 };
}

/**
 * The messages `w` that a post made of a thread would quote, in the order `seq`, and one more than it can. Those of whom the
 * maker is apart from are not among them, nor of whoever could not read them in the space: they could not take them back.
 */
export function quotable(
  { actor, subject: { place } }: MayPublishThread,
  spaceId: string | null,
  messageIds?: readonly string[],
): Statement {
  const author = sql`w.author_id`;
  const reads =
    spaceId === null
      ? sql``
      : sql`and exists (select from (${readableSpaces(author)}) x where x.id = ${spaceId})`;
  const is = sql`w.deleted_at is null and not w.is_draft and w.content <> ''
    and not ${areApart(author, sql`${actor.userId}::bigint`)} ${reads}`;
  const chosen = messageIds === undefined ? sql`` : sql`and w.id = any(${messageIds})`;
  return sql`(
    (select w.id, 0::bigint as seq from conversations v join messages w on w.id = v.root_message_id
     where v.id = ${place.id} and ${is})
    union all
    (select w.id, w.seq from messages w where w.conversation_id = ${place.id} and w.seq is not null and ${is} ${chosen}
     order by w.seq limit ${quotedAtMost + 1}))`;
}

type Row = Pick<MessagesRow, 'id' | 'author_id' | 'content_html'> &
  Pick<UsersRow, 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & { readonly sent_at: Date };

/** What would be published, and who could read it. */
export async function previewThread(
  db: Executor,
  permit: MayPublishThread,
  space: Permit<'space.post', User, SpaceFacts> | null,
) {
  const { actor, subject } = permit;
  const rows = await db.rows<Row>(sql`
    select m.id, m.author_id, m.content_html, m.sent_at, u.username, a.display_name, a.avatar_media_id
    from ${quotable(permit, space?.subject.id ?? null)} c
    join messages m on m.id = c.id join users u on u.id = m.author_id join user_profiles a on a.user_id = u.id
    order by c.seq limit ${quotedAtMost + 1}`);
  const [post] = await db.rows<{ id: string; title: string }>(sql`
    select p.id, p.title from post_threads w join posts p on p.id = w.post_id
    where w.conversation_id = ${subject.place.id} and ${isReadable(actor.userId)} order by p.id desc limit 1`);
  return {
    messages: rows.slice(0, quotedAtMost).map((row) => ({
      ...{ id: row.id, html: row.content_html, saidAt: row.sent_at.toISOString() },
      author: {
        ...{ id: row.author_id, username: row.username },
        ...{ displayName: row.display_name, avatar: row.avatar_media_id },
      },
    })),
    more: rows.length > quotedAtMost,
    audience: space === null ? null : audienceOf(space.subject),
    post: post ?? null,
  };
}

function audienceOf({ visibility, community }: SpaceFacts): 'everybody' | 'members' {
  return readsSpace({ role: null, visibility, community: community.visibility }) ? 'everybody' : 'members';
}
