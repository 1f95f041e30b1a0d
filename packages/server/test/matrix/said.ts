import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';

/** What is said in a world. */
export interface SaidThings {
  /** The owner's, in the public channel; nothing hangs on it. */
  readonly messageId: string;
  /** The owner's, in the private one. */
  readonly privateMessageId: string;
  /** Of the plain member who is nobody of the roles, in the public channel; the owner carried it on. */
  readonly rootMessageId: string;
  readonly conversationId: string;
  /** Public, and where that thread was carried to; the owner is in it. */
  readonly carriedChannelId: string;
  /** Between the owner and that plain member. */
  readonly directId: string;
  /** Between the owner and whom they have blocked. */
  readonly closedDirectId: string;
  /** The owner's, in the channel that the thread was carried to. */
  readonly draftId: string;
  /** By the plain member who is nobody of the roles, about the owner's message in the private channel. */
  readonly reportId: string;
  /** By the same, about whom only the server's people see it. */
  readonly serverReportId: string;
  readonly emoji: string;
}

interface Where {
  readonly communityId: string;
  readonly channelId: string;
  readonly privateChannelId: string;
}

export async function saySomething(
  db: Database,
  { communityId, channelId, privateChannelId }: Where,
  { owner, other, blocked }: { readonly owner: string; readonly other: string; readonly blocked: string },
): Promise<SaidThings> {
  const evidence = JSON.stringify({ message: null, before: [], page: null });
  const [made] = await db.rows<Omit<SaidThings, 'emoji'>>(sql`
    with h as (
      insert into channels (community_id, slug, name, created_by, last_seq)
      values (${communityId}, 'moon', 'moon', ${owner}, 1) returning id
    ), i as (
      insert into channel_members (channel_id, user_id) select id, ${owner} from h
    ), m as (
      insert into messages (author_id, channel_id, content, client_key, seq, sent_at)
      values (${owner}, ${channelId}, 'a', 'a', 1, now()), (${owner}, ${privateChannelId}, 'b', 'b', 1, now()),
        (${other}, ${channelId}, 'c', 'c', 2, now())
      returning id, client_key
    ), counted as (
      update channels set last_seq = 2 where id in (${channelId}, ${privateChannelId})
    ), v as (
      insert into conversations (kind, community_id, root_message_id)
      select 'thread', ${communityId}, id from m where client_key = 'c' returning id
    ), k as (
      insert into conversation_channels (conversation_id, channel_id, is_primary, seq, carried_at, carried_by)
      select v.id, ${channelId}::bigint, true, null, null, null from v
      union all select v.id, h.id, false, 1, now(), ${owner}::bigint from v, h
    ), d as (
      insert into conversations (kind, founding_key) values ('direct', ${`${owner},${other}`}) returning id
    ), b as (
      insert into blocks (blocker_id, blocked_id) values (${owner}, ${blocked})
    ), x as (
      insert into conversations (kind, founding_key, closed) values ('direct', ${`${owner},${blocked}`}, true) returning id
    ), p as (
      insert into conversation_participants (conversation_id, user_id, role)
      select d.id, unnest(${[owner, other]}::bigint[]), 'participant' from d
      union all select x.id, unnest(${[owner, blocked]}::bigint[]), 'participant' from x
    ), r as (
      insert into reports (reporter_id, target, message_id, user_id, community_id, reason, evidence)
      select ${other}::bigint, 'message', m.id, ${owner}::bigint, ${communityId}::bigint, 'spam', ${evidence}::jsonb
      from m where client_key = 'b'
      union all select ${other}, 'user', null, ${owner}, null, 'spam', ${evidence}
      returning id, target
    ), w as (
      insert into messages (author_id, channel_id, content, client_key, is_draft)
      select ${owner}, h.id, 'w', 'w', true from h
      returning id
    )
    select a.id as "messageId", b.id as "privateMessageId", c.id as "rootMessageId", v.id as "conversationId",
      h.id as "carriedChannelId", d.id as "directId", x.id as "closedDirectId", w.id as "draftId",
      r.id as "reportId", s.id as "serverReportId"
    from m a, m b, m c, v, h, d, x, w, r, r s where a.client_key = 'a' and b.client_key = 'b' and c.client_key = 'c'
      and r.target = 'message' and s.target = 'user'`);
  if (made === undefined) throw new Error('nothing was said');
  return { ...made, emoji: encodeURIComponent('👀') };
}
