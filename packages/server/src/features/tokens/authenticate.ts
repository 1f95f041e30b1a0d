import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { findTokenUser } from './queries.ts';
import { hashTokenSecret } from './secret.ts';

/** Token to actor: one statement, and one more every five minutes. */
export async function authenticateToken(db: Executor, secret: string): Promise<User | undefined> {
  const found = await findTokenUser(db, hashTokenSecret(secret));
  if (found === undefined) return undefined;
  if (found.stale)
    await db.rows(sql`update access_tokens set last_used_at = now() where id = ${found.token_id}`);
  const { user_id: userId, token_id: sessionId, role, scopes } = found;
  return { kind: 'user', userId, sessionId, role, scopes };
}
