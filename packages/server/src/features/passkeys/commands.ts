import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readMe } from '../accounts/queries.ts';
import { requireOtherWayIn } from '../accounts/ways-in.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';

/** More than anybody has devices. */
export const passkeysAtMost = 20;

export interface NewPasskey {
  readonly name: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly backedUp: boolean;
}

type Owner = Permit<'passkey.manage', User, { id: string }>;
type Changer = Permit<'passkey.change', User, { id: string; userId: string }>;

export async function addPasskey(
  tx: Transaction,
  { subject }: Owner,
  office: PostOffice,
  made: NewPasskey,
): Promise<string> {
  // The user's row is the lock under which they are counted: parallel calls do not pass the limit.
  await tx.rows(sql`select from users where id = ${subject.id} for no key update`);
  const [counted] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from passkeys where user_id = ${subject.id}`,
  );
  const use = counted?.n ?? 0;
  if (use >= passkeysAtMost)
    throw new Problem('too_many_passkeys', { members: { limit: passkeysAtMost, use } });
  const [row] = await tx.rows<{ id: string }>(sql`
    insert into passkeys (user_id, credential_id, public_key, counter, transports, name, backed_up)
    values (${subject.id}, ${made.credentialId}, ${made.publicKey}, ${made.counter}, ${made.transports},
      ${made.name}, ${made.backedUp})
    on conflict (credential_id) do nothing returning id`);
  // A device makes each for one account alone; whoever sends another's has made it up.
  if (row === undefined) throw new Problem('passkey_refused');
  await tell(tx, office, subject.id, 'passkey_added', made.name);
  return row.id;
}

export async function renamePasskey(tx: Transaction, { subject }: Changer, name: string): Promise<void> {
  await tx.rows(sql`update passkeys set name = ${name} where id = ${subject.id}`);
}

export async function removePasskey(
  tx: Transaction,
  { subject }: Changer,
  office: PostOffice,
): Promise<void> {
  const [ended] = await tx.rows<{ name: string }>(
    sql`delete from passkeys where id = ${subject.id} returning name`,
  );
  if (ended === undefined) throw new Problem('not_found');
  await requireOtherWayIn(tx, subject.userId);
  await tell(tx, office, subject.userId, 'passkey_removed', ended.name);
}

/** Each use counts further, on devices that count. Two that came to the same number: one of them is a copy. */
export async function usePasskey(
  tx: Transaction,
  passkeyId: string,
  { counter, backedUp }: { readonly counter: number; readonly backedUp: boolean },
): Promise<void> {
  const used = await tx.rows(sql`
    update passkeys set counter = ${counter}, backed_up = ${backedUp}, last_used_at = now()
    where id = ${passkeyId} and (counter < ${counter} or (counter = 0 and ${counter} = 0)) returning id`);
  if (used.length === 0) throw new Problem('passkey_refused');
}

async function tell(
  tx: Transaction,
  office: PostOffice,
  userId: string,
  type: 'passkey_added' | 'passkey_removed',
  passkey: string,
): Promise<void> {
  const { displayName, email, language } = await readMe(tx, userId);
  await queueMail(tx, office, { type, to: email, language, values: { name: displayName, passkey } });
}
