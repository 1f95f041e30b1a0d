import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { type Actor, anonymous } from '../../core/policy/actor.ts';
import { findSessionUser } from './queries.ts';
import type { SessionCookie } from './session-cookie.ts';
import { hashSessionToken } from './session-token.ts';

export type Authenticate = (cookieHeader: string | undefined) => Promise<Actor>;

/** Cookie to actor, for requests and sockets alike: one statement, and nothing when there is no cookie. */
export function authenticator(db: Executor, cookie: SessionCookie, sessionDays: number): Authenticate {
  return async (cookieHeader) => {
    const token = cookie.read(cookieHeader);
    if (token === undefined) return anonymous;
    const found = await findSessionUser(db, hashSessionToken(token));
    if (found === undefined) return anonymous;
    if (found.stale) await touchSession(db, found.session_id, sessionDays);
    const { user_id: userId, session_id: sessionId, role } = found;
    return { kind: 'user', userId, sessionId, role, scopes: 'all' };
  };
}

/** A session that is used lives on. */
async function touchSession(db: Executor, sessionId: string, days: number): Promise<void> {
  await db.rows(sql`
    update sessions set last_seen_at = now(), expires_at = now() + make_interval(days => ${days})
    where id = ${sessionId}`);
}
