import { accessChanged, kindAccessChanged } from '@weft/contract/access.ts';
import { sessionEnded } from '@weft/contract/accounts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { PersonalData } from '../../core/personal-data/personal-data.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';

/**
 * The account is deleted at once: signed in nowhere, on no node. What was written is scrubbed when the days of grace
 * are over; until then it is all still there for whoever comes back. Undefined when it was deleted already.
 */
export async function deleteAccount(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.erase', User | Operator, { id: string }>,
  data: PersonalData,
  days: number,
): Promise<Date | undefined> {
  const obstacles = await data.obstaclesOf(tx, subject.id);
  if (obstacles.length > 0) throw new Problem('hand_over_first', { members: { obstacles } });
  const [erasure] = await tx.rows<{ due_at: Date }>(sql`
    with before as (
      select id, status from users where id = ${subject.id} and status <> 'deleted' for update
    ), deleted as (
      update users u set status = 'deleted', deleted_at = now(), version = version + 1 from before where u.id = before.id
    )
    insert into account_erasures (user_id, status_before, due_at)
    select id, status, now() + make_interval(days => ${days}) from before
    returning due_at`);
  if (erasure === undefined) return undefined;
  await endEverySession(tx, subject.id);
  await recordAct(tx, { act, actor, subject: `user:${subject.id}`, detail: { days: String(days) } });
  return erasure.due_at;
}

/** Sockets of sessions and of tokens alike. Tokens stay with the account: they open nothing while it is deleted. */
async function endEverySession(tx: Transaction, userId: string): Promise<void> {
  const ended = await tx.rows<{ id: string }>(
    sql`delete from sessions where user_id = ${userId} returning id`,
  );
  const room = `user:${userId}` as const;
  await appendEvents(tx, [
    ...ended.map(({ id }) => newEvent(sessionEnded, room, { sessionId: id })),
    newEvent(accessChanged, room, { userId }),
    // Nobody reads their page any more.
    newEvent(kindAccessChanged, room, { kind: 'post' }),
  ]);
}

/** As if nothing had been. Whoever calls this has checked the password. */
export async function keepAccount(tx: Transaction, userId: string): Promise<boolean> {
  if (!(await undoDeletion(tx, userId))) return false;
  const actor: User = { kind: 'user', userId, sessionId: userId, role: 'user', scopes: 'all' };
  await recordAct(tx, { act: 'user.come-back', actor, subject: `user:${userId}` });
  return true;
}

/** The same by whoever runs the server, for somebody who cannot sign in any more. */
export async function restoreAccount(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.restore', User | Operator, { id: string }>,
): Promise<boolean> {
  if (!(await undoDeletion(tx, subject.id))) return false;
  await recordAct(tx, { act, actor, subject: `user:${subject.id}` });
  return true;
}

async function undoDeletion(tx: Transaction, userId: string): Promise<boolean> {
  const [kept] = await tx.rows<{ status_before: string }>(sql`
    delete from account_erasures where user_id = ${userId} and erased_at is null returning status_before`);
  if (kept === undefined) return false;
  await tx.rows(sql`
    update users set status = ${kept.status_before}, deleted_at = null, version = version + 1 where id = ${userId}`);
  return true;
}

/**
 * Erases whoever is due, one person a call. Who has become what must be handed over meanwhile (somebody made them an
 * owner) waits another day. False when nobody is due.
 */
export async function eraseNext(tx: Transaction, data: PersonalData): Promise<boolean> {
  const [due] = await tx.rows<{ user_id: string }>(sql`
    select user_id from account_erasures where erased_at is null and due_at <= now()
    order by due_at limit 1 for update skip locked`);
  if (due === undefined) return false;
  const userId = due.user_id;
  if ((await data.obstaclesOf(tx, userId)).length > 0) {
    await tx.rows(sql`
      update account_erasures set due_at = now() + interval '1 day' where user_id = ${userId}`);
    return true;
  }
  await eraseAll(tx, data, userId);
  return true;
}

/** Without waiting for the end of grace. */
export async function eraseNow(
  tx: Transaction,
  { subject }: Permit<'user.erase', User | Operator, { id: string }>,
  data: PersonalData,
): Promise<void> {
  await eraseAll(tx, data, subject.id);
}

async function eraseAll(tx: Transaction, data: PersonalData, userId: string): Promise<void> {
  for (const part of data.erasures) await part.erase(tx, userId);
  await tx.rows(sql`update account_erasures set erased_at = now() where user_id = ${userId}`);
}
