import { type Budget, restore, spend } from '../../core/budgets.ts';
import type { Database } from '../../core/db/database.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { SecondFactorsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Vault } from '../../core/vault.ts';
import { codeOf, stepAt } from './totp.ts';

/** Six digits are a million: whoever has the password already gets five tries, then one in five minutes. */
const codeTries: Budget = { name: 'second-factor', tries: 5, everySeconds: 300 };

export const secretPurpose = 'second factor';

type Factor = Pick<SecondFactorsRow, 'secret'> & { readonly confirmed: boolean; readonly epoch: number };

export async function readFactor(db: Executor, userId: string): Promise<Factor | undefined> {
  const [factor] = await db.rows<Factor>(sql`
    select secret, confirmed_at is not null as confirmed, extract(epoch from now())::float8 as epoch
    from second_factors where user_id = ${userId}`);
  return factor;
}

/** After the password, where somebody has set up a second factor: nothing opens without it. */
export async function requireSecondFactor(
  { db, vault }: { readonly db: Database; readonly vault: Vault },
  userId: string,
  code: string | undefined,
): Promise<void> {
  const factor = await readFactor(db, userId);
  if (factor?.confirmed !== true) return;
  if (code === undefined) throw new Problem('second_factor_needed');
  await spend(db, vault, codeTries, userId);
  if (!(await takeCode(db, vault, userId, factor, code))) throw new Problem('second_factor_wrong');
  await restore(db, vault, codeTries, userId);
}

/** Takes a code of the phone or of the paper. Each works once: whoever looked over a shoulder is too late. */
export async function takeCode(
  db: Executor,
  vault: Vault,
  userId: string,
  factor: Factor,
  code: string,
): Promise<boolean> {
  const typed = code.replaceAll(/[\s-]/g, '').toLowerCase();
  const step = stepOf(Buffer.from(vault.open(secretPurpose, factor.secret), 'base64'), factor.epoch, typed);
  const taken =
    step === undefined
      ? await db.rows(sql`
          delete from recovery_codes
          where user_id = ${userId} and code_hash = ${recoveryHash(vault, userId, typed)} returning user_id`)
      : await db.rows(sql`
          update second_factors set last_step = ${step} where user_id = ${userId} and last_step < ${step}
          returning user_id`);
  return taken.length > 0;
}

/** The clock of a phone may be half a minute off, and a code takes a moment to type. */
function stepOf(secret: Buffer, epoch: number, typed: string): number | undefined {
  const now = stepAt(epoch);
  return [now, now - 1, now + 1].find((step) => codeOf(secret, step) === typed);
}

export function recoveryHash(vault: Vault, userId: string, typed: string): Buffer {
  return vault.fingerprint('recovery code', `${userId} ${typed}`);
}
