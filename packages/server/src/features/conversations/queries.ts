import type {
  Conversation,
  ConversationChannel,
  DirectConversation,
  GoalConversation,
  Thread,
} from '@weft/contract/conversations.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import type { Person } from '@weft/contract/people.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { readPlace } from '../messages/places.ts';
import { butForMute, type GoalPlace, mayReadPlace, maySayIn, type ThreadPlace } from '../messages/policy.ts';
import { readMessage } from '../messages/queries.ts';
import { mayTakeBack } from './policy.ts';

/** For whoever may read it. */
export async function readConversation(
  db: Executor,
  actor: User,
  conversationId: string,
): Promise<Conversation> {
  const { facts } = await readPlace(db, actor, { kind: 'conversation', id: conversationId });
  mayReadPlace.permit(actor, facts);
  if (facts.kind === 'thread') return readThread(db, actor, facts);
  if (facts.kind === 'goal') return readGoalConversation(db, actor, facts);
  return readDirect(db, actor, conversationId);
}

interface ThreadRow {
  readonly root_message_id: string;
  readonly root_author_id: string;
  readonly last_seq: string;
  readonly version: string;
  readonly last_read_seq: string | null;
  readonly muted: boolean | null;
  readonly hidden: boolean;
  readonly channels: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly visibility: 'public' | 'private';
    readonly isPrimary: boolean;
    readonly members: number;
    readonly carriedBy: string | null;
  }[];
}

async function readThread(db: Executor, actor: User, place: ThreadPlace): Promise<Thread> {
  const [row] = await db.rows<ThreadRow>(prepared('thread')`
    select v.root_message_id, r.author_id as root_author_id, v.last_seq, v.version, p.last_read_seq, p.muted,
      bool_or(not l.known) as hidden,
      jsonb_agg(jsonb_build_object('id', c.id::text, 'slug', c.slug, 'name', c.name, 'visibility', c.visibility,
        'isPrimary', k.is_primary, 'members', s.members, 'carriedBy', k.carried_by::text)
        order by k.is_primary desc, k.carried_at) filter (where l.known) as channels
    from conversations v
    join messages r on r.id = v.root_message_id
    join conversation_channels k on k.conversation_id = v.id
    join channels c on c.id = k.channel_id
    join channel_stats s on s.channel_id = c.id
    left join channel_members i on i.channel_id = c.id and i.user_id = ${actor.userId}
    cross join lateral (select c.visibility = 'public' or i.user_id is not null as known) l
    left join conversation_participants p on p.conversation_id = v.id and p.user_id = ${actor.userId}
    where v.id = ${place.id}
    group by v.id, r.id, p.last_read_seq, p.muted`);
  if (row === undefined) throw new Problem('not_found');
  const root = await readMessage(db, actor, row.root_message_id);
  const channels = row.channels.map(({ carriedBy, ...channel }): ConversationChannel => {
    const facts = { conversationId: place.id, channelId: channel.id, place, known: true, carriedBy };
    const takeBack = mayTakeBack.allows(actor, {
      ...facts,
      ...{ isPrimary: channel.isPrimary, rootAuthorId: row.root_author_id },
    });
    return { ...channel, may: { takeBack } };
  });
  return {
    ...{ kind: 'thread', id: place.id, communityId: place.communityId, root, channels },
    hiddenChannels: row.hidden,
    following: row.last_read_seq !== null,
    lastSeq: Number(row.last_seq),
    lastReadSeq: row.last_read_seq === null ? null : Number(row.last_read_seq),
    muted: row.muted ?? false,
    version: Number(row.version),
    may: { reply: maySayIn.allows(actor, butForMute(place)), carry: place.inside && !root.deleted },
  };
}

interface DirectRow {
  readonly id: string;
  readonly last_seq: string;
  readonly version: string;
  readonly last_activity_at: Date;
  readonly last_read_seq: string;
  readonly muted: boolean;
  readonly closed: boolean;
  readonly people: Person[];
  readonly read: { readonly userId: string; readonly lastReadSeq: number }[];
}

