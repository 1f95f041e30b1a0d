import type { FoundChannel } from '@weft/contract/search.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { areApart } from '../blocks/between.ts';
import { readableChannels } from '../channels/queries.ts';
import { knowsOf } from '../graph/readable.ts';
import { goalsOf } from '../messages/goal-people.ts';
import { readableSpaces } from '../spaces/queries.ts';
import { refuse, type Wanted } from './parse.ts';

/** Threads by their conversations and by the messages that they hang on. */
interface Threads {
  readonly conversations: readonly string[];
  readonly roots: readonly string[];
}

/** Where somebody may look, and what they typed, as the database reads it. */
export interface Reach {
  readonly channels: readonly FoundChannel[];
  readonly communities: readonly string[];
  /** Read in a channel that they were carried to; the channel where they began may not be read. */
  readonly carried: Threads;
  /** Conversations among people that one takes part in, and those about goals that one reads. */
  readonly direct: readonly string[];
  readonly authors: readonly string[];
  /** The channels and spaces that `in:` names, with the threads that were carried there; null: anywhere. */
  readonly within: {
    readonly channels: readonly string[];
    readonly carried: Threads;
    readonly spaces: readonly string[];
  } | null;
  /** The words as a tsquery; empty where there are none. The last one apart, while it may still be typed. */
  readonly query: string;
  readonly begins: string;
}

interface Row {
  readonly channels: FoundChannel[];
  readonly hidden: Carried[];
  readonly within: Carried[];
  readonly spaces: { readonly id: string; readonly slug: string }[];
  /** There is a space in the community that one reads. */
  readonly open: boolean;
  readonly direct: string[];
  readonly authors: { readonly id: string; readonly name: string }[];
  readonly query: string;
  readonly begins: string;
}

interface Carried {
  readonly conversation: string;
  readonly root: string;
}

/** A channel that more threads were carried to is searched for the latest of them. */
const carriedAtMost = 300;

/** Of the goals that an admin reads without taking part, the latest that something was said about. */
const goalsAtMost = 300;

/** One statement: everything that decides what may be found. */
export async function readReach(
  db: Executor,
  { userId }: User,
  wanted: Wanted,
  communityId: string | null,
  of: 'messages' | 'posts',
): Promise<Reach> {
  const names = wanted.from.filter((name) => name !== 'me');
  const [row] = await db.rows<Row>(sql`
    with reader as (
      select c.id, c.community_id, c.slug, c.name, c.archived_at is not null as archived
      from channels c
      where c.id in (${readableChannels(userId)}) and (${communityId}::bigint is null or c.community_id = ${communityId})
    ), talks as (
      select conversation_id as id from conversation_participants where user_id = ${userId} and role = 'participant'
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_object('id', id::text, 'communityId', community_id::text, 'slug', slug,
        'name', name, 'archived', archived) order by archived, lower(name)), '[]') from reader) as channels,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('conversation', v.id::text,
          'root', v.root_message_id::text)), '[]')
       from channels h
       join conversation_channels p on p.channel_id = h.id and p.is_primary
       join conversation_channels k on k.conversation_id = p.conversation_id and not k.is_primary
       join conversations v on v.id = k.conversation_id
       where h.visibility = 'private' and h.community_id in (select community_id from reader)
         and h.id not in (select id from reader) and k.channel_id in (select id from reader)) as hidden,
      (select coalesce(jsonb_agg(jsonb_build_object('conversation', v.id::text, 'root', v.root_message_id::text)), '[]')
       from (
         select k.conversation_id from conversation_channels k join reader on reader.id = k.channel_id
         where reader.slug = any(${wanted.in}) and not k.is_primary order by k.seq desc limit ${carriedAtMost}) x
       join conversations v on v.id = x.conversation_id) as within,
      ${wanted.in.length === 0 ? sql`'[]'::jsonb` : spacesNamed(userId, wanted.in, communityId)} as spaces,
      ${communityId}::bigint is null or exists (
        select from spaces s where s.community_id = ${communityId} and s.id in (${readableSpaces(userId)})) as open,
      array(select id from talks where ${communityId}::bigint is null union ${goals(userId, communityId)})::text[] as direct,
      (select coalesce(jsonb_agg(jsonb_build_object('id', u.id::text, 'name', lower(u.username))), '[]')
       from users u where lower(u.username) = any(${names}) and not ${areApart(sql`u.id`, sql`${userId}::bigint`)}
         and (${knowsOf(userId, sql`u.id`)}
         or exists (
           select from members t where t.user_id = u.id and t.community_id in (
             select m.community_id from members m where m.user_id = ${userId} and m.status = 'active'))
         or exists (
           select from conversation_participants o where o.user_id = u.id and o.conversation_id in (select id from talks)))
      ) as authors,
      websearch_to_tsquery('simple', weft_fold(${wanted.text}))::text as query, ${begun(wanted)}::text as begins`);
  if (row === undefined) throw new Error('a statement without a table has a row');
  if (communityId !== null && row.channels.length === 0 && (of === 'messages' || !row.open))
    throw new Problem('not_found');
  return {
    ...{ channels: row.channels, direct: row.direct, query: row.query, begins: row.begins },
    communities: [...new Set(row.channels.map((channel) => channel.communityId))],
    carried: threadsOf(row.hidden),
    authors: authorsOf(wanted, row, userId),
    within: withinOf(wanted, row),
  };
}

