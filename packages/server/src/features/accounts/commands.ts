import { kindAccessChanged } from '@weft/contract/access.ts';
import { sessionEnded, sessionStarted, userUpdated } from '@weft/contract/accounts.ts';
import type { Language } from '@weft/contract/server.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { violates } from '../../core/db/failures.ts';
import type { SessionsRow, UserProfilesRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent, appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { OpenUp } from './open-up.ts';
import { readMe } from './queries.ts';
import { newSessionToken } from './session-token.ts';
import type { TellOfPerson } from './tell-of-person.ts';

export interface NewUser {
  readonly username: string;
  readonly email: string;
  readonly displayName: string;
  /** Null: they come in another way. */
  readonly passwordHash: string | null;
  /** Whether somebody we trust has checked the address. */
  readonly emailVerified: boolean;
  readonly language: Language;
}

/** Nobody else can see a new account yet, so there is no event. */
export async function createUser(
  tx: Transaction,
  _permit: Permit<'account.sign-up', Actor, unknown>,
  user: NewUser,
): Promise<string> {
  try {
    const [row] = await tx.rows<{ id: string }>(sql`
      with u as (
        insert into users (username, email, email_verified, language)
        values (${user.username}, ${user.email}, ${user.emailVerified}, ${user.language}) returning id
      ), profile as (
        insert into user_profiles (user_id, display_name) select id, ${user.displayName} from u
      ), password as (
        insert into user_passwords (user_id, hash)
        select id, hash from u, (values (${user.passwordHash}::text)) as given (hash) where hash is not null
      )
      select id from u`);
    if (row === undefined) throw new Error('the new user has no id');
    return row.id;
  } catch (error) {
    // The unique indexes decide, not a look beforehand: two people may ask for one name at the same moment.
    if (violates(error, 'users_username_key')) throw new Problem('username_taken');
    if (violates(error, 'users_email_key')) throw new Problem('email_taken');
    throw error;
  }
}

export interface NewSession {
  readonly userId: string;
  readonly tokenHash: Buffer;
  readonly userAgent: string;
  readonly address: string;
  readonly days: number;
}

/** Whoever proved to be this user gets a session; their other devices hear of it. */
export async function startSession(tx: Transaction, session: NewSession): Promise<string> {
  const [row] = await tx.rows<{ id: string }>(sql`
    with signed_in as (
      update users set last_login_at = now() where id = ${session.userId}
    )
    insert into sessions (user_id, token_hash, user_agent, address, expires_at)
    values (${session.userId}, ${session.tokenHash}, ${session.userAgent.slice(0, 400)},
      ${session.address.slice(0, 64)}, now() + make_interval(days => ${session.days}))
    returning id`);
  if (row === undefined) throw new Error('the new session has no id');
  await appendEvent(tx, sessionStarted, `user:${session.userId}`, { sessionId: row.id });
  return row.id;
}

/** The gateway closes the session's sockets when the event reaches it, on every node. */
export async function endSession(
  tx: Transaction,
  { subject }: Permit<'session.end', User, { id: string; userId: string }>,
): Promise<void> {
  const ended = await tx.rows(sql`delete from sessions where id = ${subject.id} returning id`);
  if (ended.length === 0) return;
  await appendEvent(tx, sessionEnded, `user:${subject.userId}`, { sessionId: subject.id });
}

/** The same session under another token, which is the answer. */
export async function rotateSession(tx: Transaction, sessionId: string): Promise<string> {
  const { token, tokenHash } = newSessionToken();
  await tx.rows(sql`update sessions set token_hash = ${tokenHash} where id = ${sessionId}`);
  return token;
}

/** All but the one that asks, or all. Their sockets close, and who sits before them is told. */
export async function endSessions(tx: Transaction, userId: string, except: string | null): Promise<void> {
  const ended = await tx.rows<Pick<SessionsRow, 'id'>>(sql`
    delete from sessions where user_id = ${userId} and (${except}::bigint is null or id <> ${except}) returning id`);
  await appendEvents(
    tx,
    ended.map(({ id }) => newEvent(sessionEnded, `user:${userId}`, { sessionId: id })),
  );
}

interface ProfileChanges {
  readonly displayName?: string | undefined;
  readonly bio?: string | undefined;
  readonly visibility?: UserProfilesRow['visibility'] | undefined;
  readonly language?: Language | undefined;
}

export async function updateProfile(
  tx: Transaction,
  { subject }: Permit<'user.edit', User, { id: string }>,
  { displayName, bio, visibility, language }: ProfileChanges,
  { tellOfPerson, openUp }: { readonly tellOfPerson: TellOfPerson; readonly openUp: OpenUp },
) {
  if (visibility === 'public') await openUp(tx, subject.id);
  // The user's row first: its lock puts the versions of parallel changes in the order of their events.
  await tx.rows(sql`
    update users set version = version + 1, language = coalesce(${language ?? null}, language) where id = ${subject.id}`);
  const [before] = await tx.rows<Pick<UserProfilesRow, 'display_name'>>(sql`
    with before as (select display_name from user_profiles where user_id = ${subject.id})
    update user_profiles p
    set display_name = coalesce(${displayName ?? null}, p.display_name), bio = coalesce(${bio ?? null}, p.bio),
      visibility = coalesce(${visibility ?? null}, p.visibility)
    from before b where p.user_id = ${subject.id}
    returning b.display_name`);
  if (displayName !== undefined && displayName !== before?.display_name) await tellOfPerson(tx, subject.id);
  const user = await readMe(tx, subject.id);
  await appendEvent(tx, userUpdated, `user:${subject.id}`, { user });
  if (visibility !== undefined && visibility !== 'public')
    await appendEvent(tx, kindAccessChanged, `user:${subject.id}`, { kind: 'post' });
  return user;
}

/** An open socket outlives its cookie unless it is told. */
export async function removeExpiredSessions(tx: Transaction): Promise<void> {
  const expired = await tx.rows<Pick<SessionsRow, 'id' | 'user_id'>>(sql`
    delete from sessions where expires_at < now() returning id, user_id`);
  await appendEvents(
    tx,
    expired.map((session) => newEvent(sessionEnded, `user:${session.user_id}`, { sessionId: session.id })),
  );
}