function directColumns(userId: string): Statement {
  return sql`
    v.id, v.last_seq, v.version, v.last_activity_at, v.closed, p.last_read_seq, p.muted, o.people, o.read
    from conversation_participants p
    join conversations v on v.id = p.conversation_id and v.kind = 'direct'
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', u.id::text, 'username', u.username, 'displayName', f.display_name,
          'avatar', f.avatar_media_id::text) order by u.id) as people,
        coalesce(jsonb_agg(jsonb_build_object('userId', u.id::text, 'lastReadSeq', x.last_read_seq) order by u.id)
          filter (where u.id <> ${userId}), '[]') as read
      from conversation_participants x
      join users u on u.id = x.user_id join user_profiles f on f.user_id = u.id
      where x.conversation_id = v.id) o`;
}

export async function readDirect(
  db: Executor,
  actor: User,
  conversationId: string,
): Promise<DirectConversation> {
  const [row] = await db.rows<DirectRow>(prepared('direct')`
    select ${directColumns(actor.userId)} where p.user_id = ${actor.userId} and v.id = ${conversationId}`);
  if (row === undefined) throw new Problem('not_found');
  return presentDirect(row);
}

type GoalRow = Omit<DirectRow, 'last_read_seq' | 'muted' | 'closed'> & {
  readonly goal_id: string;
  readonly last_read_seq: string | null;
  readonly muted: boolean | null;
};

/** Of those who take part, and of admins, who keep no position there. */
async function readGoalConversation(db: Executor, actor: User, place: GoalPlace): Promise<GoalConversation> {
  const [row] = await db.rows<GoalRow>(prepared('goal-conversation')`
    select v.id, v.goal_id, v.last_seq, v.version, v.last_activity_at, p.last_read_seq, p.muted, o.people, o.read
    from conversations v
    left join conversation_participants p on p.conversation_id = v.id and p.user_id = ${actor.userId}
    cross join lateral (
      select jsonb_agg(jsonb_build_object('id', u.id::text, 'username', u.username, 'displayName', f.display_name,
          'avatar', f.avatar_media_id::text) order by x.role = 'student' desc, x.created_at, u.id) as people,
        coalesce(jsonb_agg(jsonb_build_object('userId', u.id::text, 'lastReadSeq', x.last_read_seq) order by u.id)
          filter (where u.id <> ${actor.userId}), '[]') as read
      from conversation_participants x
      join users u on u.id = x.user_id join user_profiles f on f.user_id = u.id
      where x.conversation_id = v.id) o
    where v.id = ${place.id}`);
  if (row === undefined) throw new Problem('not_found');
  return {
    ...{ kind: 'goal', id: row.id, communityId: place.communityId, goalId: row.goal_id },
    ...{ people: row.people, read: row.read, muted: row.muted ?? false },
    lastSeq: Number(row.last_seq),
    lastReadSeq: row.last_read_seq === null ? null : Number(row.last_read_seq),
    lastActivityAt: row.last_activity_at.toISOString(),
    version: Number(row.version),
    may: { reply: maySayIn.allows(actor, butForMute(place)) },
  };
}

function presentDirect(row: DirectRow): DirectConversation {
  return {
    ...{ kind: 'direct', id: row.id, people: row.people, read: row.read, muted: row.muted },
    lastSeq: Number(row.last_seq),
    lastReadSeq: Number(row.last_read_seq),
    lastActivityAt: row.last_activity_at.toISOString(),
    version: Number(row.version),
    may: { reply: !row.closed },
  };
}

const activityKey = z.tuple([time, id]);

/** Those in which something was said. One that is spoken in meanwhile moves up, and is not shown twice below. */
export async function listDirectOf(db: Executor, actor: User, { cursor, limit }: PageQuery) {
  const [at, before] = decodeCursor(activityKey, cursor) ?? [null, null];
  const rows = await db.rows<DirectRow>(prepared('directs')`
    select ${directColumns(actor.userId)}
    where p.user_id = ${actor.userId} and v.participant_ids @> array[${actor.userId}::bigint] and v.last_seq > 0
      and (${at}::timestamptz is null or (v.last_activity_at, v.id) < (${at}, ${before}::bigint))
    order by v.last_activity_at desc, v.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, presentDirect, (row) => [row.last_activity_at.toISOString(), row.id]);
}
