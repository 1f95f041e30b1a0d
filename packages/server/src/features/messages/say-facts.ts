import type { MemberRole } from '@weft/contract/communities.ts';
import type { Destination } from '@weft/contract/messages.ts';
import type { Person } from '@weft/contract/people.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { ConversationParticipantsRow, ConversationsRow } from '../../core/db/row-types.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { NameInText } from '../../core/markdown/markdown.ts';
import type { User } from '../../core/policy/actor.ts';
import { isMuted } from '../communities/muted.ts';
import { takesPart } from './goal-people.ts';
import { standingIn, takenBy } from './places.ts';
import type { PlaceFacts } from './policy.ts';

/** A channel that a text names, and that its author may know of. */
export interface NamedChannel {
  readonly id: string;
  readonly slug: string;
  readonly visibility: 'public' | 'private';
  readonly archived: boolean;
  readonly inside: boolean;
  /** The conversation lives there already. */
  readonly home: boolean;
}

/** Where something is about to be said, by whom, and what its names mean there. */
export interface SayFacts {
  readonly author: Person;
  readonly place: PlaceFacts;
  /** Of a thread: the message that it hangs on. The thread itself may still have to be made. */
  readonly rootMessageId: string | null;
  /** It can be read by more than those who were let in. */
  readonly open: boolean;
  /** By username in lower case: those named who can read it. */
  readonly people: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, NamedChannel>;
}

interface Row {
  readonly username: string;
  readonly display_name: string;
  readonly avatar_media_id: string | null;
  readonly kind: ConversationsRow['kind'] | null;
  readonly community_id: string | null;
  readonly role: MemberRole | null;
  readonly takes: ConversationParticipantsRow['role'] | null;
  readonly readable: boolean;
  readonly inside: boolean;
  readonly archived: boolean;
  readonly closed: boolean;
  readonly muted: boolean;
  readonly open: boolean;
  readonly root_message_id: string | null;
  readonly conversation_id: string | null;
  readonly people: Record<string, string>;
  readonly channels: NamedChannel[];
}

interface Names {
  readonly people: readonly string[];
  readonly slugs: readonly string[];
}

/** All in one statement, before anything is locked. */
export async function readSayFacts(
  db: Executor,
  actor: User,
  to: Destination,
  inText: readonly NameInText[],
): Promise<SayFacts> {
  const names = namesOf(inText);
  const [row] = await db.rows<Row>(statementFor(actor.userId, to, names));
  if (row === undefined) throw new Problem('not_found');
  return {
    author: {
      id: actor.userId,
      username: row.username,
      displayName: row.display_name,
      avatar: row.avatar_media_id,
    },
    place: placeOf(row, to),
    rootMessageId: row.root_message_id,
    open: row.open,
    people: new Map(Object.entries(row.people)),
    channels: new Map(row.channels.map((channel) => [channel.slug, channel])),
  };
}

function namesOf(inText: readonly NameInText[]): Names {
  const of = (kind: NameInText['kind']) =>
    inText.filter((name) => name.kind === kind).map(({ name }) => name);
  return {
    people: [...new Set(of('person').map((name) => name.toLowerCase()))],
    slugs: [...new Set(of('channel'))],
  };
}

function placeOf(row: Row, to: Destination): PlaceFacts {
  const { community_id: communityId, role, readable, inside, archived, closed, muted, open } = row;
  if (communityId === null) return { kind: 'direct', id: row.conversation_id ?? '', inside, closed };
  if ('channelId' in to)
    return {
      ...{ kind: 'channel', id: to.channelId, communityId, role, inside, archived, muted },
      visibility: open ? 'public' : 'private',
    };
  const id = row.conversation_id ?? '';
  if (row.kind === 'goal')
    return { kind: 'goal', id, communityId, role, takes: takenBy(row.takes), archived: closed, muted };
  return { kind: 'thread', id, communityId, role, readable, inside, archived, muted };
}

/**
 * Most messages name nobody: theirs is a statement that is planned once. One with lists to look up is planned each time, because
 * the planner takes a list that it does not know yet for a long one: 0.84 ms, as much as the write itself.
 */
