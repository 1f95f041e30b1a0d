import { kindAccessChanged } from '@weft/contract/access.ts';
import { communityUpdated } from '@weft/contract/communities.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { violates } from '../../core/db/failures.ts';
import type { CommunitiesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { memberChanged } from './member-events.ts';
import type { CommunityFacts } from './policy.ts';
import { readBases } from './queries.ts';
import { lockSeats } from './seats.ts';
import { freeSlugFor } from './slug.ts';

type Someone = User | Operator;

/** More than anybody runs; a program that makes them in a loop is stopped here. */
export const ownedAtMost = 50;

export interface NewCommunity {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly visibility: CommunitiesRow['visibility'];
}

/** The community, its owner's membership, and the channel and the space that everybody finds when they come. */
export async function createCommunity(
  tx: Transaction,
  { subject: owner }: Permit<'community.create', Someone, { userId: string }>,
  { name, slug, description, visibility }: NewCommunity,
): Promise<string> {
  // The user's row is the lock under which communities are counted: parallel calls do not pass the limit.
  await tx.rows(sql`select from users where id = ${owner.userId} for no key update`);
  const [owned] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from members where user_id = ${owner.userId} and role = 'owner'`);
  const use = owned?.n ?? 0;
  if (use >= ownedAtMost) throw new Problem('too_many_communities', { members: { limit: ownedAtMost, use } });
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into communities (name, slug, description, visibility)
    values (${name}, ${slug}, ${description}, ${visibility}) on conflict (slug) do nothing returning id`);
  if (row === undefined)
    throw new Problem('slug_taken', { members: { suggestion: await freeSlugFor(tx, slug) } });
  const communityId = row.id;
  // Before its owner: whoever comes into a community is in the channels for all.
  await tx.rows(sql`
    insert into channels (community_id, slug, name, joined_by_all, created_by)
    values (${communityId}, 'general', 'general', true, ${owner.userId})`);
  await tx.rows(sql`
    insert into spaces (community_id, slug, name, created_by)
    values (${communityId}, 'posts', 'Posts', ${owner.userId})`);
  const [member] = await tx.rows<{ id: string }>(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    values (${communityId}, ${owner.userId}, 'owner', 'active', now()) returning id`);
  if (member === undefined) throw new Error('the new community has no owner');
  await memberChanged(tx, member.id, 'joined');
  return communityId;
}

export async function updateCommunity(
  tx: Transaction,
  { subject }: Permit<'community.edit', Someone, CommunityFacts>,
  changes: { readonly [Key in keyof NewCommunity]?: NewCommunity[Key] | undefined },
): Promise<void> {
  const { name = null, slug = null, description = null, visibility = null } = changes;
  try {
    await tx.rows(sql`
      update communities
      set name = coalesce(${name}, name), slug = coalesce(${slug}, slug),
        description = coalesce(${description}, description), visibility = coalesce(${visibility}, visibility),
        version = version + 1
      where id = ${subject.id}`);
  } catch (error) {
    if (violates(error, 'communities_slug_key')) throw new Problem('slug_taken');
    throw error;
  }
  await tellOfCommunity(tx, subject.id);
  if (visibility === 'private')
    await appendEvent(tx, kindAccessChanged, `community:${subject.id}`, { kind: 'post' });
}

export interface Plan {
  readonly planTier: CommunitiesRow['plan_tier'];
  readonly seatLimit: number;
  readonly aiBudgetLimit: number;
}

/** A limit below use removes nobody: the seats' trigger only refuses whoever comes next. */
export async function setPlan(
  tx: Transaction,
  { act, actor, subject }: Permit<'community.set-plan', Someone, CommunityFacts>,
  { planTier, seatLimit, aiBudgetLimit }: Plan,
): Promise<void> {
  await lockSeats(tx, subject.id);
  await tx.rows(sql`
    update communities
    set plan_tier = ${planTier}, seat_limit = ${seatLimit}, ai_budget_limit = ${aiBudgetLimit}, version = version + 1
    where id = ${subject.id}`);
  const detail = { planTier, seatLimit: String(seatLimit), aiBudgetLimit: String(aiBudgetLimit) };
  await recordAct(tx, { act, actor, subject: `community:${subject.id}`, detail });
  await tellOfCommunity(tx, subject.id);
}

export interface Organization {
  /** The provider, by the key of the settings, and the word of its claim. */
  readonly issuer: string;
  readonly name: string;
}

/** From now on its people land here when they sign in. Whoever is in stays in, also when the tie is cut. */
export async function tieOrganization(
  tx: Transaction,
  { act, actor, subject }: Permit<'community.tie-organization', Someone, CommunityFacts>,
  organization: Organization | null,
): Promise<void> {
  const { issuer = null, name = null } = organization ?? {};
  try {
    await tx.rows(sql`
      update communities set oidc_issuer = ${issuer}, oidc_organization = ${name}, version = version + 1
      where id = ${subject.id}`);
  } catch (error) {
    if (violates(error, 'communities_oidc_key')) throw new Problem('organization_taken');
    throw error;
  }
  const detail = { issuer: issuer ?? '', organization: name ?? '' };
  await recordAct(tx, { act, actor, subject: `community:${subject.id}`, detail });
  await tellOfCommunity(tx, subject.id);
}

/** The new owner steps up and the old one stays as an admin, in one moment: there is always exactly one. */
export async function transferCommunity(
  tx: Transaction,
  { act, actor, subject }: Permit<'community.transfer', Someone, CommunityFacts>,
  memberId: string,
): Promise<void> {
  await lockSeats(tx, subject.id);
  const [before] = await tx.rows<{ id: string }>(sql`
    update members set role = 'admin', version = version + 1
    where community_id = ${subject.id} and role = 'owner' returning id`);
  const [after] = await tx.rows<{ id: string }>(sql`
    update members set role = 'owner', version = version + 1
    where community_id = ${subject.id} and id = ${memberId} and status = 'active' returning id`);
  if (after === undefined) throw new Problem('not_found');
  if (before === undefined || before.id === after.id) throw new Problem('conflict');
  await recordAct(tx, { act, actor, subject: `community:${subject.id}`, detail: { to: memberId } });
  for (const id of [before.id, after.id]) await memberChanged(tx, id, 'updated');
}

async function tellOfCommunity(tx: Transaction, communityId: string): Promise<void> {
  const community = (await readBases(tx, [communityId])).get(communityId);
  if (community === undefined) throw new Problem('not_found');
  await appendEvent(tx, communityUpdated, `community:${communityId}`, { community });
}
