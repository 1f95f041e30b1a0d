import { createHash, randomBytes } from 'node:crypto';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';

/** A sign-in page may stand open for a while; whoever adds one sits there. */
const goodForMinutes = 15;

/** What a signature is for. A challenge of one purpose, or of another session, counts for nothing else. */
export type Purpose =
  | { readonly kind: 'sign-in' }
  | { readonly kind: 'add' | 'prove'; readonly sessionId: string };

function hashOf(purpose: Purpose, challenge: string): Buffer {
  const session = purpose.kind === 'sign-in' ? '' : purpose.sessionId;
  return createHash('sha256').update(`${purpose.kind} ${session} ${challenge}`).digest();
}

export async function newChallenge(db: Executor, purpose: Purpose): Promise<string> {
  const challenge = randomBytes(32).toString('base64url');
  await db.rows(sql`
    insert into passkey_challenges (challenge_hash, expires_at)
    values (${hashOf(purpose, challenge)}, now() + make_interval(mins => ${goodForMinutes}))`);
  return challenge;
}

/** Gone with the look, whatever comes of it: of two who send the same signature one at most is heard. */
export async function takeChallenge(db: Executor, purpose: Purpose, challenge: string): Promise<boolean> {
  const taken = await db.rows(sql`
    delete from passkey_challenges
    where challenge_hash = ${hashOf(purpose, challenge)} and expires_at > now() returning created_at`);
  return taken.length > 0;
}

export async function removeExpiredChallenges(tx: Executor): Promise<void> {
  await tx.rows(sql`delete from passkey_challenges where expires_at < now()`);
}
