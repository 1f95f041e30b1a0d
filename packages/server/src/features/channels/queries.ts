import type { Channel, ChannelBase } from '@weft/contract/channels.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type {
  ChannelMembersRow,
  ChannelStatsRow,
  ChannelsRow,
  CommunitiesRow,
  MembersRow,
} from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import {
  type ChannelFacts,
  mayAddToChannel,
  mayEditChannel,
  mayJoinChannel,
  mayManageChannel,
  mayPostIn,
  mayReadChannel,
  mayRemoveFromChannel,
} from './policy.ts';

type BaseRow = ChannelsRow & Pick<ChannelStatsRow, 'members'>;
type ChannelRow = BaseRow & {
  readonly sort_name: string;
  readonly community_visibility: CommunitiesRow['visibility'];
  readonly my_role: MembersRow['role'] | null;
  readonly my_status: MembersRow['status'] | null;
  readonly notification_level: ChannelMembersRow['notification_level'] | null;
};

/**
 * The ids of the channels that somebody may read, for `channel_id in (…)`: the one piece of SQL that says so, the same as
 * the policy does. Where the outer statement names a channel the planner looks at that one alone.
 */
export function readableChannels(readerId: string | null): Statement {
  return sql`
    select c.id from channels c
    join members m on m.community_id = c.community_id and m.user_id = ${readerId} and m.status = 'active'
    where c.visibility = 'public'
      or exists (select from channel_members i where i.channel_id = c.id and i.user_id = ${readerId})`;
}

/** Channels as the asker stands to them: what every rule needs comes in the same row. */
function channelsFor(actor: User): Statement {
  return sql`
    select c.*, lower(c.name) as sort_name, s.members, o.visibility as community_visibility, m.role as my_role,
      m.status as my_status, i.notification_level
    from channels c
    join channel_stats s on s.channel_id = c.id
    join communities o on o.id = c.community_id
    left join members m on m.community_id = c.community_id and m.user_id = ${actor.userId}
    left join channel_members i on i.channel_id = c.id and i.user_id = ${actor.userId}`;
}

const factsOf = (row: ChannelRow): ChannelFacts => ({
  id: row.id,
  community: {
    id: row.community_id,
    visibility: row.community_visibility,
    membership:
      row.my_role === null || row.my_status === null ? null : { role: row.my_role, status: row.my_status },
  },
  visibility: row.visibility,
  joinedByAll: row.joined_by_all,
  archived: row.archived_at !== null,
  createdBy: row.created_by,
  joined: row.notification_level !== null,
});

function presentBase(row: BaseRow): ChannelBase {
  return {
    id: row.id,
    communityId: row.community_id,
    slug: row.slug,
    name: row.name,
    topic: row.topic,
    visibility: row.visibility,
    joinedByAll: row.joined_by_all,
    archivedAt: row.archived_at?.toISOString() ?? null,
    members: row.members,
    version: Number(row.version),
    createdAt: row.created_at.toISOString(),
  };
}

function present(actor: User, row: ChannelRow): Channel {
  const facts = factsOf(row);
  return {
    ...presentBase(row),
    joined: facts.joined,
    notificationLevel: row.notification_level,
    may: {
      join: !facts.joined && mayJoinChannel.allows(actor, facts),
      leave: facts.joined,
      post: mayPostIn.allows(actor, facts),
      edit: mayEditChannel.allows(actor, facts),
      manage: mayManageChannel.allows(actor, facts),
      add: mayAddToChannel.allows(actor, facts),
      remove: mayRemoveFromChannel.allows(actor, facts),
    },
  };
}

/** The facts of a channel that may be anybody's; what may not be seen is for the policy to say. */
export async function readChannelFacts(db: Executor, actor: User, channelId: string): Promise<ChannelFacts> {
  const [row] = await db.rows<ChannelRow>(sql`${channelsFor(actor)} where c.id = ${channelId}`);
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row);
}

/**
 * The same under the channel's lock, which everything takes first that changes it, who is in it or what is said in it:
 * who was let in or shown out a moment ago is known here.
 */
export async function lockChannelFacts(
  tx: Transaction,
  actor: User,
  channelId: string,
): Promise<ChannelFacts> {
  await tx.rows(sql`select from channels where id = ${channelId} for no key update`);
  return readChannelFacts(tx, actor, channelId);
}

export async function readChannel(db: Executor, actor: User, channelId: string): Promise<Channel> {
  const [row] = await db.rows<ChannelRow>(sql`${channelsFor(actor)} where c.id = ${channelId}`);
  if (row === undefined) throw new Problem('not_found');
  mayReadChannel.permit(actor, factsOf(row));
  return present(actor, row);
}

/** What everybody in the room may see; that they may be in the room is for others to say. */
export async function readChannelBases(
  db: Executor,
  channelIds: readonly string[],
): Promise<Map<string, ChannelBase>> {
  const rows = await db.rows<BaseRow>(sql`
    select c.*, s.members from channels c join channel_stats s on s.channel_id = c.id
    where c.id = any(${channelIds}::bigint[])`);
  return new Map(rows.map((row) => [row.id, presentBase(row)]));
}

/** The same of those that the reader may read now. */
export async function readReadableBases(
  db: Executor,
  readerId: string,
  channelIds: readonly string[],
): Promise<Map<string, ChannelBase>> {
  const rows = await db.rows<BaseRow>(sql`
    select c.*, s.members from channels c join channel_stats s on s.channel_id = c.id
    where c.id = any(${channelIds}::bigint[]) and c.id in (${readableChannels(readerId)})`);
  return new Map(rows.map((row) => [row.id, presentBase(row)]));
}

export interface ChannelFilter extends PageQuery {
  readonly search?: string | undefined;
  readonly joined?: boolean | undefined;
  readonly archived: boolean;
}

const nameKey = z.tuple([z.string(), id]);

/** By name. A community has a few hundred at most, so that they are sorted where they are found. */
export async function listChannelsOf(
  db: Executor,
  { actor, subject: community }: Permit<'channel.list', User, CommunityFacts>,
  { search = '', joined, archived, cursor, limit }: ChannelFilter,
) {
  const [name, after] = decodeCursor(nameKey, cursor) ?? ['', '0'];
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.rows<ChannelRow>(sql`
    ${channelsFor(actor)}
    where c.community_id = ${community.id} and (c.visibility = 'public' or i.user_id is not null)
      and (c.archived_at is not null) = ${archived}
      and (${joined ?? null}::boolean is null or (i.user_id is not null) = ${joined ?? null})
      and (${search} = '' or c.name ilike ${pattern} or c.topic ilike ${pattern})
      and (lower(c.name), c.id) > (${name}, ${after})
    order by lower(c.name), c.id
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => present(actor, row),
    (row) => [row.sort_name, row.id],
  );
}
