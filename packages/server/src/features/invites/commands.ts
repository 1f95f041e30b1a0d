import { type InviteRole, invitesChanged } from '@weft/contract/invites.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { CommunitiesRow, InvitesRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { admit } from '../communities/member-commands.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import { lockSeats } from '../communities/seats.ts';
import { readCommunityName } from '../communities/tell-member.ts';
import { notify } from '../notifications/notify.ts';
import type { InviteFacts } from './policy.ts';
import { refuseUnlessOpen } from './queries.ts';

type Someone = User | Operator;

/** Open ones of a community. A program that makes them in a loop is stopped here. */
export const openInvitesAtMost = 1000;

export interface NewLink {
  readonly tokenHash: Buffer;
  readonly maxUses: number | null;
  readonly expiresInDays: number | null;
}

export async function createLink(
  tx: Transaction,
  { act, actor, subject }: Permit<'invite.create', Someone, { community: CommunityFacts; role: InviteRole }>,
  { tokenHash, maxUses, expiresInDays }: NewLink,
): Promise<string> {
  const communityId = subject.community.id;
  await lockSeats(tx, communityId);
  await refuseTooMany(tx, communityId, 1);
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into invites (community_id, token_hash, role, max_uses, expires_at, created_by)
    values (${communityId}, ${tokenHash}, ${subject.role}, ${maxUses},
      now() + make_interval(days => ${expiresInDays}::int), ${actor.kind === 'user' ? actor.userId : null})
    returning id`);
  if (row === undefined) throw new Error('the new invite has no row');
  await recordAct(tx, { act, actor, subject: `invite:${row.id}`, detail: { role: subject.role } });
  await appendEvent(tx, invitesChanged, `community:${communityId}`, { communityId });
  return row.id;
}

/** The seat that a mail kept is free again at once. */
export async function revokeInvite(
  tx: Transaction,
  { act, actor, subject }: Permit<'invite.revoke', Someone, InviteFacts>,
): Promise<void> {
  const communityId = subject.community.id;
  await lockSeats(tx, communityId);
  const revoked = await tx.rows(sql`
    update invites set revoked_at = now() where id = ${subject.id} and revoked_at is null returning id`);
  if (revoked.length === 0) return;
  await tx.rows(sql`delete from members where invite_id = ${subject.id}`);
  await recordAct(tx, { act, actor, subject: `invite:${subject.id}` });
  await appendEvent(tx, invitesChanged, `community:${communityId}`, { communityId });
}

type Found = Pick<
  InvitesRow,
  'id' | 'community_id' | 'created_by' | 'role' | 'uses' | 'max_uses' | 'revoked_at' | 'email'
> & {
  readonly expired: boolean;
} & Pick<CommunitiesRow, 'slug'>;

/**
 * Whom the invite was meant for gets in, as long as it is open and there is a seat. That it was is the proof, so there
 * is no policy: it was handed out by somebody whom a policy allowed to.
 */
export async function acceptInvite(
  tx: Transaction,
  userId: string,
  meant: Statement,
): Promise<{ communityId: string; slug: string; email: string | null }> {
  const [place] = await tx.rows<Pick<InvitesRow, 'community_id'>>(
    sql`select i.community_id from invites i where ${meant}`,
  );
  if (place === undefined) throw new Problem('invite_unknown');
  const communityId = place.community_id;
  // The lock first, then a look: of fifty who come at once, each sees what the one before left.
  const seats = await lockSeats(tx, communityId);
  const [invite] = await tx.rows<Found>(sql`
    select i.id, i.community_id, i.created_by, i.role, i.uses, i.max_uses, i.revoked_at, i.email, c.slug,
      coalesce(i.expires_at <= now(), false) as expired
    from invites i
    join communities c on c.id = i.community_id
    where ${meant}`);
  if (invite === undefined) throw new Problem('invite_unknown');
  const welcome = { communityId, slug: invite.slug, email: invite.email };
  if (await isIn(tx, communityId, userId)) return welcome;
  refuseUnlessOpen(invite);
  const kept = await tx.rows(sql`delete from members where invite_id = ${invite.id} returning id`);
  await admit(tx, { ...seats, taken: seats.taken - kept.length }, { communityId, userId, role: invite.role });
  await tx.rows(sql`update invites set uses = uses + 1 where id = ${invite.id}`);
  await tellInviter(tx, invite, userId);
  await appendEvent(tx, invitesChanged, `community:${communityId}`, { communityId });
  return welcome;
}

/** While the news is unread, those who come by the same invite are gathered: "Grace and 3 others". */
async function tellInviter(tx: Transaction, invite: Found, actorId: string): Promise<void> {
  const { created_by: userId, community_id: communityId } = invite;
  if (userId === null) return;
  const about = { kind: 'invite.accepted', community: await readCommunityName(tx, communityId) } as const;
  await notify(tx, [{ userId, type: 'invite', actorId, about, gather: `accepted:${communityId}` }]);
}

async function isIn(tx: Transaction, communityId: string, userId: string): Promise<boolean> {
  const rows = await tx.rows(sql`
    select from members where community_id = ${communityId} and user_id = ${userId} and status = 'active'`);
  return rows.length > 0;
}

export async function refuseTooMany(tx: Transaction, communityId: string, more: number): Promise<void> {
  const [open] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from invites
    where community_id = ${communityId} and revoked_at is null and (max_uses is null or uses < max_uses)
      and (expires_at is null or expires_at > now())`);
  const use = open?.n ?? 0;
  if (use + more > openInvitesAtMost)
    throw new Problem('too_many_invites', { members: { limit: openInvitesAtMost, use } });
}
