import { type Budget, restore, spend } from '../../core/budgets.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { passwordMatches } from './passwords.ts';
import { findPassword, findPasswordOf } from './queries.ts';

type Means = Pick<Kernel, 'db' | 'vault'>;

/** Whoever guesses one account's password from many addresses: ten at once, then one a minute. */
const guesses: Budget = { name: 'sign-in', tries: 10, everySeconds: 60 };
const ownGuesses: Budget = { name: 'own-password', tries: 10, everySeconds: 60 };

/**
 * Who somebody is, by name or address and password. For whoever cannot show it all answers are one: a wrong password,
 * an account that is suspended, and none at all are told alike, after the same work, and counted alike: by what was
 * typed, not by whom it means.
 */
export async function proveByPassword({ db, vault }: Means, login: string, password: string) {
  await spend(db, vault, guesses, login);
  const found = await findPassword(db, login);
  const matches = await passwordMatches(found?.hash, password);
  if (!matches || found === undefined) throw new Problem('sign_in_failed');
  await restore(db, vault, guesses, login);
  return found;
}

/** Before what only the owner may do: an open browser is not yet its owner, and who sits there may not guess for long. */
export async function requireOwnPassword(
  { db, vault }: Means,
  userId: string,
  password: string,
): Promise<void> {
  await spend(db, vault, ownGuesses, userId);
  if (!(await passwordMatches(await findPasswordOf(db, userId), password)))
    throw new Problem('wrong_password');
  await restore(db, vault, ownGuesses, userId);
}

/**
 * Before what only the owner may do. By the password; or, without one, because this session has shown it lately in
 * another way: signed in anew at a provider, or with a passkey.
 */
export async function requireProof(means: Means, actor: User, password: string | undefined): Promise<void> {
  if (password !== undefined) return requireOwnPassword(means, actor.userId, password);
  if (!(await provedLately(means.db, actor))) throw new Problem('proof_needed');
}

/** Minutes for which such a proof stands for the password: one errand, not a day. */
const proofMinutes = 10;

async function provedLately(db: Executor, { sessionId, userId }: User): Promise<boolean> {
  const rows = await db.rows(sql`
    select from sessions
    where id = ${sessionId} and user_id = ${userId} and proved_at > now() - make_interval(mins => ${proofMinutes})`);
  return rows.length > 0;
}

export async function markProved(tx: Executor, sessionId: string): Promise<void> {
  await tx.rows(sql`update sessions set proved_at = now() where id = ${sessionId}`);
}
