import { randomBytes } from 'node:crypto';
import { userUpdated } from '@weft/contract/accounts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { Operator, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readMe } from '../accounts/queries.ts';
import { readFactor, recoveryHash, secretPurpose, takeCode } from '../accounts/second-factor.ts';
import { inBase32 } from '../accounts/totp.ts';
import { recordAct } from '../audit/record.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';

type Owner = Permit<'credentials.change', User, { id: string }>;

const recoveryCodes = 10;

/** A new secret, for the phone. Nobody is asked for codes until one has come back. */
export async function beginSecondFactor(tx: Transaction, { subject }: Owner, { config, vault }: PostOffice) {
  const bytes = randomBytes(20);
  const sealed = vault.seal(secretPurpose, bytes.toString('base64'));
  const begun = await tx.rows(sql`
    insert into second_factors as f (user_id, secret) values (${subject.id}, ${sealed})
    on conflict (user_id) do update set secret = excluded.secret, last_step = 0 where f.confirmed_at is null
    returning user_id`);
  if (begun.length === 0) throw new Problem('conflict', { detail: 'There is a second factor already.' });
  const { username } = await readMe(tx, subject.id);
  const secret = inBase32(bytes);
  const label = encodeURIComponent(`${config.name}:${username}`);
  const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(config.name)}`;
  return { secret, uri };
}

/** The phone has shown that it has the secret. The codes for the day it is lost are given once, and stored as hashes. */
export async function confirmSecondFactor(
  tx: Transaction,
  { subject }: Owner,
  office: PostOffice,
  code: string,
): Promise<string[]> {
  const factor = await readFactor(tx, subject.id);
  if (factor === undefined || factor.confirmed) throw new Problem('conflict');
  if (!(await takeCode(tx, office.vault, subject.id, factor, code))) throw new Problem('second_factor_wrong');
  await tx.rows(sql`update second_factors set confirmed_at = now() where user_id = ${subject.id}`);
  const codes = Array.from({ length: recoveryCodes }, () => inBase32(randomBytes(10)).toLowerCase());
  const hashes = codes.map((text) => recoveryHash(office.vault, subject.id, text));
  await tx.rows(sql`
    insert into recovery_codes (user_id, code_hash) select ${subject.id}, unnest(${hashes}::bytea[])`);
  await tell(tx, office, subject.id, 'second_factor_on');
  return codes.map((text) => text.replaceAll(/.{4}(?=.)/g, '$&-'));
}

/** By its owner, who has shown the password; or by an operator, for somebody who has lost phone and paper. */
export async function endSecondFactor(
  tx: Transaction,
  permit: Owner | Permit<'user.end-second-factor', User | Operator, { id: string }>,
  office: PostOffice,
): Promise<boolean> {
  const { act, actor, subject } = permit;
  const ended = await tx.rows(
    sql`delete from second_factors where user_id = ${subject.id} returning user_id`,
  );
  if (ended.length === 0) return false;
  if (act === 'user.end-second-factor') await recordAct(tx, { act, actor, subject: `user:${subject.id}` });
  await tell(tx, office, subject.id, 'second_factor_off');
  return true;
}

async function tell(
  tx: Transaction,
  office: PostOffice,
  userId: string,
  type: 'second_factor_on' | 'second_factor_off',
): Promise<void> {
  await tx.rows(sql`update users set version = version + 1 where id = ${userId}`);
  const user = await readMe(tx, userId);
  await appendEvent(tx, userUpdated, `user:${userId}`, { user });
  await queueMail(tx, office, {
    ...{ type, to: user.email, language: user.language },
    values: { name: user.displayName },
  });
}
