import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';

/**
 * After one way into an account was taken away: refused when none is left. The account's row is the lock, so that two
 * who each take one of the last two see each other.
 */
export async function requireOtherWayIn(tx: Transaction, userId: string): Promise<void> {
  await tx.rows(sql`select from users where id = ${userId} for no key update`);
  const [left] = await tx.rows<{ n: number }>(sql`
    select (select count(*) from user_passwords where user_id = ${userId})::int
      + (select count(*) from oidc_logins where user_id = ${userId})::int
      + (select count(*) from passkeys where user_id = ${userId})::int as n`);
  if ((left?.n ?? 0) === 0) throw new Problem('last_way_in');
}

/** All but the password: for when somebody shows that the account is theirs, and nobody had shown it before. */
export async function endOtherWaysIn(tx: Transaction, userId: string): Promise<void> {
  await tx.rows(sql`delete from oidc_logins where user_id = ${userId}`);
  await tx.rows(sql`delete from passkeys where user_id = ${userId}`);
}
