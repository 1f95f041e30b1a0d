import type { FastifyReply } from 'fastify';
import * as client from 'openid-client';
import { publicAddress } from '../../core/config/address.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { FlowCookie } from './flow-cookie.ts';
import { type Begun, keepBegun } from './flows.ts';
import type { Providers } from './providers.ts';

/**
 * Where a provider sends people back to: an address of its own for each, so that the answer of one is never taken for
 * another's.
 */
export function returnAddress(
  config: Pick<Kernel['config'], 'publicUrl' | 'port'>,
  provider: string,
): string {
  return `${publicAddress(config)}/sign-in/with/${provider}`;
}

export type NewFlow = Omit<Begun, 'state' | 'nonce' | 'verifier'>;

/** The provider's page for somebody, and everything that what comes back must fit to. */
export async function prepareFlow(kernel: Kernel, providers: Providers, wanted: NewFlow) {
  const provider = providers.named(wanted.provider);
  const configuration = await providers.clientOf(provider);
  const flow: Begun = {
    ...wanted,
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  };
  const url = client.buildAuthorizationUrl(configuration, {
    redirect_uri: returnAddress(kernel.config, provider.id),
    scope: provider.scopes,
    response_type: 'code',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
    ...(flow.language === undefined ? {} : { ui_locales: flow.language }),
    // A proof: whoever is signed in there shows once more that it is them.
    ...(flow.errand?.kind === 'prove' ? { prompt: 'login', max_age: '0' } : {}),
  });
  return { url: url.href, flow };
}

export async function begin(
  tx: Transaction,
  { vault }: Kernel,
  cookie: FlowCookie,
  reply: FastifyReply,
  { url, flow }: Awaited<ReturnType<typeof prepareFlow>>,
): Promise<{ url: string }> {
  cookie.write(reply, await keepBegun(tx, vault, flow));
  return { url };
}
