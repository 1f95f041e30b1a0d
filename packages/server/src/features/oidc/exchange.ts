import type { FastifyBaseLogger } from 'fastify';
import * as client from 'openid-client';
import type { OidcProviderConfig } from '../../core/config/oidc-providers.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Begun } from './flows.ts';
import { type Identity, identityFrom } from './identity.ts';

export interface Exchanged {
  readonly identity: Identity;
  /** When the person last showed who they are at the provider, in seconds; undefined: it does not say. */
  readonly authenticatedAt: number | undefined;
}

/**
 * What the provider sent the browser back with, for who it is. State, issuer, verifier, nonce, audience, signature and
 * time are checked by openid-client; nothing of the tokens is kept.
 */
export async function exchange(
  configuration: client.Configuration,
  provider: OidcProviderConfig,
  flow: Begun,
  returnAddress: URL,
  log: FastifyBaseLogger,
): Promise<Exchanged> {
  try {
    const tokens = await client.authorizationCodeGrant(configuration, returnAddress, {
      expectedState: flow.state,
      expectedNonce: flow.nonce,
      pkceCodeVerifier: flow.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined || claims.sub.length > 255) throw new Problem('provider_mismatch');
    const more = await moreClaims(configuration, tokens.access_token, claims.sub);
    // What is signed is stronger than what is asked for afterwards.
    const identity = identityFrom(
      { issuer: provider.key, subject: claims.sub },
      { ...more, ...claims },
      provider.organizationClaim,
    );
    return { identity, authenticatedAt: claims.auth_time };
  } catch (error) {
    const problem = problemOf(error);
    log.warn(
      { provider: provider.id, code: problem.code, reason: reasonOf(error) },
      'a provider’s answer was refused',
    );
    throw problem;
  }
}

/** Many providers say address and name only here. */
async function moreClaims(configuration: client.Configuration, accessToken: string, subject: string) {
  if (configuration.serverMetadata().userinfo_endpoint === undefined) return {};
  return client.fetchUserInfo(configuration, accessToken, subject);
}

/** Whose fault: the person's or the provider's no, an answer that does not belong here, or a provider out of reach. */
function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof client.AuthorizationResponseError) return new Problem('provider_refused');
  if (error instanceof client.ResponseBodyError && error.error === 'invalid_grant')
    return new Problem('provider_mismatch');
  const code = error instanceof client.ClientError ? error.code : undefined;
  const outOfReach =
    error instanceof client.ResponseBodyError ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ||
    (error instanceof TypeError && error.message === 'fetch failed');
  // Without the error as its cause: some carry the provider's whole answer, tokens included, and causes are logged.
  return new Problem(outOfReach ? 'provider_unavailable' : 'provider_mismatch');
}

/** For the log: which check, never what was checked. */
function reasonOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error.error.slice(0, 60);
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown';
}
