import { type InviteRole, invitesChanged } from '@weft/contract/invites.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { InvitesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { linkTo } from '../accounts/ask-to-verify.ts';
import { readMe } from '../accounts/queries.ts';
import { recordAct } from '../audit/record.ts';
import type { CommunityFacts } from '../communities/policy.ts';
import { lockSeats, takeSeats } from '../communities/seats.ts';
import { readCommunityName } from '../communities/tell-member.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';
import { notify } from '../notifications/notify.ts';
import { refuseTooMany } from './commands.ts';
import type { InviteFacts } from './policy.ts';
import { newInviteToken } from './token.ts';

type Someone = User | Operator;
type Outcome = 'invited' | 'invited_already' | 'member';

export interface Mailing {
  readonly emails: readonly string[];
  readonly expiresInDays: number;
}

/** A seat is kept for each until they come or it runs out. All of them, or (when there are too few seats) none. */
export async function inviteByMail(
  tx: Transaction,
  { act, actor, subject }: Permit<'invite.create', Someone, { community: CommunityFacts; role: InviteRole }>,
  office: PostOffice,
  { emails, expiresInDays }: Mailing,
): Promise<{ email: string; outcome: Outcome }[]> {
  const communityId = subject.community.id;
  const seats = await lockSeats(tx, communityId);
  const wanted = new Map(emails.map((email) => [email.toLowerCase(), email]));
  const known = await standingOf(tx, communityId, [...wanted.keys()]);
  const fresh = [...wanted].filter(([key]) => !known.has(key)).map(([, email]) => email);
  takeSeats(seats, fresh.length);
  await refuseTooMany(tx, communityId, fresh.length);
  for (const email of fresh) {
    const { token, hash } = newInviteToken();
    const [invite] = await tx.rows<{ id: string; expires_at: Date }>(sql`
      with i as (
        insert into invites (community_id, token_hash, email, role, max_uses, expires_at, created_by)
        values (${communityId}, ${hash}, ${email}, ${subject.role}, 1,
          now() + make_interval(days => ${expiresInDays}), ${actor.kind === 'user' ? actor.userId : null})
        returning id, expires_at
      ), kept as (
        insert into members (community_id, email, invite_id, role, status)
        select ${communityId}, ${email}, id, ${subject.role}, 'invited' from i
      )
      select id, expires_at from i`);
    if (invite === undefined) throw new Error('the new invite has no row');
    await recordAct(tx, { act, actor, subject: `invite:${invite.id}`, detail: { role: subject.role } });
    await write(tx, office, actor, { communityId, email, token, expiresAt: invite.expires_at });
  }
  if (fresh.length > 0) await appendEvent(tx, invitesChanged, `community:${communityId}`, { communityId });
  return [...wanted].map(([key, email]) => ({ email, outcome: known.get(key) ?? 'invited' }));
}

/** Another mail with another link; the one before opens nothing any more. The seat stays kept. */
export async function sendAgain(
  tx: Transaction,
  { actor, subject }: Permit<'invite.revoke', Someone, InviteFacts>,
  office: PostOffice,
): Promise<void> {
  const communityId = subject.community.id;
  await lockSeats(tx, communityId);
  const { token, hash } = newInviteToken();
  const [invite] = await tx.rows<Pick<InvitesRow, 'email' | 'expires_at'>>(sql`
    update invites i
    set token_hash = ${hash}, expires_at = greatest(expires_at, now() + interval '7 days')
    where id = ${subject.id} and email is not null and revoked_at is null
      and exists (select from members m where m.invite_id = i.id)
    returning email, expires_at`);
  if (invite === undefined || invite.email === null || invite.expires_at === null)
    throw new Problem('conflict', { detail: 'This invitation is not open any more.' });
  await write(tx, office, actor, { communityId, email: invite.email, token, expiresAt: invite.expires_at });
  await appendEvent(tx, invitesChanged, `community:${communityId}`, { communityId });
}

/** Who needs no invitation: invited already, or in by an account that has shown to be theirs. */
async function standingOf(
  tx: Transaction,
  communityId: string,
  emails: readonly string[],
): Promise<Map<string, Outcome>> {
  const rows = await tx.rows<{ email: string; outcome: Outcome }>(sql`
    select lower(m.email) as email, 'invited_already' as outcome
    from members m
    where m.community_id = ${communityId} and m.status = 'invited' and lower(m.email) = any(${emails})
    union all
    select lower(u.email), 'member'
    from members m
    join users u on u.id = m.user_id
    where m.community_id = ${communityId} and m.status = 'active' and u.email_verified and lower(u.email) = any(${emails})`);
  return new Map(rows.map(({ email, outcome }) => [email, outcome]));
}

interface Letter {
  readonly communityId: string;
  readonly email: string;
  readonly token: string;
  readonly expiresAt: Date;
}

async function write(tx: Transaction, office: PostOffice, actor: Someone, letter: Letter): Promise<void> {
  const { communityId, email, token, expiresAt } = letter;
  const inviter = actor.kind === 'user' ? await readMe(tx, actor.userId) : undefined;
  const community = await readCommunityName(tx, communityId);
  // In the language of whoever it goes to, as far as that is known; else as the inviter would have written.
  const [reader] = await tx.rows<Pick<UsersRow, 'id' | 'language'>>(
    sql`select id, language from users where lower(email) = lower(${email}) and email_verified`,
  );
  await queueMail(tx, office, {
    ...{ type: 'invite', to: email, language: reader?.language ?? inviter?.language ?? 'en' },
    values: {
      community: community.name,
      // From the command line it is the server that invites.
      inviter: inviter?.displayName ?? office.config.name,
      link: linkTo(office, '/invite', token),
      expiresAt: expiresAt.toISOString(),
    },
  });
  if (reader === undefined) return;
  const about = { kind: 'invite.received', community } as const;
  const actorId = actor.kind === 'user' ? actor.userId : null;
  await notify(tx, [
    { userId: reader.id, type: 'invite', actorId, about, gather: `received:${communityId}` },
  ]);
}
