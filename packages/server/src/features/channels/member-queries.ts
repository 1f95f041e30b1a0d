import type { ChannelMember } from '@weft/contract/channels.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { type ChannelFacts, mayRemoveFromChannel } from './policy.ts';

type MemberRow = Pick<UsersRow, 'id' | 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & {
    readonly joined_at: Date;
    readonly sort_name: string;
  };

export interface ChannelMemberFilter extends PageQuery {
  readonly search?: string | undefined;
  /** Those of the community who are not in, instead. */
  readonly notIn?: boolean | undefined;
}

const nameKey = z.tuple([z.string(), id]);

/** By name; those whom the community suspended are not among them. */
export async function listMembersOf(
  db: Executor,
  { actor, subject: channel }: Permit<'channel.read', User, ChannelFacts>,
  { search = '', notIn = false, cursor, limit }: ChannelMemberFilter,
) {
  const [name, after] = decodeCursor(nameKey, cursor) ?? ['', '0'];
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const among = notIn
    ? sql`left join channel_members i on i.channel_id = ${channel.id} and i.user_id = m.user_id`
    : sql`join channel_members i on i.channel_id = ${channel.id} and i.user_id = m.user_id`;
  // In the order of an index, so that a page of a large community is found without sorting all of it.
  const rows = await db.rows<MemberRow>(sql`
    select u.id, u.username, p.display_name, p.avatar_media_id, coalesce(i.created_at, m.joined_at) as joined_at,
      lower(p.display_name) as sort_name
    from members m
    join users u on u.id = m.user_id
    join user_profiles p on p.user_id = u.id
    ${among}
    where m.community_id = ${channel.community.id} and m.status = 'active' and (i.user_id is null) = ${notIn}
      and (${search} = '' or p.display_name ilike ${pattern} or u.username ilike ${pattern})
      and lower(p.display_name) collate "C" >= ${name}
      and (lower(p.display_name) collate "C" > ${name} or u.id > ${after})
    order by lower(p.display_name) collate "C", u.id
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => present(actor, row, channel, notIn),
    (row) => [row.sort_name, row.id],
  );
}

function present(actor: User, row: MemberRow, channel: ChannelFacts, notIn: boolean): ChannelMember {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
    joinedAt: row.joined_at.toISOString(),
    may: { remove: !notIn && mayRemoveFromChannel.allows(actor, { ...channel, userId: row.id }) },
  };
}
