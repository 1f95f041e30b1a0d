import type { Passkey } from '@weft/contract/passkeys.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { AccountErasuresRow, PasskeysRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';

type ListedRow = Pick<PasskeysRow, 'id' | 'name' | 'backed_up' | 'created_at' | 'last_used_at'>;

function present(row: ListedRow): Passkey {
  return {
    id: row.id,
    name: row.name,
    backedUp: row.backed_up,
    createdAt: row.created_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

export async function listPasskeysOf(db: Executor, userId: string): Promise<Passkey[]> {
  const rows = await db.rows<ListedRow>(sql`
    select id, name, backed_up, created_at, last_used_at from passkeys where user_id = ${userId} order by id`);
  return rows.map(present);
}

export async function readPasskey(db: Executor, passkeyId: string): Promise<Passkey> {
  const [row] = await db.rows<ListedRow>(sql`
    select id, name, backed_up, created_at, last_used_at from passkeys where id = ${passkeyId}`);
  if (row === undefined) throw new Problem('not_found');
  return present(row);
}

export async function readPasskeyFacts(db: Executor, passkeyId: string) {
  const [row] = await db.rows<Pick<PasskeysRow, 'id' | 'user_id'>>(
    sql`select id, user_id from passkeys where id = ${passkeyId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return { id: row.id, userId: row.user_id };
}

/** Which the browser need not make again, or may ask for. */
export function listCredentialsOf(db: Executor, userId: string) {
  return db.rows<Pick<PasskeysRow, 'credential_id' | 'transports'>>(
    sql`select credential_id, transports from passkeys where user_id = ${userId} order by id`,
  );
}

export type FoundPasskey = Pick<
  PasskeysRow,
  'id' | 'user_id' | 'credential_id' | 'public_key' | 'counter' | 'transports'
> & {
  readonly status: UsersRow['status'];
  /** Of somebody who may still come back. */
  readonly due_at: AccountErasuresRow['due_at'] | null;
};

/** By what the device calls it. Whoever sends one that nobody has is told the same as with a wrong signature. */
export async function findPasskey(db: Executor, credentialId: string): Promise<FoundPasskey> {
  const [row] = await db.rows<FoundPasskey>(sql`
    select p.id, p.user_id, p.credential_id, p.public_key, p.counter, p.transports, u.status, e.due_at
    from passkeys p
    join users u on u.id = p.user_id
    left join account_erasures e on e.user_id = u.id and e.erased_at is null and e.status_before = 'active'
    where p.credential_id = ${Buffer.from(credentialId, 'base64url')}`);
  if (row === undefined) throw new Problem('passkey_refused');
  return row;
}