function statementFor(userId: string, to: Destination, names: Names): Statement {
  const plain = names.people.length + names.slugs.length === 0;
  const statement = (name: string) => (plain ? prepared(name) : sql);
  if ('channelId' in to)
    return statement('say-facts-channel')`
      select ${author}, c.community_id, m.role, ${isMuted(sql`m`)} as muted, i.user_id is not null as inside,
        c.archived_at is not null as archived, null as kind, null as takes, false as closed, true as readable,
        c.visibility = 'public' as open,
        null::bigint as root_message_id, null::bigint as conversation_id,
        ${namedPeople(names, sql`array[c.id]`)} as people,
        ${namedChannels(userId, names, sql`array[c.id]`)} as channels
      from channels c
      join users u on u.id = ${userId} join user_profiles p on p.user_id = u.id
      left join members m on m.community_id = c.community_id and m.user_id = u.id and m.status = 'active'
      left join channel_members i on i.channel_id = c.id and i.user_id = u.id
      where c.id = ${to.channelId}`;
  if ('rootMessageId' in to)
    return statement('say-facts-root')`
      ${inThread(userId, names)}
      from messages r
      join channels c on c.id = r.channel_id
      left join conversations v on v.root_message_id = r.id
      ${standing(userId)}
      where r.id = ${to.rootMessageId} and not r.is_draft and (r.deleted_at is null or v.id is not null)`;
  return statement('say-facts-conversation')`
    ${inThread(userId, names)}
    from conversations v
    left join messages r on r.id = v.root_message_id
    left join channels c on c.id = r.channel_id
    ${standing(userId)}
    where v.id = ${to.conversationId}`;
}

const author: Statement = sql`u.username, p.display_name, p.avatar_media_id`;

/** Root `r` in channel `c`, with conversation `v` as far as there is one; only a thread has root and channel. */
function inThread(userId: string, names: Names): Statement {
  const lives = sql`array(
    select k.channel_id from conversation_channels k where k.conversation_id = v.id
    union select c.id where c.id is not null)`;
  return sql`
    select ${author}, v.kind, coalesce(c.community_id, v.community_id) as community_id, m.role, i.role as takes,
      ${isMuted(sql`m`)} as muted,
      case when v.kind = 'direct' then i.user_id is not null when v.id is null then h.inside else s.inside end as inside,
      case when v.id is null then h.readable else s.readable end as readable,
      case when v.id is null then h.archived else s.archived end as archived,
      coalesce(v.closed, false) as closed,
      coalesce(v.kind, 'thread') = 'thread' and not exists (
        select from channels x where x.id = any(${lives}) and x.visibility = 'private') as open,
      r.id as root_message_id, v.id as conversation_id,
      case v.kind when 'direct' then ${namedParticipants(names)} when 'goal' then ${namedInGoal(names)}
        else ${namedPeople(names, lives)} end as people,
      ${namedChannels(userId, names, lives)} as channels`;
}

function standing(userId: string): Statement {
  return sql`
    join users u on u.id = ${userId} join user_profiles p on p.user_id = u.id
    left join members m on m.community_id = coalesce(c.community_id, v.community_id) and m.user_id = u.id
      and m.status = 'active'
    left join conversation_participants i on i.conversation_id = v.id and i.user_id = u.id
    left join channel_members hi on hi.channel_id = c.id and hi.user_id = u.id
    cross join lateral (select c.visibility = 'public' or hi.user_id is not null as readable,
      hi.user_id is not null and c.archived_at is null as inside, c.archived_at is not null as archived) h
    cross join lateral (${standingIn(userId)}) s`;
}

const nobody = sql`'{}'::jsonb`;

/** Members who can read one of these channels. */
function namedPeople({ people }: Names, channelIds: Statement): Statement {
  if (people.length === 0) return nobody;
  return sql`(
    select coalesce(jsonb_object_agg(lower(n.username), n.id::text), '{}')
    from users n
    join members x on x.user_id = n.id and x.community_id = c.community_id and x.status = 'active'
    where lower(n.username) = any(${people}) and exists (
      select from channels o left join channel_members y on y.channel_id = o.id and y.user_id = n.id
      where o.id = any(${channelIds}) and (o.visibility = 'public' or y.user_id is not null)))`;
}

function namedParticipants({ people }: Names): Statement {
  if (people.length === 0) return nobody;
  return sql`(
    select coalesce(jsonb_object_agg(lower(n.username), n.id::text), '{}')
    from conversation_participants x join users n on n.id = x.user_id
    where x.conversation_id = v.id and lower(n.username) = any(${people}))`;
}

/** Those who can read it there. */
function namedInGoal({ people }: Names): Statement {
  if (people.length === 0) return nobody;
  return sql`(
    select coalesce(jsonb_object_agg(lower(n.username), n.id::text), '{}')
    from conversation_participants x join users n on n.id = x.user_id
    join members y on y.community_id = v.community_id and y.user_id = n.id
    where x.conversation_id = v.id and lower(n.username) = any(${people}) and ${takesPart(sql`x`, sql`y`)})`;
}

/** A private channel that the author is not in is not found: the name stays text, and nobody learns that there is one. */
function namedChannels(userId: string, { slugs }: Names, channelIds: Statement): Statement {
  if (slugs.length === 0) return sql`'[]'::jsonb`;
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id::text, 'slug', o.slug, 'visibility', o.visibility,
      'archived', o.archived_at is not null, 'inside', y.user_id is not null, 'home', o.id = any(${channelIds}))), '[]')
    from channels o left join channel_members y on y.channel_id = o.id and y.user_id = ${userId}
    where o.community_id = c.community_id and o.slug = any(${slugs})
      and (o.visibility = 'public' or y.user_id is not null))`;
}
