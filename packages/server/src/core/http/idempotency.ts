import { createHash } from 'node:crypto';
import type { AnyRoute } from '@weft/contract/route.ts';
import type { FastifyRequest } from 'fastify';
import type { Database } from '../db/database.ts';
import type { Transaction } from '../db/executor.ts';
import { violates } from '../db/failures.ts';
import { sql } from '../db/statement.ts';
import { Problem } from './problem.ts';

interface Kept {
  readonly mine: boolean;
  readonly request_hash: Buffer | null;
  readonly answer: unknown;
}

interface Key {
  readonly userId: string;
  readonly route: string;
  readonly key: string;
  readonly hash: Buffer;
}

/**
 * Runs a write. With an Idempotency-Key the answer is stored in the write's own transaction, so a repeat after a
 * lost answer gets the same one, and a commit whose connection broke may be tried again.
 */
export async function answerOnce<T>(
  db: Database,
  route: AnyRoute,
  request: FastifyRequest,
  work: (tx: Transaction) => Promise<T>,
  oneStatement = false,
): Promise<T> {
  const key = keyOf(route, request);
  if (key === undefined) return oneStatement ? db.alone(work) : db.transaction(work);
  const attempt = () => db.transaction((tx) => answerUnderKey(tx, key, route, work), { repeatable: true });
  try {
    return await attempt();
  } catch (error) {
    // The same request committed between our look and our insert: now its answer is there to be read.
    if (violates(error, 'idempotency_keys_pkey')) return attempt();
    throw error;
  }
}

async function answerUnderKey<T>(
  tx: Transaction,
  key: Key,
  route: AnyRoute,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const lock = `${key.userId} ${key.route} ${key.key}`;
  const [kept] = await tx.rows<Kept>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${lock}, 0)) as mine, k.request_hash, k.answer
    from (values (1)) as one
    left join idempotency_keys k on k.user_id = ${key.userId} and k.route = ${key.route} and k.key = ${key.key}`);
  if (kept?.request_hash != null) {
    if (!kept.request_hash.equals(key.hash)) throw new Problem('idempotency_key_reused');
    return kept.answer as T;
  }
  if (kept?.mine !== true) throw new Problem('request_in_progress');
  const answer = await work(tx);
  const stored = route.answer === undefined ? null : JSON.stringify(route.answer.parse(answer));
  await tx.rows(sql`
    insert into idempotency_keys (user_id, route, key, request_hash, status, answer)
    values (${key.userId}, ${key.route}, ${key.key}, ${key.hash}, ${route.status}, ${stored})`);
  return answer;
}

/** Without a user there is nobody whose key it could be; answers with secrets are never stored. */
function keyOf(route: AnyRoute, request: FastifyRequest): Key | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.actor.kind !== 'user' || route.secret === true) return undefined;
  if (typeof key !== 'string' || key.length < 1 || key.length > 200)
    throw new Problem('invalid_request', {
      fields: [{ path: 'headers.idempotency-key', reason: 'must have 1 to 200 characters' }],
    });
  const hash = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest();
  return { userId: request.actor.userId, route: route.name, key, hash };
}
