import { kindAccessChanged } from '@weft/contract/access.ts';
import { spaceCreated, spacesAtMost, spaceUpdated } from '@weft/contract/spaces.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { violates } from '../../core/db/failures.ts';
import type { SpacesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent, appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import type { SpaceFacts } from './policy.ts';
import { readSpaceBases } from './queries.ts';
import { freeSpaceSlug } from './slug.ts';

export interface NewSpace {
  readonly name: string;
  /** Otherwise it is made from the name. */
  readonly slug?: string | undefined;
  readonly description: string;
  readonly visibility: SpacesRow['visibility'];
}

/** The last one of those that are not archived. */
export async function createSpace(
  tx: Transaction,
  { actor, subject: community }: Permit<'space.create', User, CommunityFacts>,
  { name, slug, description, visibility }: NewSpace,
): Promise<string> {
  const { n, last } = await lockSpacesOf(tx, community.id);
  if (n >= spacesAtMost) throw new Problem('too_many_spaces', { members: { limit: spacesAtMost, use: n } });
  const address = slug ?? (await freeSpaceSlug(tx, community.id, name));
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into spaces (community_id, slug, name, description, visibility, position, created_by)
    values (${community.id}, ${address}, ${name}, ${description}, ${visibility}, ${last + 1}, ${actor.userId})
    on conflict (community_id, slug) do nothing returning id`);
  if (row === undefined) throw await slugTaken(tx, community.id, address);
  await tell(tx, spaceCreated, community.id, [row.id]);
  return row.id;
}

/** The lock under which a community's spaces are counted, get their addresses and are put in order. */
async function lockSpacesOf(tx: Transaction, communityId: string): Promise<{ n: number; last: number }> {
  await tx.rows(sql`select from communities where id = ${communityId} for no key update`);
  const [found] = await tx.rows<{ n: number; last: number }>(sql`
    select count(*)::int as n, coalesce(max(position), -1) as last from spaces where community_id = ${communityId}`);
  return found ?? { n: 0, last: -1 };
}

export async function editSpace(
  tx: Transaction,
  { subject }: Permit<'space.edit', User, SpaceFacts>,
  changes: { readonly [Key in 'name' | 'slug' | 'description']?: string | undefined },
): Promise<void> {
  const { name = null, slug = null, description = null } = changes;
  const communityId = subject.community.id;
  if (slug !== null && (await isTaken(tx, subject, slug))) throw await slugTaken(tx, communityId, slug);
  try {
    await tx.rows(sql`
      update spaces
      set name = coalesce(${name}, name), slug = coalesce(${slug}, slug),
        description = coalesce(${description}, description), version = version + 1
      where id = ${subject.id}`);
  } catch (error) {
    // Somebody else took it in this moment.
    if (violates(error, 'spaces_slug_key')) throw new Problem('space_slug_taken');
    throw error;
  }
  await tell(tx, spaceUpdated, communityId, [subject.id]);
}

/** By anybody but whoever made it this is a privileged act. One that is brought back comes last. */
export async function manageSpace(
  tx: Transaction,
  { act, actor, subject }: Permit<'space.manage', User, SpaceFacts>,
  {
    visibility = subject.visibility,
    archived = subject.archived,
  }: { readonly visibility?: SpacesRow['visibility'] | undefined; readonly archived?: boolean | undefined },
): Promise<void> {
  if (visibility === subject.visibility && archived === subject.archived) return;
  await tx.rows(sql`
    update spaces
    set visibility = ${visibility}, version = version + 1,
      archived_at = case when ${archived}::boolean then coalesce(archived_at, now()) end,
      position = case when archived_at is null or ${archived} then position else (
        select max(s.position) + 1 from spaces s where s.community_id = ${subject.community.id}) end
    where id = ${subject.id}`);
  if (actor.userId !== subject.createdBy) {
    const detail = { visibility, archived: String(archived) };
    await recordAct(tx, { act, actor, subject: `space:${subject.id}`, detail });
  }
  await tell(tx, spaceUpdated, subject.community.id, [subject.id]);
  if (visibility === 'private' && subject.visibility !== 'private')
    await appendEvent(tx, kindAccessChanged, `community:${subject.community.id}`, { kind: 'post' });
}

/** Whoever puts them in order has all of them before their eyes: one that came or went meanwhile is a reason to look again. */
export async function orderSpaces(
  tx: Transaction,
  { subject: community }: Permit<'space.order', User, CommunityFacts>,
  spaceIds: readonly string[],
): Promise<void> {
  await lockSpacesOf(tx, community.id);
  const open = await tx.rows<{ id: string }>(sql`
    select id from spaces where community_id = ${community.id} and archived_at is null
    order by id for no key update`);
  const wanted = new Set(spaceIds);
  const all = open.every(({ id }) => wanted.has(id));
  if (!all || wanted.size !== open.length || spaceIds.length !== open.length)
    throw new Problem('spaces_changed');
  const moved = await tx.rows<{ id: string }>(sql`
    update spaces s set position = x.n - 1, version = version + 1
    from unnest(${spaceIds}::bigint[]) with ordinality x (id, n)
    where s.id = x.id and s.position <> x.n - 1
    returning s.id`);
  await tell(
    tx,
    spaceUpdated,
    community.id,
    moved.map(({ id }) => id),
  );
}

/** Whole, to the community: all of its members see all of its spaces. */
async function tell(
  tx: Transaction,
  type: typeof spaceCreated | typeof spaceUpdated,
  communityId: string,
  spaceIds: readonly string[],
): Promise<void> {
  const bases = await readSpaceBases(tx, spaceIds);
  const events = [...bases.values()].map((space) => newEvent(type, `community:${communityId}`, { space }));
  await appendEvents(tx, events);
}

async function isTaken(tx: Transaction, { id, community }: SpaceFacts, slug: string): Promise<boolean> {
  const rows = await tx.rows(sql`
    select from spaces where community_id = ${community.id} and slug = ${slug} and id <> ${id}`);
  return rows.length > 0;
}

async function slugTaken(tx: Transaction, communityId: string, slug: string): Promise<Problem> {
  const suggestion = await freeSpaceSlug(tx, communityId, slug);
  return new Problem('space_slug_taken', { members: { suggestion } });
}
