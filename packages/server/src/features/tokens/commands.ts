import { sessionEnded } from '@weft/contract/accounts.ts';
import { type TokenScope, tokenCreated, tokenRevoked } from '@weft/contract/tokens.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { AccessTokensRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { presentToken } from './queries.ts';

/** More than anybody needs; a program that makes them in a loop is stopped here. */
export const tokensAtMost = 50;

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresInDays: number | null;
  readonly hash: Buffer;
}

export async function createToken(
  tx: Transaction,
  { actor, subject }: Permit<'token.manage', User | Operator, { userId: string }>,
  token: NewToken,
) {
  // The user's row is the lock under which tokens are counted: parallel calls do not pass the limit.
  await tx.rows(sql`select from users where id = ${subject.userId} for no key update`);
  const [counted] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from access_tokens where user_id = ${subject.userId}`);
  const use = counted?.n ?? 0;
  if (use >= tokensAtMost) throw new Problem('too_many_tokens', { members: { limit: tokensAtMost, use } });
  const [row] = await tx.rows<Omit<AccessTokensRow, 'scopes'> & { scopes: TokenScope[] }>(sql`
    insert into access_tokens (user_id, name, scopes, expires_at, token_hash)
    values (${subject.userId}, ${token.name}, ${[...new Set(token.scopes)]},
      now() + make_interval(days => ${token.expiresInDays}::int), ${token.hash})
    returning *`);
  if (row === undefined) throw new Error('the new token has no row');
  await appendEvents(tx, [newEvent(tokenCreated, `user:${subject.userId}`, { tokenId: row.id })]);
  return presentToken(row, actor);
}

/** To the gateway a token is a session by another name: the same event closes its sockets. */
export async function revokeToken(
  tx: Transaction,
  { subject }: Permit<'token.revoke', User | Operator, { id: string; userId: string }>,
): Promise<void> {
  const revoked = await tx.rows(sql`delete from access_tokens where id = ${subject.id} returning id`);
  if (revoked.length > 0) await tellOfEnd(tx, [{ id: subject.id, user_id: subject.userId }]);
}

/** Somebody else may have had the account: what they made ends as well. */
export async function revokeAllTokens(tx: Transaction, userId: string): Promise<void> {
  const revoked = await tx.rows<Pick<AccessTokensRow, 'id' | 'user_id'>>(sql`
    delete from access_tokens where user_id = ${userId} returning id, user_id`);
  await tellOfEnd(tx, revoked);
}

export async function removeExpiredTokens(tx: Transaction): Promise<void> {
  const expired = await tx.rows<Pick<AccessTokensRow, 'id' | 'user_id'>>(sql`
    delete from access_tokens where expires_at < now() returning id, user_id`);
  await tellOfEnd(tx, expired);
}

function tellOfEnd(
  tx: Transaction,
  tokens: readonly Pick<AccessTokensRow, 'id' | 'user_id'>[],
): Promise<void> {
  return appendEvents(
    tx,
    tokens.flatMap(({ id, user_id }) => [
      newEvent(sessionEnded, `user:${user_id}`, { sessionId: id }),
      newEvent(tokenRevoked, `user:${user_id}`, { tokenId: id }),
    ]),
  );
}
