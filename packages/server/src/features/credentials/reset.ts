import { userUpdated } from '@weft/contract/accounts.ts';
import { z } from 'zod';
import { type Budget, trySpend } from '../../core/budgets.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { defineJob } from '../../core/jobs/job.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { Vault } from '../../core/vault.ts';
import { linkTo } from '../accounts/ask-to-verify.ts';
import { endSessions } from '../accounts/commands.ts';
import { createLink, useLink } from '../accounts/links.ts';
import { readMe } from '../accounts/queries.ts';
import { endOtherWaysIn } from '../accounts/ways-in.ts';
import { recordAct } from '../audit/record.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';
import { revokeAllTokens } from '../tokens/commands.ts';
import { setPassword } from './password.ts';

const resetMinutes = 60;

/** What was typed, sealed: it may be an address, a name, or by mistake a password. */
export const sendReset = defineJob({
  name: 'credentials.send-reset',
  payload: z.object({ login: z.string() }),
});

/** Mails that one account gets, however many ask from however many addresses. */
const resetMails: Budget = { name: 'reset-mail', tries: 3, everySeconds: 900 };

/** The whole of the request, for an account and for none: one job. What it finds out nobody waits for. */
export async function requestReset(tx: Transaction, vault: Vault, login: string): Promise<void> {
  await enqueue(tx, sendReset, { login: vault.seal('reset request', login).toString('base64') });
}

/** The same mail that the person could have asked for, under the same budget. */
export async function requestResetFor(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.send-reset', User | Operator, { id: string }>,
  vault: Vault,
): Promise<void> {
  const [user] = await tx.rows<Pick<UsersRow, 'username'>>(
    sql`select username from users where id = ${subject.id}`,
  );
  if (user === undefined) throw new Problem('not_found');
  await requestReset(tx, vault, user.username);
  await recordAct(tx, { act, actor, subject: `user:${subject.id}` });
}

type Addressee = Pick<UsersRow, 'id' | 'username' | 'email' | 'language'> &
  Pick<UserProfilesRow, 'display_name'>;

/** To whoever has the account, at the address it has. To nobody else, and to nobody who is suspended. */
export async function sendResetLink(tx: Transaction, office: PostOffice, sealed: string): Promise<void> {
  const login = office.vault.open('reset request', Buffer.from(sealed, 'base64'));
  const [user] = await tx.rows<Addressee>(sql`
    select u.id, u.username, u.email, u.language, p.display_name
    from users u
    join user_profiles p on p.user_id = u.id
    where (lower(u.username) = lower(${login}) or lower(u.email) = lower(${login})) and u.status = 'active'`);
  if (user === undefined || !(await trySpend(tx, office.vault, resetMails, user.id))) return;
  const { id: userId, email } = user;
  const token = await createLink(tx, { userId, purpose: 'reset_password', email, minutes: resetMinutes });
  const link = linkTo(office, '/reset-password', token);
  await queueMail(tx, office, {
    ...{ type: 'reset_password', to: email, language: user.language },
    values: { name: user.display_name, username: user.username, link, minutes: resetMinutes },
  });
}

/** For a server without mail: the link itself, to be handed over by whoever runs it. It stands in the audit log. */
export async function makeResetLink(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.reset-link', User | Operator, { id: string }>,
  office: Pick<PostOffice, 'config'>,
  minutes: number,
): Promise<string> {
  const link = { userId: subject.id, purpose: 'reset_password', email: null, minutes } as const;
  const token = await createLink(tx, link);
  await recordAct(tx, { act, actor, subject: `user:${subject.id}` });
  return linkTo(office, '/reset-password', token);
}

/**
 * The owner is back and everybody else is out: all sessions and all access tokens end, since whoever needs a new
 * password may have lost the old one to somebody. A link that came by mail proves the address, too.
 */
export async function resetPassword(
  tx: Transaction,
  office: PostOffice,
  token: string,
  hash: string,
): Promise<string> {
  const link = await useLink(tx, token, ['reset_password']);
  if (link === undefined) throw new Problem('link_expired');
  const { user_id: userId, email } = link;
  await setPassword(tx, office, userId, hash);
  await endSessions(tx, userId, null);
  await revokeAllTokens(tx, userId);
  const proved = await tx.rows(sql`
    update users set email_verified = true, version = version + 1
    where id = ${userId} and lower(email) = lower(${email}) and not email_verified returning id`);
  if (proved.length === 0) return userId;
  // Nobody had shown before that the address is theirs: whoever made the account may have been somebody else.
  await endOtherWaysIn(tx, userId);
  await appendEvent(tx, userUpdated, `user:${userId}`, { user: await readMe(tx, userId) });
  return userId;
}
