import type { PageQuery } from '@weft/contract/page.ts';
import type { AccessToken, TokenScope } from '@weft/contract/tokens.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { AccessTokensRow, UsersRow } from '../../core/db/row-types.ts';
import { prepared, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { mayRevokeToken } from './policy.ts';

type TokenRow = Pick<
  AccessTokensRow,
  'id' | 'user_id' | 'name' | 'created_at' | 'expires_at' | 'last_used_at'
> & { readonly scopes: TokenScope[] };

export interface TokenUser extends Pick<UsersRow, 'role'> {
  readonly token_id: string;
  readonly user_id: string;
  readonly scopes: TokenScope[];
  /** Its use is written down at most every few minutes. */
  readonly stale: boolean;
}

/** Whom the bearer of a token acts for. Runs on every request of a program, so it is one prepared statement. */
export async function findTokenUser(db: Executor, hash: Buffer): Promise<TokenUser | undefined> {
  const [row] = await db.rows<TokenUser>(prepared('token-user')`
    select t.id as token_id, t.user_id, u.role, t.scopes,
      coalesce(t.last_used_at < now() - interval '5 minutes', true) as stale
    from access_tokens t
    join users u on u.id = t.user_id
    where t.token_hash = ${hash} and (t.expires_at is null or t.expires_at > now()) and u.status = 'active'`);
  return row;
}

const tokenKey = z.tuple([id]);

/** By id, as sessions are: one person makes them one after the other. */
export async function listTokensOf(
  db: Executor,
  { actor, subject }: Permit<'token.manage', User | Operator, { userId: string }>,
  page: PageQuery,
) {
  const [before] = decodeCursor(tokenKey, page.cursor) ?? [null];
  const rows = await db.rows<TokenRow>(sql`
    select id, user_id, name, scopes, created_at, expires_at, last_used_at
    from access_tokens
    where user_id = ${subject.userId} and (${before}::bigint is null or id < ${before})
    order by id desc
    limit ${page.limit + 1}`);
  return toPage(
    rows,
    page.limit,
    (row) => presentToken(row, actor),
    (row) => [row.id],
  );
}

export async function readTokenOwner(db: Executor, tokenId: string): Promise<string> {
  const [row] = await db.rows<Pick<AccessTokensRow, 'user_id'>>(sql`
    select user_id from access_tokens where id = ${tokenId}`);
  if (row === undefined) throw new Problem('not_found');
  return row.user_id;
}

export function presentToken(row: TokenRow, actor: User | Operator): AccessToken {
  return {
    id: row.id,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    may: { revoke: mayRevokeToken.allows(actor, { id: row.id, userId: row.user_id }) },
  };
}
