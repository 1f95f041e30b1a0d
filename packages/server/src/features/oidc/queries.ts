import type { OidcLogin } from '@weft/contract/oidc.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { AccountErasuresRow, OidcLoginsRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Identity } from './identity.ts';
import type { Providers } from './providers.ts';

export interface Owner {
  readonly userId: string;
  /** Closed: suspended, or erased; nothing opens it from here. */
  readonly state: 'open' | 'leaving' | 'closed';
  /** Until when somebody who is leaving may come back. */
  readonly until: Date | null;
  readonly hasPassword: boolean;
}

type OwnerRow = Pick<UsersRow, 'id' | 'status'> &
  Partial<Pick<AccountErasuresRow, 'due_at' | 'erased_at' | 'status_before'>> & {
    readonly has_password: boolean;
  };

const ownerColumns = sql`
  u.id, u.status, e.due_at, e.erased_at, e.status_before,
  exists (select from user_passwords p where p.user_id = u.id) as has_password`;

/** Whose sign-in at a provider this is. */
export async function findOwner(db: Executor, { issuer, subject }: Identity): Promise<Owner | undefined> {
  const [row] = await db.rows<OwnerRow>(sql`
    select ${ownerColumns}
    from oidc_logins l
    join users u on u.id = l.user_id
    left join account_erasures e on e.user_id = u.id
    where l.issuer = ${issuer} and l.subject = ${subject}`);
  return row && toOwner(row);
}

/** Who has the address that a provider vouches for. Not yet who has the account. */
export async function findByVerifiedEmail(db: Executor, found: Identity): Promise<Owner | undefined> {
  if (!found.emailVerified) return undefined;
  const [row] = await db.rows<OwnerRow>(sql`
    select ${ownerColumns}
    from users u
    left join account_erasures e on e.user_id = u.id
    where lower(u.email) = lower(${found.email})`);
  return row && toOwner(row);
}

function toOwner({ id: userId, status, due_at, erased_at, status_before, has_password }: OwnerRow): Owner {
  const leaving = status === 'deleted' && erased_at === null && status_before === 'active';
  const state = status === 'active' ? 'open' : leaving ? 'leaving' : 'closed';
  return { userId, state, until: due_at ?? null, hasPassword: has_password };
}

type LoginRow = Pick<OidcLoginsRow, 'id' | 'issuer' | 'label' | 'created_at' | 'last_used_at'>;

export async function listLoginsOf(db: Executor, providers: Providers, userId: string): Promise<OidcLogin[]> {
  const rows = await db.rows<LoginRow>(sql`
    select id, issuer, label, created_at, last_used_at from oidc_logins where user_id = ${userId} order by id`);
  return rows.map(({ id, issuer, label, created_at, last_used_at }) => ({
    id,
    provider: providers.nameOf(issuer),
    label,
    createdAt: created_at.toISOString(),
    lastUsedAt: last_used_at.toISOString(),
  }));
}

export async function readLogin(db: Executor, loginId: string) {
  const [row] = await db.rows<Pick<OidcLoginsRow, 'id' | 'user_id' | 'issuer'>>(
    sql`select id, user_id, issuer from oidc_logins where id = ${loginId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return { id: row.id, userId: row.user_id, issuer: row.issuer };
}
