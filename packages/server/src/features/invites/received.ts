import type { ReceivedInvitation } from '@weft/contract/invitations.ts';
import { invitesChanged } from '@weft/contract/invites.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type {
  CommunitiesRow,
  CommunitySeatsRow,
  InvitesRow,
  UserProfilesRow,
} from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import { lockSeats } from '../communities/seats.ts';
import { readCommunityName } from '../communities/tell-member.ts';
import { notify } from '../notifications/notify.ts';

/**
 * That an invite was meant for somebody is shown by its secret, or by its having gone to a mailbox that is confirmed to
 * be theirs. Of the invite as `i`.
 */
export const holds = (tokenHash: Buffer): Statement => sql`i.token_hash = ${tokenHash}`;
export const received = (userId: string): Statement => sql`
  lower(i.email) = (select lower(u.email) from users u where u.id = ${userId} and u.email_verified)`;
export const receivedAs = (userId: string, inviteId: string): Statement =>
  sql`i.id = ${inviteId} and ${received(userId)}`;

type ReceivedRow = Pick<InvitesRow, 'id' | 'expires_at'> &
  Pick<ReceivedInvitation, 'role'> &
  Pick<CommunitiesRow, 'name' | 'slug' | 'description' | 'visibility'> &
  Pick<CommunitySeatsRow, 'community_id' | 'active'> &
  Pick<Partial<UserProfilesRow>, 'display_name'>;

const invitationKey = z.tuple([id]);

/** Those that keep a seat for the reader. By id: an invite exists from its making. */
export async function listReceived(db: Executor, { userId }: User, { cursor, limit }: PageQuery) {
  const [before] = decodeCursor(invitationKey, cursor) ?? [null];
  const rows = await db.rows<ReceivedRow>(sql`
    select i.id, i.role, i.expires_at, c.name, c.slug, c.description, c.visibility, s.community_id, s.active,
      p.display_name
    from invites i
    join members m on m.invite_id = i.id
    join communities c on c.id = i.community_id
    join community_seats s on s.community_id = c.id
    left join user_profiles p on p.user_id = i.created_by
    where ${received(userId)} and i.revoked_at is null and i.expires_at > now()
      and (${before}::bigint is null or i.id < ${before})
      and not exists (select from members n
        where n.community_id = c.id and n.user_id = ${userId} and n.status in ('active', 'suspended'))
    order by i.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.id]);
}

function present(row: ReceivedRow): ReceivedInvitation {
  const { id: inviteId, role, name, slug, description, visibility } = row;
  return {
    id: inviteId,
    role,
    community: { id: row.community_id, name, slug, description, visibility, members: row.active },
    invitedBy: row.display_name ?? null,
    expiresAt: (row.expires_at ?? new Date()).toISOString(),
  };
}

/** As if it had been withdrawn, but by whoever it went to; saying no twice is saying it once. */
export async function declineInvitation(tx: Transaction, { userId }: User, inviteId: string): Promise<void> {
  const [place] = await tx.rows<Pick<InvitesRow, 'community_id'>>(
    sql`select i.community_id from invites i where ${receivedAs(userId, inviteId)}`,
  );
  if (place === undefined) throw new Problem('invite_unknown');
  const communityId = place.community_id;
  await lockSeats(tx, communityId);
  const [declined] = await tx.rows<Pick<InvitesRow, 'created_by'>>(sql`
    update invites set revoked_at = now()
    where id = ${inviteId} and revoked_at is null and uses = 0 returning created_by`);
  if (declined === undefined) return;
  await tx.rows(sql`delete from members where invite_id = ${inviteId}`);
  if (declined.created_by !== null) {
    const about = { kind: 'invite.declined', community: await readCommunityName(tx, communityId) } as const;
    const gather = `declined:${communityId}`;
    await notify(tx, [{ userId: declined.created_by, type: 'invite', actorId: userId, about, gather }]);
  }
  await appendEvent(tx, invitesChanged, `community:${communityId}`, { communityId });
}
