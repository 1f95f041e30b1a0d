import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../core/db/executor.ts';
import { startSession } from './commands.ts';
import { newSessionToken } from './session-token.ts';

/** For whoever has proved who they are, by this request. Gives the token for the cookie. */
export async function beginSession(
  tx: Transaction,
  userId: string,
  request: FastifyRequest,
  days: number,
): Promise<string> {
  const { token, tokenHash } = newSessionToken();
  const userAgent = request.headers['user-agent'] ?? '';
  await startSession(tx, { userId, tokenHash, userAgent, address: request.ip, days });
  return token;
}
