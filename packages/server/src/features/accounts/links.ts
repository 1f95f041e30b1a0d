import { createHash, randomBytes } from 'node:crypto';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { VerificationTokensRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';

export type LinkPurpose = VerificationTokensRow['purpose'];

export interface NewLink {
  readonly userId: string;
  readonly purpose: LinkPurpose;
  /** The address it is sent to. Null: an operator hands it over, and it proves no address. */
  readonly email: string | null;
  readonly minutes: number;
}

export type UsedLink = Pick<VerificationTokensRow, 'user_id' | 'purpose' | 'email'>;

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** 256 random bits that are in the link alone; the database knows their hash. */
export async function createLink(
  tx: Transaction,
  { userId, purpose, email, minutes }: NewLink,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.rows(sql`
    insert into verification_tokens (user_id, purpose, token_hash, email, expires_at)
    values (${userId}, ${purpose}, ${hashOf(token)}, ${email}, now() + make_interval(mins => ${minutes}))`);
  return token;
}

/** Of two who open a link at the same moment one has used it. Its sisters, sent for the same purpose, end with it. */
export async function useLink(
  tx: Transaction,
  token: string,
  purposes: readonly LinkPurpose[],
): Promise<UsedLink | undefined> {
  const [used] = await tx.rows<UsedLink>(sql`
    update verification_tokens t set used_at = now()
    from users u
    where t.token_hash = ${hashOf(token)} and t.purpose = any(${purposes}) and t.used_at is null
      and t.expires_at > now() and u.id = t.user_id and u.status = 'active'
    returning t.user_id, t.purpose, t.email`);
  if (used !== undefined) await endLinks(tx, used.user_id, [used.purpose]);
  return used;
}

/** Without using it: whether going on is worth the work, and whom it is about. */
export async function whoseLink(
  db: Executor,
  token: string,
  purpose: LinkPurpose,
): Promise<string | undefined> {
  const [row] = await db.rows<Pick<VerificationTokensRow, 'user_id'>>(sql`
    select user_id from verification_tokens
    where token_hash = ${hashOf(token)} and purpose = ${purpose} and used_at is null and expires_at > now()`);
  return row?.user_id;
}

export async function endLinks(
  tx: Transaction,
  userId: string,
  purposes: readonly LinkPurpose[],
): Promise<void> {
  await tx.rows(sql`
    update verification_tokens set used_at = now()
    where user_id = ${userId} and purpose = any(${purposes}) and used_at is null`);
}

/** The address that a link proved, if it was used for that: opening it a second time is no mistake of anybody's. */
export async function provenBy(db: Executor, token: string): Promise<string | undefined> {
  const [row] = await db.rows<{ email: string }>(sql`
    select u.email from verification_tokens t
    join users u on u.id = t.user_id
    where t.token_hash = ${hashOf(token)} and t.purpose in ('verify_email', 'change_email') and t.used_at is not null
      and u.email_verified and lower(u.email) = lower(t.email) and u.status = 'active'`);
  return row?.email;
}

/** What has run out opens nothing; a week later nobody asks about it any more. */
export async function removeExpiredLinks(tx: Transaction): Promise<void> {
  await tx.rows(sql`delete from verification_tokens where expires_at < now() - interval '7 days'`);
}
