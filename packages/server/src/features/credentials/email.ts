import { userUpdated } from '@weft/contract/accounts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { violates } from '../../core/db/failures.ts';
import type { UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { linkTo, verifyHours } from '../accounts/ask-to-verify.ts';
import { createLink, endLinks, provenBy, useLink } from '../accounts/links.ts';
import { readMe } from '../accounts/queries.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';

/** Writes to the new address. The old one stays until somebody there has opened the link. */
export async function askForEmail(
  tx: Transaction,
  { subject }: Permit<'credentials.change', User, { id: string }>,
  office: PostOffice,
  email: string,
): Promise<void> {
  const taken = await tx.rows(sql`select from users where lower(email) = lower(${email})`);
  if (taken.length > 0) throw new Problem('email_taken');
  const me = await readMe(tx, subject.id);
  await endLinks(tx, subject.id, ['change_email']);
  const minutes = verifyHours * 60;
  const token = await createLink(tx, { userId: subject.id, purpose: 'change_email', email, minutes });
  await queueMail(tx, office, {
    ...{ type: 'change_email', to: email, language: me.language },
    values: { name: me.displayName, hours: verifyHours, link: linkTo(office, '/verify-email', token) },
  });
}

export interface ConfirmedEmail {
  readonly email: string;
  readonly changed: boolean;
}

/** Whoever opens the link has read what was sent to the address. No more is proved: it signs nobody in. */
export async function confirmEmail(
  tx: Transaction,
  office: PostOffice,
  token: string,
): Promise<ConfirmedEmail> {
  const link = await useLink(tx, token, ['verify_email', 'change_email']);
  if (link?.email == null) {
    const proven = await provenBy(tx, token);
    if (proven === undefined) throw new Problem('link_expired');
    return { email: proven, changed: false };
  }
  const changed = link.purpose === 'change_email';
  if (changed) await moveToEmail(tx, office, link.user_id, link.email);
  else await verifyEmail(tx, link.user_id, link.email);
  const user = await readMe(tx, link.user_id);
  await appendEvent(tx, userUpdated, `user:${user.id}`, { user });
  return { email: user.email, changed };
}

/** The link is about one address: when the account has another by now, it proves nothing. */
async function verifyEmail(tx: Transaction, userId: string, email: string): Promise<void> {
  const verified = await tx.rows(sql`
    update users set email_verified = true, version = version + 1
    where id = ${userId} and lower(email) = lower(${email}) returning id`);
  if (verified.length === 0) throw new Problem('link_expired');
}

/** The old address is told, in case it was not its owner who did this; links that were sent there are worth nothing now. */
async function moveToEmail(
  tx: Transaction,
  office: PostOffice,
  userId: string,
  email: string,
): Promise<void> {
  const [before] = await tx.rows<Pick<UsersRow, 'email' | 'language'>>(sql`
    select email, language from users where id = ${userId} for no key update`);
  if (before === undefined) throw new Problem('link_expired');
  try {
    await tx.rows(sql`
      update users set email = ${email}, email_verified = true, version = version + 1 where id = ${userId}`);
  } catch (error) {
    // Somebody else made an account with it while the link was on its way.
    if (violates(error, 'users_email_key')) throw new Problem('email_taken');
    throw error;
  }
  await endLinks(tx, userId, ['verify_email', 'reset_password']);
  const { displayName } = await readMe(tx, userId);
  await queueMail(tx, office, {
    ...{ type: 'email_changed', to: before.email, language: before.language },
    values: { name: displayName },
  });
}
