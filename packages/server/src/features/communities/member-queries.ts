import type { MemberRole } from '@weft/contract/communities.ts';
import type { Member, MemberBase } from '@weft/contract/members.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { MembersRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { areApart } from '../blocks/between.ts';
import { mayOpenProfile } from '../graph/policy.ts';
import { knowsOf } from '../graph/readable.ts';
import { isMuted, type MuteRow, presentMute } from './muted.ts';
import {
  activeRole,
  type CommunityFacts,
  type MemberFacts,
  mayMuteMember,
  mayRemoveMember,
  maySeeSuspended,
  maySetMemberRole,
  maySuspendMember,
} from './policy.ts';
import { readCommunityFacts } from './queries.ts';
import { isAtLeast, rolesBelow } from './roles.ts';

type MemberRow = Pick<MembersRow, 'id' | 'community_id' | 'role' | 'status' | 'joined_at' | 'version'> &
  Pick<UsersRow, 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id' | 'visibility'> & {
    readonly user_id: string;
    readonly user_status: UsersRow['status'];
  };

/** As somebody stands to them. */
type SeenRow = MemberRow & MuteRow & { readonly apart: boolean; readonly known: boolean };

const memberColumns = sql`
  m.id, m.community_id, m.user_id, m.role, m.status, m.joined_at, m.version, u.username, u.status as user_status,
  p.display_name, p.avatar_media_id, p.visibility`;

const idOf = (actor: User | Operator) => (actor.kind === 'user' ? actor.userId : null);

const apartFrom = (actor: User | Operator): Statement =>
  areApart(sql`m.user_id`, sql`${idOf(actor)}::bigint`);

function seenBy(actor: User | Operator): Statement {
  return sql`${memberColumns}, ${apartFrom(actor)} as apart, ${knowsOf(idOf(actor), sql`m.user_id`)} as known,
    ${isMuted(sql`m`)} as muted, m.muted_until, m.mute_reason`;
}

const memberTables = sql`
  members m
  join users u on u.id = m.user_id
  join user_profiles p on p.user_id = u.id`;

function presentBase(row: MemberRow): MemberBase {
  if (row.joined_at === null) throw new Error(`member ${row.id} never joined`);
  return {
    id: row.id,
    communityId: row.community_id,
    userId: row.user_id,
    username: row.username,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
    role: row.role,
    status: row.status,
    joinedAt: row.joined_at.toISOString(),
    version: Number(row.version),
  };
}

const factsOf = (row: MemberRow, community: CommunityFacts): MemberFacts => ({
  id: row.id,
  userId: row.user_id,
  role: row.role,
  status: row.status,
  community,
});

function present(actor: User | Operator, row: SeenRow, community: CommunityFacts): Member {
  const facts = factsOf(row, community);
  const own = community.membership?.role;
  const suspend = maySuspendMember.allows(actor, facts);
  const mute = mayMuteMember.allows(actor, facts);
  const oneself = actor.kind === 'user' && actor.userId === row.user_id;
  return {
    ...presentBase(row),
    mute: mute || oneself ? presentMute(row) : null,
    may: {
      setRole: own !== undefined && maySetMemberRole.allows(actor, facts) ? rolesBelow(own) : [],
      suspend: suspend && row.status === 'active',
      resume: suspend && row.status === 'suspended',
      mute,
      remove: mayRemoveMember.allows(actor, facts),
      openProfile: opensProfile(actor, row),
    },
  };
}

/** Those who are in see each other's name; how much of the page behind it, is their own to say. */
function opensProfile(actor: User | Operator, row: SeenRow): boolean {
  const { user_id: userId, user_status: status, apart, known } = row;
  return actor.kind === 'user' && mayOpenProfile.allows(actor, { userId, status, apart, known });
}

interface MemberNow {
  readonly member: MemberBase;
  /** How many the community has, which every event about somebody tells. */
  readonly members: number;
}

export async function readMemberBases(
  db: Executor,
  memberIds: readonly string[],
): Promise<Map<string, MemberNow>> {
  const rows = await db.rows<MemberRow & { active: number }>(sql`
    select ${memberColumns}, s.active
    from ${memberTables}
    join community_seats s on s.community_id = m.community_id
    where m.id = any(${memberIds})`);
  return new Map(rows.map((row) => [row.id, { member: presentBase(row), members: row.active }]));
}

/** A member as a rule sees them; whoever may not see the community finds nobody. */
export async function readMemberFacts(
  db: Executor,
  actor: User | Operator,
  memberId: string,
): Promise<MemberFacts> {
  const [row] = await db.rows<MemberRow>(
    sql`select ${memberColumns} from ${memberTables} where m.id = ${memberId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row, await readCommunityFacts(db, actor, row.community_id));
}

export async function readMember(db: Executor, actor: User | Operator, memberId: string): Promise<Member> {
  const [row] = await db.rows<SeenRow>(
    sql`select ${seenBy(actor)} from ${memberTables} where m.id = ${memberId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return present(actor, row, await readCommunityFacts(db, actor, row.community_id));
}

/** By who they are, for those inside; whoever has left is not found. */
export async function readMemberOf(
  db: Executor,
  { actor, subject: community }: Permit<'community.read', User | Operator, CommunityFacts>,
  userId: string,
): Promise<Member> {
  const [row] = await db.rows<SeenRow>(sql`
    select ${seenBy(actor)} from ${memberTables}
    where m.community_id = ${community.id} and m.user_id = ${userId} and m.status in ('active', 'suspended')`);
  const hidden = row?.status === 'suspended' && !maySeeSuspended.allows(actor, community);
  if (row === undefined || hidden) throw new Problem('not_found');
  return present(actor, row, community);
}

export interface MemberFilter extends PageQuery {
  readonly search?: string | undefined;
  readonly role?: MemberRole | undefined;
  readonly status: 'active' | 'suspended';
}

const memberKey = z.tuple([id]);

/**
 * Whoever is here longest comes first: ids are made when somebody first comes. The list is what everybody inside sees; who
 * looks for somebody by name does not find those whom a block keeps away, unless they keep the peace.
 */
export async function listMembersOf(
  db: Executor,
  {
    actor,
    subject: community,
  }: Permit<'community.read' | 'member.see-suspended', User | Operator, CommunityFacts>,
  { search = '', role = undefined, status, cursor, limit }: MemberFilter,
) {
  const [after] = decodeCursor(memberKey, cursor) ?? ['0'];
  const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const own = activeRole(community);
  const findsAll = search === '' || own === null || isAtLeast(own, 'moderator');
  const rows = await db.rows<SeenRow>(sql`
    select ${seenBy(actor)}
    from ${memberTables}
    where m.community_id = ${community.id} and m.status = ${status} and m.id > ${after}
      and (${role ?? null}::text is null or m.role = ${role ?? null})
      and (${search} = '' or p.display_name ilike ${pattern} or u.username ilike ${pattern})
      and (${findsAll} or not ${apartFrom(actor)})
    order by m.id
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => present(actor, row, community),
    (row) => [row.id],
  );
}
