import { createHash, randomBytes } from 'node:crypto';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';

const hashOf = (code: string) => createHash('sha256').update(code).digest();

/**
 * A code by which the first admin is known: not whoever finds a new server first, but whoever reads its terminal.
 * Undefined when there is an admin already. Each start makes a new one, and the one before is worth nothing.
 */
export async function newSetupCode(db: Executor): Promise<string | undefined> {
  const [admin] = await db.rows(sql`select from users where role = 'admin' and status = 'active' limit 1`);
  if (admin !== undefined) return undefined;
  const code = randomBytes(15).toString('base64url');
  await db.rows(sql`
    insert into setup_codes (code_hash) values (${hashOf(code)})
    on conflict (singleton) do update set code_hash = excluded.code_hash, created_at = now()`);
  return code;
}

/** The row goes with its first use, so of two who bring the same code one is the admin. */
export async function redeemSetupCode(tx: Transaction, code: string, userId: string): Promise<void> {
  const used = await tx.rows(sql`
    delete from setup_codes
    where code_hash = ${hashOf(code)}
      and not exists (select from users where role = 'admin' and status = 'active')
    returning singleton`);
  if (used.length === 0) throw new Problem('setup_code_wrong');
  await tx.rows(sql`update users set role = 'admin' where id = ${userId}`);
}
