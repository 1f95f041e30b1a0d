import type { MemberRole, Mute } from '@weft/contract/communities.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { MembersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { memberChanged } from './member-events.ts';
import type { CommunityFacts, MemberFacts } from './policy.ts';
import { lockSeats, type Seats, takeSeats } from './seats.ts';
import { tellMember } from './tell-member.ts';

type Someone = User | Operator;

export interface Newcomer {
  readonly communityId: string;
  readonly userId: string;
  readonly role: Exclude<MemberRole, 'owner'>;
}

/**
 * Lets somebody in: the one way, for those who join a public community, follow an invite, or are sent by their
 * organisation. The seats are locked already. False when they were in before; then nothing changes.
 * Whoever was invited by mail and comes by another way takes the seat that was kept for them, not a second one.
 */
export async function admit(tx: Transaction, seats: Seats, newcomer: Newcomer): Promise<boolean> {
  const { communityId, userId, role } = newcomer;
  const [before] = await tx.rows<Pick<MembersRow, 'status'>>(sql`
    select status from members where community_id = ${communityId} and user_id = ${userId}`);
  if (before?.status === 'active') return false;
  if (before?.status === 'suspended') throw new Problem('member_suspended');
  const freed = await tx.rows(sql`
    delete from members m using users u
    where m.community_id = ${communityId} and m.status = 'invited' and u.id = ${userId}
      and lower(m.email) = lower(u.email)
    returning m.id`);
  takeSeats({ ...seats, taken: seats.taken - freed.length }, 1);
  const [member] = await tx.rows<{ id: string }>(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    values (${communityId}, ${userId}, ${role}, 'active', now())
    on conflict (user_id, community_id) where user_id is not null
    do update set role = excluded.role, status = 'active', joined_at = now(), version = members.version + 1
    returning id`);
  if (member === undefined) throw new Error('the new member has no row');
  await memberChanged(tx, member.id, 'joined');
  return true;
}

export async function joinCommunity(
  tx: Transaction,
  { actor, subject }: Permit<'community.join', User, CommunityFacts>,
): Promise<void> {
  const seats = await lockSeats(tx, subject.id);
  await admit(tx, seats, { communityId: subject.id, userId: actor.userId, role: 'member' });
}

export async function leaveCommunity(
  tx: Transaction,
  { actor, subject }: Permit<'community.leave', User, CommunityFacts>,
): Promise<void> {
  await lockSeats(tx, subject.id);
  const [left] = await tx.rows<{ id: string }>(sql`
    update members set status = 'left', role = 'member', version = version + 1
    where community_id = ${subject.id} and user_id = ${actor.userId} and status = 'active' and role <> 'owner'
    returning id`);
  if (left !== undefined) await memberChanged(tx, left.id, 'left');
}

export async function setMemberRole(
  tx: Transaction,
  { act, actor, subject }: Permit<'member.set-role', Someone, MemberFacts>,
  role: Exclude<MemberRole, 'owner'>,
): Promise<void> {
  await lockSeats(tx, subject.community.id);
  const changed = await tx.rows(sql`
    update members set role = ${role}, version = version + 1
    where id = ${subject.id} and role = ${subject.role} and role <> ${role} and status in ('active', 'suspended')
    returning id`);
  if (changed.length === 0) {
    if (subject.role !== role) throw new Problem('conflict');
    return;
  }
  await recordAct(tx, {
    act,
    actor,
    subject: `member:${subject.id}`,
    detail: { from: subject.role, to: role },
  });
  await memberChanged(tx, subject.id, 'updated');
  await tellMember(tx, actor, subject, (community) => ({ kind: 'member.role', community, role }));
}

/** A suspended member keeps their role and gives up their seat; letting them in again needs a free one. */
export async function setMemberSuspended(
  tx: Transaction,
  { act, actor, subject }: Permit<'member.suspend', Someone, MemberFacts>,
  suspended: boolean,
): Promise<void> {
  const seats = await lockSeats(tx, subject.community.id);
  if (!suspended && subject.status === 'suspended') takeSeats(seats, 1);
  const [from, to] = suspended ? ['active', 'suspended'] : ['suspended', 'active'];
  const changed = await tx.rows(sql`
    update members set status = ${to}, version = version + 1
    where id = ${subject.id} and status = ${from} and role = ${subject.role} returning id`);
  if (changed.length === 0) return refuseUnless(tx, subject, String(to));
  await recordAct(tx, { act, actor, subject: `member:${subject.id}`, detail: { to: String(to) } });
  await memberChanged(tx, subject.id, suspended ? 'left' : 'joined');
  const kind = suspended ? 'member.suspended' : 'member.resumed';
  await tellMember(tx, actor, subject, (community) => ({ kind, community }));
}

/** Null lifts it. Whoever is muted already is muted anew: the later word counts. */
export async function setMemberMuted(
  tx: Transaction,
  { act, actor, subject }: Permit<'member.mute', Someone, MemberFacts>,
  mute: Mute | null,
): Promise<void> {
  await lockSeats(tx, subject.community.id);
  const changed = await tx.rows(sql`
    update members set version = version + 1, muted_at = case when ${mute !== null} then now() end,
      muted_until = ${mute?.until ?? null}::timestamptz, mute_reason = ${mute?.reason ?? null}
    where id = ${subject.id} and role = ${subject.role} and status in ('active', 'suspended')
      and (${mute !== null} or muted_at is not null)
    returning id`);
  if (changed.length === 0) {
    if (mute !== null) throw new Problem('conflict');
    return;
  }
  const detail = mute === null ? { to: 'lifted' } : { until: mute.until ?? 'lifted', reason: mute.reason };
  await recordAct(tx, { act, actor, subject: `member:${subject.id}`, detail });
  await memberChanged(tx, subject.id, 'updated');
  await tellMember(tx, actor, subject, (community) =>
    mute === null ? { kind: 'member.unmuted', community } : { kind: 'member.muted', community, ...mute },
  );
}

export async function removeMember(
  tx: Transaction,
  { act, actor, subject }: Permit<'member.remove', Someone, MemberFacts>,
): Promise<void> {
  await lockSeats(tx, subject.community.id);
  const removed = await tx.rows(sql`
    update members set status = 'left', role = 'member', version = version + 1
    where id = ${subject.id} and status in ('active', 'suspended') and role = ${subject.role} returning id`);
  if (removed.length === 0) return refuseUnless(tx, subject, 'left');
  await recordAct(tx, { act, actor, subject: `member:${subject.id}`, detail: { role: subject.role } });
  await memberChanged(tx, subject.id, 'left');
  await tellMember(tx, actor, subject, (community) => ({ kind: 'member.removed', community }));
}

/** It was done already, or the member is not who the rule was asked about any more: never silently neither. */
async function refuseUnless(tx: Transaction, subject: MemberFacts, status: string): Promise<void> {
  const [now] = await tx.rows<Pick<MembersRow, 'status'>>(
    sql`select status from members where id = ${subject.id}`,
  );
  if (now?.status !== status) throw new Problem('conflict');
}
