import type { Invitation, Invite } from '@weft/contract/invites.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type {
  CommunitiesRow,
  CommunitySeatsRow,
  InvitesRow,
  UserProfilesRow,
  UsersRow,
} from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor, Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import { type InviteFacts, mayRevokeInvite } from './policy.ts';

type InviteRow = Omit<InvitesRow, 'token_hash'> & {
  readonly expired: boolean;
  readonly username: UsersRow['username'] | null;
  readonly display_name: UserProfilesRow['display_name'] | null;
};

const inviteColumns = sql`
  i.id, i.community_id, i.email, i.role, i.max_uses, i.uses, i.expires_at, i.revoked_at, i.created_by, i.created_at,
  coalesce(i.expires_at <= now(), false) as expired, u.username, p.display_name`;

const inviteTables = sql`
  invites i
  left join users u on u.id = i.created_by and u.status <> 'deleted'
  left join user_profiles p on p.user_id = u.id`;

type State = Pick<InviteRow, 'revoked_at' | 'uses' | 'max_uses' | 'expired'>;

/** In this order: what somebody did says more than that time went by. */
export function stateOf({ revoked_at, uses, max_uses, expired }: State): Invite['state'] {
  if (revoked_at !== null) return 'revoked';
  if (max_uses !== null && uses >= max_uses) return 'used_up';
  return expired ? 'expired' : 'open';
}

function present(actor: User | Operator, row: InviteRow, community: CommunityFacts): Invite {
  const state = stateOf(row);
  const facts = { id: row.id, role: row.role, community };
  const { username, display_name: displayName } = row;
  return {
    id: row.id,
    communityId: row.community_id,
    email: row.email,
    role: row.role,
    state,
    uses: row.uses,
    maxUses: row.max_uses,
    expiresAt: row.expires_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    createdBy: username === null || displayName === null ? null : { username, displayName },
    may: { revoke: state === 'open' && mayRevokeInvite.allows(actor, facts) },
  };
}

const inviteKey = z.tuple([id]);

/** By id: an invite exists from its making, so the order of ids is the order of time. */
export async function listInvitesOf(
  db: Executor,
  { actor, subject }: Permit<'invite.list', User | Operator, CommunityFacts>,
  { cursor, limit, kind = null }: PageQuery & { kind?: 'link' | 'mail' | null | undefined },
) {
  const [before] = decodeCursor(inviteKey, cursor) ?? [null];
  const rows = await db.rows<InviteRow>(sql`
    select ${inviteColumns}
    from ${inviteTables}
    where i.community_id = ${subject.id} and (${before}::bigint is null or i.id < ${before})
      and (${kind}::text is null or (i.email is null) = (${kind} = 'link'))
    order by i.id desc
    limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    (row) => present(actor, row, subject),
    (row) => [row.id],
  );
}

export async function readInvite(db: Executor, actor: User | Operator, inviteId: string): Promise<Invite> {
  const [row] = await db.rows<InviteRow>(
    sql`select ${inviteColumns} from ${inviteTables} where i.id = ${inviteId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return present(actor, row, await readCommunityFacts(db, actor, row.community_id));
}

export async function readInviteFacts(
  db: Executor,
  actor: User | Operator,
  inviteId: string,
): Promise<InviteFacts> {
  const [row] = await db.rows<Pick<InvitesRow, 'id' | 'role' | 'community_id'>>(
    sql`select id, role, community_id from invites where id = ${inviteId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return { id: row.id, role: row.role, community: await readCommunityFacts(db, actor, row.community_id) };
}

type InvitationRow = Pick<InviteRow, 'email' | 'role' | 'revoked_at' | 'uses' | 'max_uses' | 'expired'> &
  Pick<CommunitiesRow, 'id' | 'name' | 'slug' | 'description' | 'visibility' | 'seat_limit'> &
  Pick<CommunitySeatsRow, 'taken' | 'active'> & {
    readonly display_name: string | null;
    readonly member: boolean;
    /** Seats that mails keep though they have run out: free for whoever comes next. */
    readonly lapsed: number;
  };

/** What the holder of a link is told. Whoever has the token was meant to see this much, private or not. */
export async function readInvitation(db: Executor, actor: Actor, tokenHash: Buffer): Promise<Invitation> {
  const userId = actor.kind === 'user' ? actor.userId : null;
  const [row] = await db.rows<InvitationRow>(sql`
    select c.id, c.name, c.slug, c.description, c.visibility, c.seat_limit, s.taken, s.active, i.email, i.role,
      i.revoked_at, i.uses, i.max_uses, coalesce(i.expires_at <= now(), false) as expired, p.display_name,
      exists (select from members m where m.community_id = c.id and m.user_id = ${userId} and m.status = 'active')
        as member,
      (select count(*)::int from members m join invites l on l.id = m.invite_id
        where m.community_id = c.id and m.status = 'invited' and l.expires_at <= now()) as lapsed
    from invites i
    join communities c on c.id = i.community_id
    join community_seats s on s.community_id = c.id
    left join user_profiles p on p.user_id = i.created_by
    where i.token_hash = ${tokenHash}`);
  if (row === undefined) throw new Problem('invite_unknown');
  // Whoever is in already is shown the way, whatever became of the link.
  if (!row.member) refuseUnlessOpen(row);
  const keepsItsSeat = row.email !== null;
  const taken = row.taken - row.lapsed;
  if (!row.member && !keepsItsSeat && taken >= row.seat_limit)
    throw new Problem('seats_full', { members: { limit: row.seat_limit, use: taken, wanted: 1 } });
  return {
    community: {
      id: row.id,
      name: row.name,
      slug: row.slug,
      description: row.description,
      visibility: row.visibility,
      members: row.active,
    },
    invitedBy: row.display_name,
    role: row.role,
    email: row.email,
    member: row.member,
  };
}

const refusals = {
  used_up: 'invite_used_up',
  expired: 'invite_expired',
  revoked: 'invite_revoked',
} as const;

/** Used up, expired, revoked: each says so. */
export function refuseUnlessOpen(row: State): void {
  const state = stateOf(row);
  if (state !== 'open') throw new Problem(refusals[state]);
}
