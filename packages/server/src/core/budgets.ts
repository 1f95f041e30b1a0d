import { z } from 'zod';
import type { Executor } from './db/executor.ts';
import { sql } from './db/statement.ts';
import { Problem } from './http/problem.ts';
import { defineJob, type JobRegistry } from './jobs/job.ts';
import type { Vault } from './vault.ts';

/** So many tries at once, and one more after every so many seconds. */
export interface Budget {
  readonly name: string;
  readonly tries: number;
  readonly everySeconds: number;
}

/**
 * Takes one try from what is left for this subject, on whichever node and from whichever address it is asked. Says no
 * when nothing is left. One statement: parallel tries are counted one after the other.
 */
export async function trySpend(
  db: Executor,
  vault: Vault,
  budget: Budget,
  subject: string,
): Promise<boolean> {
  const { tries, everySeconds: every } = budget;
  const spent = await db.rows(sql`
    insert into budgets as b (key, whole_at) values (${keyOf(vault, budget, subject)}, now() + make_interval(secs => ${every}))
    on conflict (key) do update set whole_at = greatest(b.whole_at, now()) + make_interval(secs => ${every})
    where greatest(b.whole_at, now()) + make_interval(secs => ${every}) <= now() + make_interval(secs => ${tries * every})
    returning key`);
  return spent.length > 0;
}

export async function spend(db: Executor, vault: Vault, budget: Budget, subject: string): Promise<void> {
  if (await trySpend(db, vault, budget, subject)) return;
  const { everySeconds } = budget;
  throw new Problem('rate_limited', {
    detail: `Try again in ${everySeconds} seconds.`,
    members: { limit: budget.tries, retryAfterSeconds: everySeconds },
  });
}

/** Whoever showed that they are who they say has all tries again. */
export async function restore(db: Executor, vault: Vault, budget: Budget, subject: string): Promise<void> {
  await db.rows(sql`delete from budgets where key = ${keyOf(vault, budget, subject)}`);
}

/** Keyed by the server's secret: what people type into a field is not to be found out from the table. */
function keyOf(vault: Vault, { name }: Budget, subject: string): Buffer {
  return vault.fingerprint('budgets', `${name} ${subject.toLowerCase()}`);
}

const forgetBudgets = defineJob({ name: 'budgets.forget', payload: z.object({}) });

/** A row whose tries are all there again says nothing. */
export function registerBudgets(jobs: JobRegistry): void {
  jobs.repeat(forgetBudgets, '7 * * * *', {
    inTransaction: async (tx) => {
      await tx.rows(sql`delete from budgets where whole_at < now()`);
    },
  });
}
