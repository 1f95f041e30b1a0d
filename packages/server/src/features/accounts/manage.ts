import { accessChanged, kindAccessChanged } from '@weft/contract/access.ts';
import { userUpdated } from '@weft/contract/accounts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent, appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { endSessions } from './commands.ts';
import { readMe } from './queries.ts';

type Manager = User | Operator;

/** What an operator does to somebody's account. True when it changed anything; only then is it written down. */
export async function setRole(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.set-role', Manager, { id: string }>,
  role: UsersRow['role'],
): Promise<boolean> {
  if (role !== 'admin') await keepAnAdmin(tx, subject.id);
  const changed = await tx.rows(sql`
    update users set role = ${role}, version = version + 1 where id = ${subject.id} and role <> ${role} returning id`);
  if (changed.length === 0) return false;
  await recordAct(tx, { act, actor, subject: `user:${subject.id}`, detail: { role } });
  await tellDevices(tx, subject.id);
  return true;
}

/**
 * Nobody is signed in with a suspended account; open sockets are told and closed. Sessions end for good: whoever is let in
 * again signs in again, and a session that somebody else had is not open again. What they wrote stays, and their tokens.
 */
export async function setSuspended(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.suspend', Manager, { id: string }>,
  suspended: boolean,
  reason: string,
): Promise<boolean> {
  if (suspended) await keepAnAdmin(tx, subject.id);
  const [from, to] = suspended ? ['active', 'suspended'] : ['suspended', 'active'];
  const changed = await tx.rows(sql`
    update users set status = ${to}, version = version + 1 where id = ${subject.id} and status = ${from} returning id`);
  if (changed.length === 0) return false;
  await recordAct(tx, { act, actor, subject: `user:${subject.id}`, detail: { to: String(to), reason } });
  await tellDevices(tx, subject.id);
  if (!suspended) return true;
  // Nobody reads their page any more: whoever has something open that stands on it is asked again.
  await appendEvent(tx, kindAccessChanged, `user:${subject.id}`, { kind: 'post' });
  await endSessions(tx, subject.id, null);
  return true;
}

/** For somebody who lost a device, or whose account somebody else is in. Their tokens stay. */
export async function endAllSessions(
  tx: Transaction,
  { act, actor, subject }: Permit<'user.end-sessions', Manager, { id: string }>,
): Promise<void> {
  await endSessions(tx, subject.id, null);
  await recordAct(tx, { act, actor, subject: `user:${subject.id}` });
}

/** Locked, so that two admins who take each other's role at the same moment do not both succeed. */
async function keepAnAdmin(tx: Transaction, leaving: string): Promise<void> {
  const admins = await tx.rows<{ id: string }>(sql`
    select id from users where role = 'admin' and status = 'active' order by id for update`);
  if (admins.length === 1 && admins[0]?.id === leaving) throw new Problem('last_admin');
}

async function tellDevices(tx: Transaction, userId: string): Promise<void> {
  const user = await readMe(tx, userId);
  await appendEvents(tx, [
    newEvent(accessChanged, `user:${userId}`, { userId }),
    newEvent(userUpdated, `user:${userId}`, { user }),
  ]);
}
