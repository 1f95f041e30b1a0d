import type { Community, CommunityBase, CommunityPlan, MemberRole } from '@weft/contract/communities.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { CommunitiesRow, CommunitySeatsRow, MembersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor, Operator, User } from '../../core/policy/actor.ts';
import { isMuted, type MuteRow, presentMute } from './muted.ts';
import {
  activeRole,
  type CommunityFacts,
  mayEditCommunity,
  mayInvite,
  mayJoin,
  mayLeave,
  maySeeCommunity,
  maySetPlan,
  mayTransfer,
} from './policy.ts';

type CommunityRow = CommunitiesRow &
  Pick<CommunitySeatsRow, 'taken' | 'active'> & {
    readonly my_role: MemberRole | null;
    readonly my_status: MembersRow['status'] | null;
  } & MuteRow;

const myMute = sql`${isMuted(sql`m`)} as muted, m.muted_until, m.mute_reason`;

/** Communities as the asker stands to them: what every rule needs comes in the same row. */
function communitiesFor(actor: Actor): Statement {
  const userId = actor.kind === 'user' ? actor.userId : null;
  return sql`
    select c.*, s.taken, s.active, m.role as my_role, m.status as my_status, ${myMute}
    from communities c
    join community_seats s on s.community_id = c.id
    left join members m on m.community_id = c.id and m.user_id = ${userId}`;
}

const factsOf = (row: CommunityRow): CommunityFacts => ({
  id: row.id,
  visibility: row.visibility,
  membership:
    row.my_role === null || row.my_status === null ? null : { role: row.my_role, status: row.my_status },
});

function presentBase(row: CommunitiesRow & Pick<CommunitySeatsRow, 'active'>): CommunityBase {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    description: row.description,
    visibility: row.visibility,
    members: row.active,
    version: Number(row.version),
    createdAt: row.created_at.toISOString(),
  };
}

function presentPlan(row: CommunityRow): CommunityPlan {
  const { oidc_issuer: issuer, oidc_organization: organization } = row;
  return {
    planTier: row.plan_tier,
    seats: { taken: row.taken, limit: row.seat_limit },
    aiBudgetLimit: row.ai_budget_limit,
    oidc: issuer === null || organization === null ? null : { issuer, organization },
  };
}

function present(actor: User | Operator, row: CommunityRow): Community {
  const facts = factsOf(row);
  const setPlan = maySetPlan.allows(actor, facts);
  const edit = mayEditCommunity.allows(actor, facts);
  return {
    ...presentBase(row),
    role: activeRole(facts),
    mute: presentMute(row),
    plan: edit || setPlan ? presentPlan(row) : null,
    may: {
      join: actor.kind === 'user' && facts.membership?.status !== 'active' && mayJoin.allows(actor, facts),
      leave: actor.kind === 'user' && mayLeave.allows(actor, facts),
      edit,
      invite: mayInvite.allows(actor, facts),
      transfer: mayTransfer.allows(actor, facts),
      setPlan,
    },
  };
}

/** The facts of a community that may be anybody's; what may not be seen is for the policy to say. */
export async function readCommunityFacts(
  db: Executor,
  actor: Actor,
  communityId: string,
): Promise<CommunityFacts> {
  const [row] = await db.rows<CommunityRow>(sql`${communitiesFor(actor)} where c.id = ${communityId}`);
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row);
}

/** By id or slug, for whoever may see it. */
export async function readCommunity(
  db: Executor,
  actor: User | Operator,
  idOrSlug: string,
): Promise<Community> {
  const [row] = await db.rows<CommunityRow>(
    id.safeParse(idOrSlug).success
      ? sql`${communitiesFor(actor)} where c.id = ${idOrSlug}`
      : sql`${communitiesFor(actor)} where c.slug = ${idOrSlug}`,
  );
  if (row === undefined) throw new Problem('not_found');
  maySeeCommunity.permit(actor, factsOf(row));
  return present(actor, row);
}

const joinedKey = z.tuple([id]);

/** One's own, in the order in which one came. */
export async function listCommunitiesOf(db: Executor, actor: User, page: PageQuery) {
  const [after] = decodeCursor(joinedKey, page.cursor) ?? [null];
  const rows = await db.rows<CommunityRow & { readonly member_id: string }>(sql`
    select c.*, s.taken, s.active, m.role as my_role, m.status as my_status, m.id as member_id, ${myMute}
    from members m
    join communities c on c.id = m.community_id
    join community_seats s on s.community_id = c.id
    where m.user_id = ${actor.userId} and m.status = 'active' and (${after}::bigint is null or m.id > ${after})
    order by m.id
    limit ${page.limit + 1}`);
  return toPage(
    rows,
    page.limit,
    (row) => present(actor, row),
    (row) => [row.member_id],
  );
}

const nameKey = z.tuple([z.string(), id]);

/** Public ones by name, from its beginning when one is given. */
export async function listPublicCommunities(
  db: Executor,
  actor: User,
  page: PageQuery & { begins?: string | undefined },
) {
  const [name, after] = decodeCursor(nameKey, page.cursor) ?? ['', '0'];
  const pattern = `${(page.begins ?? '').toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.rows<CommunityRow>(sql`
    ${communitiesFor(actor)}
    where c.visibility = 'public' and (lower(c.name), c.id) > (${name}, ${after}) and lower(c.name) like ${pattern}
    order by lower(c.name), c.id
    limit ${page.limit + 1}`);
  return toPage(
    rows,
    page.limit,
    (row) => present(actor, row),
    (row) => [row.name.toLowerCase(), row.id],
  );
}

/** For whoever runs the server: private ones, too. */
export async function listAllCommunities(
  db: Executor,
  actor: Operator,
  begins: string,
  limit: number,
): Promise<Community[]> {
  const pattern = `${begins.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.rows<CommunityRow>(sql`
    ${communitiesFor(actor)}
    where lower(c.name) like ${pattern}
    order by lower(c.name), c.id
    limit ${limit}`);
  return rows.map((row) => present(actor, row));
}

export async function findTakenSlugs(db: Executor, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await db.rows<Pick<CommunitiesRow, 'slug'>>(
    sql`select slug from communities where slug = any(${slugs})`,
  );
  return new Set(rows.map(({ slug }) => slug));
}

/** What members hear when it changed: what everybody in the room may see, and no more. */
export async function readBases(
  db: Executor,
  communityIds: readonly string[],
): Promise<Map<string, CommunityBase>> {
  const rows = await db.rows<CommunityRow>(sql`
    select c.*, s.active
    from communities c
    join community_seats s on s.community_id = c.id
    where c.id = any(${communityIds})`);
  return new Map(rows.map((row) => [row.id, presentBase(row)]));
}

export async function readPlan(db: Executor, communityId: string): Promise<CommunityPlan> {
  const [row] = await db.rows<CommunityRow>(sql`
    select c.*, s.taken, s.active
    from communities c
    join community_seats s on s.community_id = c.id
    where c.id = ${communityId}`);
  if (row === undefined) throw new Problem('not_found');
  return presentPlan(row);
}
