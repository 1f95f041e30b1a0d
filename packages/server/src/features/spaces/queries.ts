import type { PageQuery } from '@weft/contract/page.ts';
import type { Space, SpaceBase } from '@weft/contract/spaces.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { CommunitiesRow, MembersRow, SpacesRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { isMuted } from '../communities/muted.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import type { Reader } from '../graph/readable.ts';
import { mayEditSpace, mayManageSpace, mayPostInSpace, mayReadSpace, type SpaceFacts } from './policy.ts';

type SpaceRow = SpacesRow & {
  readonly community_visibility: CommunitiesRow['visibility'];
  readonly my_role: MembersRow['role'] | null;
  readonly my_status: MembersRow['status'] | null;
  readonly muted: boolean;
};

const readerOf = (actor: Actor): string | null => (actor.kind === 'user' ? actor.userId : null);

/**
 * The ids of the spaces that somebody may read, null being whoever has no account, for `space_id in (…)`: the one piece of
 * SQL that says so, the same as the policy does. Where the outer statement names a space the planner looks at that one
 * alone.
 */
export function readableSpaces(readerId: Reader): Statement {
  return sql`
    select s.id from spaces s
    join communities o on o.id = s.community_id
    left join members m on m.community_id = s.community_id and m.user_id = ${readerId} and m.status = 'active'
    where m.id is not null or (s.visibility = 'public' and o.visibility = 'public')`;
}

/** Spaces as the asker stands to them: what every rule needs comes in the same row. */
function spacesFor(actor: Actor): Statement {
  return sql`
    select s.*, o.visibility as community_visibility, m.role as my_role, m.status as my_status,
      coalesce(${isMuted(sql`m`)}, false) as muted
    from spaces s
    join communities o on o.id = s.community_id
    left join members m on m.community_id = s.community_id and m.user_id = ${readerOf(actor)}`;
}

const factsOf = (row: SpaceRow): SpaceFacts => ({
  id: row.id,
  community: {
    id: row.community_id,
    visibility: row.community_visibility,
    membership:
      row.my_role === null || row.my_status === null ? null : { role: row.my_role, status: row.my_status },
  },
  visibility: row.visibility,
  archived: row.archived_at !== null,
  muted: row.muted,
  createdBy: row.created_by,
});

const presentBase = (row: SpacesRow): SpaceBase => ({
  id: row.id,
  communityId: row.community_id,
  slug: row.slug,
  name: row.name,
  description: row.description,
  visibility: row.visibility,
  archivedAt: row.archived_at?.toISOString() ?? null,
  position: row.position,
  version: Number(row.version),
  createdAt: row.created_at.toISOString(),
});

function present(actor: Actor, row: SpaceRow): Space {
  // Not the mute: the answer would be old when it ends by the clock.
  const facts = { ...factsOf(row), muted: false };
  const may = (rule: typeof mayPostInSpace | typeof mayEditSpace | typeof mayManageSpace) =>
    actor.kind === 'user' && rule.allows(actor, facts);
  return {
    ...presentBase(row),
    may: { post: may(mayPostInSpace), edit: may(mayEditSpace), manage: may(mayManageSpace) },
  };
}

/** The facts of a space that may be anybody's; what may not be seen is for the policy to say. */
export async function readSpaceFacts(db: Executor, actor: Actor, spaceId: string): Promise<SpaceFacts> {
  const [row] = await db.rows<SpaceRow>(sql`${spacesFor(actor)} where s.id = ${spaceId}`);
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row);
}

/** The space's row is held from before the facts are read: nothing of it changes between the rule and the act. */
export async function lockSpaceFacts(tx: Transaction, actor: User, spaceId: string): Promise<SpaceFacts> {
  await tx.rows(sql`select from spaces where id = ${spaceId} for no key update`);
  return readSpaceFacts(tx, actor, spaceId);
}

export async function readSpace(db: Executor, actor: Actor, spaceId: string): Promise<Space> {
  return readOne(db, actor, sql`where s.id = ${spaceId}`);
}

/** By its address, in a community by id or address. */
export async function findSpaceOf(
  db: Executor,
  actor: Actor,
  { community, space }: { readonly community: string; readonly space: string },
): Promise<Space> {
  const place = id.safeParse(community).success ? sql`o.id = ${community}` : sql`o.slug = ${community}`;
  return readOne(db, actor, sql`where ${place} and s.slug = ${space}`);
}

async function readOne(db: Executor, actor: Actor, where: Statement): Promise<Space> {
  const [row] = await db.rows<SpaceRow>(sql`${spacesFor(actor)} ${where}`);
  if (row === undefined) throw new Problem('not_found');
  mayReadSpace.permit(actor, factsOf(row));
  return present(actor, row);
}

/** What everybody in the community may see; that they are in it is for others to say. */
export async function readSpaceBases(
  db: Executor,
  spaceIds: readonly string[],
): Promise<Map<string, SpaceBase>> {
  const rows = await db.rows<SpacesRow>(sql`select * from spaces where id = any(${spaceIds}::bigint[])`);
  return new Map(rows.map((row) => [row.id, presentBase(row)]));
}

const orderKey = z.tuple([z.boolean(), z.int(), id]);

/** In the community's own order. There are two hundred at most, so that they are sorted where they are found. */
export async function listSpacesOf(
  db: Executor,
  { actor, subject: community }: Permit<'space.list', Actor, CommunityFacts>,
  { cursor, limit }: PageQuery,
) {
  const [archived, position, after] = decodeCursor(orderKey, cursor) ?? [false, -1, '0'];
  const rows = await db.rows<SpaceRow>(sql`
    ${spacesFor(actor)}
    where s.community_id = ${community.id}
      and (m.status = 'active' or (s.visibility = 'public' and o.visibility = 'public'))
      and (s.archived_at is not null, s.position, s.id) > (${archived}::boolean, ${position}::integer, ${after}::bigint)
    order by s.archived_at is not null, s.position, s.id
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => present(actor, row),
    (row) => [row.archived_at !== null, row.position, row.id],
  );
}
