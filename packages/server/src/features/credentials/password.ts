import { userUpdated } from '@weft/contract/accounts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { endSessions } from '../accounts/commands.ts';
import { endLinks } from '../accounts/links.ts';
import { readMe } from '../accounts/queries.ts';
import { recordAct } from '../audit/record.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';
import { revokeAllTokens } from '../tokens/commands.ts';

/** Whoever had the old one is out: every other session ends. Tokens stay, their owner sees them beside the button. */
export async function changePassword(
  tx: Transaction,
  { actor, subject }: Permit<'credentials.change', User, { id: string }>,
  office: PostOffice,
  hash: string,
): Promise<void> {
  await setPassword(tx, office, subject.id, hash);
  await endSessions(tx, subject.id, actor.sessionId);
}

/** An operator's way, when no other is left. Whoever was in is out, tokens and all: who had the account is not known. */
export async function setPasswordFor(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.set-password', User | Operator, { id: string }>,
  office: PostOffice,
  hash: string,
): Promise<void> {
  await setPassword(tx, office, subject.id, hash);
  await endSessions(tx, subject.id, null);
  await revokeAllTokens(tx, subject.id);
  await recordAct(tx, { act, actor, subject: `user:${subject.id}` });
}

/** The new hash, the end of every link that would set another, and a word to the owner. */
export async function setPassword(
  tx: Transaction,
  office: PostOffice,
  userId: string,
  hash: string,
): Promise<void> {
  const [set] = await tx.rows<{ first: boolean }>(sql`
    insert into user_passwords (user_id, hash) values (${userId}, ${hash})
    on conflict (user_id) do update set hash = excluded.hash
    returning created_at = updated_at and created_at = now() as first`);
  await endLinks(tx, userId, ['reset_password']);
  if (set?.first === true) await tellOfFirst(tx, userId);
  const { displayName, email, language } = await readMe(tx, userId);
  await queueMail(tx, office, {
    ...{ type: 'password_changed', to: email, language },
    values: { name: displayName },
  });
}

/** Somebody who came in by other ways until now: their screens ask for it from now on. */
async function tellOfFirst(tx: Transaction, userId: string): Promise<void> {
  await tx.rows(sql`update users set version = version + 1 where id = ${userId}`);
  await appendEvent(tx, userUpdated, `user:${userId}`, { user: await readMe(tx, userId) });
}
