import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readMe } from '../accounts/queries.ts';
import { requireOtherWayIn } from '../accounts/ways-in.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';
import { type Identity, labelOf } from './identity.ts';

/** From now on this sign-in at the provider is theirs. Of two accounts that ask for it at the same moment one has it. */
export async function addLogin(tx: Transaction, userId: string, identity: Identity): Promise<boolean> {
  const { issuer, subject } = identity;
  const added = await tx.rows(sql`
    insert into oidc_logins (user_id, issuer, subject, label)
    values (${userId}, ${issuer}, ${subject}, ${labelOf(identity)})
    on conflict (issuer, subject) do nothing returning id`);
  if (added.length > 0) return true;
  const own = await tx.rows(sql`
    select from oidc_logins where issuer = ${issuer} and subject = ${subject} and user_id = ${userId}`);
  if (own.length === 0) throw new Problem('provider_taken');
  return false;
}

/** Another way into an account that there was before: its owner is told, in case it was not them. */
export async function linkLogin(
  tx: Transaction,
  office: PostOffice,
  userId: string,
  identity: Identity,
  provider: string,
): Promise<void> {
  if (!(await addLogin(tx, userId, identity))) return;
  await tell(tx, office, userId, 'login_linked', provider);
}

export async function unlinkLogin(
  tx: Transaction,
  { subject }: Permit<'login.unlink', User, { id: string; userId: string }>,
  office: PostOffice,
  provider: string,
): Promise<void> {
  const ended = await tx.rows(sql`delete from oidc_logins where id = ${subject.id} returning id`);
  if (ended.length === 0) throw new Problem('not_found');
  await requireOtherWayIn(tx, subject.userId);
  await tell(tx, office, subject.userId, 'login_unlinked', provider);
}

/** Each use says when, and what the provider calls them by now. */
export async function touchLogin(tx: Transaction, identity: Identity): Promise<void> {
  await tx.rows(sql`
    update oidc_logins set last_used_at = now(), label = ${labelOf(identity)}
    where issuer = ${identity.issuer} and subject = ${identity.subject}`);
}

async function tell(
  tx: Transaction,
  office: PostOffice,
  userId: string,
  type: 'login_linked' | 'login_unlinked',
  provider: string,
): Promise<void> {
  const { displayName, email, language } = await readMe(tx, userId);
  await queueMail(tx, office, { type, to: email, language, values: { name: displayName, provider } });
}
