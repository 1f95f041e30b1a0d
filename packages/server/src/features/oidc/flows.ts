import { createHash, randomBytes } from 'node:crypto';
import { language } from '@weft/contract/server.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { OidcFlowsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Vault } from '../../core/vault.ts';
import { identity } from './identity.ts';

/** How long one may take at the provider, and again over a password or a name afterwards. */
export const flowMinutes = 15;

const purpose = 'oidc flow';
const hashOf = (token: string) => createHash('sha256').update(token).digest();

const wishes = {
  provider: z.string(),
  to: z.string(),
  language: language.optional(),
  invite: z.string().optional(),
  setupCode: z.string().optional(),
};

/** Away at the provider: why, and what must come back. */
const begun = z.object({
  ...wishes,
  /** Null: to sign in. Else what for, and the session that wants it. */
  errand: z.object({ kind: z.enum(['link', 'prove']), sessionId: z.string() }).nullable(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
});

/** Back, and known to the provider; what is still missing is asked for. */
const returned = z.object({
  ...wishes,
  step: z.enum(['code', 'link', 'come_back', 'account']),
  identity,
});

export type Begun = z.output<typeof begun>;
export type Returned = z.output<typeof returned>;
export type Wishes = Pick<Begun, 'provider' | 'to' | 'language' | 'invite' | 'setupCode'>;

/** Answers with the token for the cookie. The row can be read with it alone, and with the server's secret. */
async function keep(db: Executor, vault: Vault, stage: OidcFlowsRow['stage'], content: object) {
  const token = randomBytes(32).toString('base64url');
  await db.rows(sql`
    insert into oidc_flows (token_hash, stage, sealed, expires_at)
    values (${hashOf(token)}, ${stage}, ${vault.seal(purpose, JSON.stringify(content))},
      now() + make_interval(mins => ${flowMinutes}))`);
  return token;
}

export const keepBegun = (tx: Transaction, vault: Vault, flow: Begun) => keep(tx, vault, 'begun', flow);

export const keepReturned = (tx: Transaction, vault: Vault, flow: Returned) =>
  keep(tx, vault, 'returned', flow);

/**
 * Gone with the look: whatever comes of it, the same answer of a provider is never taken twice. Also when it began, in
 * seconds: a proof must be younger.
 */
export async function takeBegun(db: Executor, vault: Vault, token: string | undefined) {
  const [row] = await db.rows<Pick<OidcFlowsRow, 'sealed'> & { began: number }>(sql`
    delete from oidc_flows
    where token_hash = ${hashOf(token ?? '')} and stage = 'begun' and expires_at > now()
    returning sealed, extract(epoch from created_at)::float8 as began`);
  if (row === undefined) throw new Problem('provider_expired');
  return { flow: begun.parse(JSON.parse(vault.open(purpose, row.sealed))), began: row.began };
}

/** A wrong password or a name that is taken is no reason to go to the provider again. */
export async function readReturned(
  db: Executor,
  vault: Vault,
  token: string | undefined,
  steps: readonly Returned['step'][],
): Promise<Returned> {
  const [row] = await db.rows<Pick<OidcFlowsRow, 'sealed'>>(sql`
    select sealed from oidc_flows
    where token_hash = ${hashOf(token ?? '')} and stage = 'returned' and expires_at > now()`);
  const flow = row && returned.parse(JSON.parse(vault.open(purpose, row.sealed)));
  if (flow === undefined || !steps.includes(flow.step)) throw new Problem('provider_expired');
  return flow;
}

/** Of two who finish at the same moment one has. */
export async function endReturned(tx: Transaction, token: string | undefined): Promise<void> {
  const ended = await tx.rows(sql`
    delete from oidc_flows where token_hash = ${hashOf(token ?? '')} and stage = 'returned' returning stage`);
  if (ended.length === 0) throw new Problem('provider_expired');
}

export async function removeExpiredFlows(tx: Transaction): Promise<void> {
  await tx.rows(sql`delete from oidc_flows where expires_at < now()`);
}
