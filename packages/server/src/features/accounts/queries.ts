import type { Me, Session } from '@weft/contract/accounts.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { SessionsRow, UserPasswordsRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { prepared, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayEndSession } from './policy.ts';

export interface SessionUser {
  readonly session_id: string;
  readonly user_id: string;
  readonly role: UsersRow['role'];
  /** Written down at most every few minutes: a request is no reason to write. */
  readonly stale: boolean;
}

/** Who the bearer of a session token is. Runs on every request, so it is one prepared statement. */
export async function findSessionUser(db: Executor, tokenHash: Buffer): Promise<SessionUser | undefined> {
  const [row] = await db.rows<SessionUser>(prepared('session-user')`
    select s.id as session_id, u.id as user_id, u.role, s.last_seen_at < now() - interval '5 minutes' as stale
    from sessions s
    join users u on u.id = s.user_id
    where s.token_hash = ${tokenHash} and s.expires_at > now() and u.status = 'active'`);
  return row;
}

type MeRow = Pick<
  UsersRow,
  'id' | 'username' | 'email' | 'email_verified' | 'language' | 'role' | 'version' | 'created_at'
> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id' | 'bio' | 'visibility'> & {
    readonly second_factor: boolean;
    readonly has_password: boolean;
    readonly blocked: string[];
  };

export async function readMe(db: Executor, userId: string): Promise<Me> {
  const [row] = await db.rows<MeRow>(prepared('me')`
    select u.id, u.username, u.email, u.email_verified, u.language, p.display_name, p.avatar_media_id, p.bio, p.visibility,
      u.role, u.version, u.created_at,
      exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as second_factor,
      exists (select from user_passwords w where w.user_id = u.id) as has_password,
      array(select b.blocked_id::text from blocks b where b.blocker_id = u.id order by b.blocked_id) as blocked
    from users u
    join user_profiles p on p.user_id = u.id
    where u.id = ${userId}`);
  if (row === undefined) throw new Error(`user ${userId} has no profile`);
  return presentMe(row);
}

function presentMe(row: MeRow): Me {
  return {
    id: row.id,
    username: row.username,
    email: row.email,
    emailVerified: row.email_verified,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
    bio: row.bio,
    visibility: row.visibility,
    language: row.language,
    secondFactor: row.second_factor,
    hasPassword: row.has_password,
    role: row.role,
    blocked: row.blocked,
    version: Number(row.version),
    createdAt: row.created_at.toISOString(),
  };
}

/** What sign-in needs of whoever claims to be `login`; the hash goes no further than passwords.ts. */
export async function findPassword(db: Executor, login: string) {
  const [row] = await db.rows<Pick<UserPasswordsRow, 'user_id' | 'hash'> & { erased_at: Date | null }>(sql`
    select u.id as user_id, p.hash, e.due_at as erased_at
    from users u
    join user_passwords p on p.user_id = u.id
    left join account_erasures e on e.user_id = u.id
    where (lower(u.username) = lower(${login}) or lower(u.email) = lower(${login}))
      and (u.status = 'active' or u.status = 'deleted' and e.erased_at is null and e.status_before = 'active')`);
  return row;
}

/** To be asked once more, before what cannot be taken back. */
export async function findPasswordOf(db: Executor, userId: string): Promise<string | undefined> {
  const [row] = await db.rows<Pick<UserPasswordsRow, 'hash'>>(
    sql`select hash from user_passwords where user_id = ${userId}`,
  );
  return row?.hash;
}

type SessionRow = Pick<
  SessionsRow,
  'id' | 'user_id' | 'user_agent' | 'address' | 'created_at' | 'last_seen_at'
>;

const sessionKey = z.tuple([id]);

/** By id: one person's sessions are made one after the other, so the order of ids is the order of time. */
export async function listSessionsOf(db: Executor, actor: User, page: PageQuery) {
  const [before] = decodeCursor(sessionKey, page.cursor) ?? [null];
  const rows = await db.rows<SessionRow>(sql`
    select id, user_id, user_agent, address, created_at, last_seen_at
    from sessions
    where user_id = ${actor.userId} and (${before}::bigint is null or id < ${before}) and expires_at > now()
    order by id desc
    limit ${page.limit + 1}`);
  return toPage(
    rows,
    page.limit,
    (row) => presentSession(row, actor),
    (row) => [row.id],
  );
}

function presentSession(row: SessionRow, actor: User): Session {
  return {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    userAgent: row.user_agent,
    address: row.address,
    current: row.id === actor.sessionId,
    may: { revoke: mayEndSession.allows(actor, { id: row.id, userId: row.user_id }) },
  };
}

export async function readSessionOwner(db: Executor, sessionId: string): Promise<string> {
  const [row] = await db.rows<Pick<SessionsRow, 'user_id'>>(
    sql`select user_id from sessions where id = ${sessionId}`,
  );
  if (row === undefined) throw new Problem('not_found');
  return row.user_id;
}

/** For the command line, where people are named. */
export async function findUserNamed(db: Executor, username: string): Promise<string | undefined> {
  const [row] = await db.rows<Pick<UsersRow, 'id'>>(sql`
    select id from users where lower(username) = lower(${username}) and status <> 'deleted'`);
  return row?.id;
}

export type UserRow = Pick<
  UsersRow,
  'id' | 'username' | 'email' | 'status' | 'role' | 'created_at' | 'last_login_at'
> &
  Pick<UserProfilesRow, 'display_name'>;

/** For the command line: the newest, or those whose name or address begins so. */
export function listUsers(db: Executor, begins: string, limit: number): Promise<UserRow[]> {
  const pattern = `${begins.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  return db.rows<UserRow>(sql`
    select u.id, u.username, p.display_name, u.email, u.status, u.role, u.created_at, u.last_login_at
    from users u
    join user_profiles p on p.user_id = u.id
    where lower(u.username) like ${pattern} or lower(u.email) like ${pattern}
    order by u.id desc
    limit ${limit}`);
}