const goals = (userId: string, communityId: string | null) => sql`
  select g.id from conversations g
  where g.id in (${goalsOf(userId)}) and (${communityId}::bigint is null or g.community_id = ${communityId})
  union all (
    select v.id from members m join conversations v on v.community_id = m.community_id and v.kind = 'goal'
    where m.user_id = ${userId} and m.status = 'active' and m.role in ('owner', 'admin')
      and (${communityId}::bigint is null or m.community_id = ${communityId})
    order by v.last_activity_at desc limit ${goalsAtMost})`;

const spacesNamed = (userId: string, slugs: readonly string[], communityId: string | null) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('id', s.id::text, 'slug', s.slug)), '[]') from spaces s
  where s.slug = any(${slugs}) and (${communityId}::bigint is null or s.community_id = ${communityId})
    and s.id in (${readableSpaces(userId)}))`;

/** The word that may still be typed; what is no letter or digit would be read as an operator. */
function begun({ begins }: Wanted) {
  const word = (begins ?? '').replaceAll(/[^\p{L}\p{N}\p{M}.@_-]/gu, ' ').trim();
  return word === '' ? sql`''::tsquery` : sql`to_tsquery('simple', '''' || weft_fold(${word}) || ''':*')`;
}

const threadsOf = (rows: readonly Carried[]): Threads => ({
  conversations: rows.map(({ conversation }) => conversation),
  roots: rows.map(({ root }) => root),
});

function authorsOf({ from }: Wanted, { authors }: Row, userId: string): string[] {
  return from.map((name) => {
    const author = name === 'me' ? userId : authors.find((one) => one.name === name)?.id;
    if (author === undefined) throw refuse(`from:${name}`, 'there is nobody of this name whom you know');
    return author;
  });
}

function withinOf(wanted: Wanted, { channels, within, spaces }: Row): Reach['within'] {
  if (wanted.in.length === 0) return null;
  const named = channels.filter(({ slug }) => wanted.in.includes(slug));
  const unknown = wanted.in.find((slug) => ![...named, ...spaces].some((place) => place.slug === slug));
  if (unknown !== undefined)
    throw refuse(`in:${unknown}`, 'there is no such channel or space that you can see');
  const idsOf = (places: readonly { readonly id: string }[]) => places.map(({ id }) => id);
  return { channels: idsOf(named), carried: threadsOf(within), spaces: idsOf(spaces) };
}
