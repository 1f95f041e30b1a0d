import type { PageQuery } from '@weft/contract/page.ts';
import { unreadShown } from '@weft/contract/unread.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { prepared } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import { activeRole } from '../communities/policy.ts';
import { conversationFacts, standingIn } from '../messages/places.ts';
import type { ChannelPlace } from '../messages/policy.ts';
import { type MessageRow, messageColumns, messageTables, presentMessage } from '../messages/present.ts';

/** Of each thread, the end is shown. */
const repliesShown = 2;

const key = z.tuple([time, id]);

interface FollowedRow extends MessageRow {
  readonly conversation: string;
  readonly last_activity_at: Date;
  readonly unread: number;
  readonly latest: string[];
  readonly readable: boolean;
  readonly inside: boolean;
  readonly archived: boolean;
  readonly home_slug: string;
  readonly home_name: string;
  readonly home_visibility: 'public' | 'private';
  readonly home_archived: boolean;
  readonly home_inside: boolean;
}

/** The latest first. One that is spoken in meanwhile moves up, and is not shown twice below. */
export async function listThreadsOf(
  db: Executor,
  actor: User,
  { subject: community }: Permit<'community.read', User | Operator, CommunityFacts>,
  { cursor, limit, unread }: PageQuery & { readonly unread: boolean },
) {
  const { userId } = actor;
  const [at, before] = decodeCursor(key, cursor) ?? [null, null];
  const rows = await db.rows<FollowedRow>(prepared('threads-followed')`
    select ${messageColumns(userId)}, v.id as conversation, v.last_activity_at, n.unread, s.readable, s.inside, s.archived,
      h.slug as home_slug, h.name as home_name, h.visibility as home_visibility,
      h.archived_at is not null as home_archived, hi.user_id is not null as home_inside,
      array(
        select l.id::text from messages l
        where l.conversation_id = v.id and l.seq is not null and l.deleted_at is null
        order by l.seq desc limit ${repliesShown}) as latest
    from conversation_participants f
    join conversations v on v.id = f.conversation_id and v.kind = 'thread' and v.community_id = ${community.id}
    cross join lateral (${standingIn(userId)}) s
    cross join lateral (
      select count(*)::int as unread from (
        select from messages x
        where x.conversation_id = v.id and x.seq > greatest(f.last_read_seq, f.since_seq) and x.author_id <> ${userId}
          and x.deleted_at is null
        limit ${unreadShown}) y) n
    join ${messageTables} on m.id = v.root_message_id
    join channels h on h.id = m.channel_id
    left join channel_members hi on hi.channel_id = h.id and hi.user_id = ${userId}
    where f.user_id = ${userId} and s.readable and v.last_seq > 0 and (not ${unread} or n.unread > 0)
      and (${at}::timestamptz is null or (v.last_activity_at, v.id) < (${at}, ${before}::bigint))
    order by v.last_activity_at desc, v.id desc
    limit ${limit + 1}`);
  const replies = await readReplies(
    db,
    actor,
    rows.slice(0, limit).flatMap(({ latest }) => latest),
  );
  const role = activeRole(community);
  return toPage(
    rows,
    limit,
    (row) => {
      const place = conversationFacts({
        ...{ id: row.conversation, kind: 'thread', community_id: community.id, role },
        ...{
          readable: row.readable,
          inside: row.inside,
          archived: row.archived,
          closed: false,
          takes: null,
          muted: false,
        },
      });
      const home: ChannelPlace = {
        ...{ kind: 'channel', id: row.channel_id ?? '', communityId: community.id, role },
        ...{
          visibility: row.home_visibility,
          inside: row.home_inside,
          archived: row.home_archived,
          muted: false,
        },
      };
      const knowsHome = home.visibility === 'public' || home.inside;
      const root = presentMessage(actor, row, home, true);
      if (root.thread === null) throw new Error(`message ${root.id} has lost its thread`);
      return {
        ...{ thread: root.thread, root, unread: row.unread },
        channel: knowsHome ? { id: home.id, slug: row.home_slug, name: row.home_name } : null,
        latest: row.latest
          .toReversed()
          .flatMap((replyId) => replies.get(replyId) ?? [])
          .map((reply) => presentMessage(actor, reply, place)),
      };
    },
    (row) => [row.last_activity_at.toISOString(), row.conversation],
  );
}

async function readReplies(db: Executor, { userId }: User, messageIds: readonly string[]) {
  const rows = await db.rows<MessageRow>(prepared('messages-by-id')`
    select ${messageColumns(userId)} from ${messageTables} where m.id = any(${messageIds})`);
  return new Map(rows.map((row) => [row.id, row]));
}
