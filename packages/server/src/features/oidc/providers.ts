import * as client from 'openid-client';
import type { OidcProviderConfig } from '../../core/config/oidc-providers.ts';
import { Problem } from '../../core/http/problem.ts';

const answerWithinSeconds = 10;
const knownForMs = 24 * 3_600_000;

interface Known {
  readonly client: Promise<client.Configuration>;
  readonly until: number;
}

/**
 * The providers of the settings. What one says of itself is asked for when somebody first wants to sign in by it: a
 * provider that is down keeps nobody from starting the server, and is asked again next time.
 */
export class Providers {
  readonly list: readonly OidcProviderConfig[];
  readonly #known = new Map<string, Known>();

  constructor(list: readonly OidcProviderConfig[]) {
    this.list = list;
  }

  named(id: string): OidcProviderConfig {
    const found = this.list.find((provider) => provider.id === id);
    if (found === undefined) throw new Problem('not_found');
    return found;
  }

  nameOf(issuer: string): string | null {
    return this.list.find(({ key }) => key === issuer)?.name ?? null;
  }

  async clientOf(provider: OidcProviderConfig): Promise<client.Configuration> {
    const known = this.#known.get(provider.id);
    if (known !== undefined && known.until > performance.now()) return known.client;
    const asked = discover(provider);
    this.#known.set(provider.id, { client: asked, until: performance.now() + knownForMs });
    try {
      return await asked;
    } catch (cause) {
      this.#known.delete(provider.id);
      throw new Problem('provider_unavailable', {
        detail: `${provider.name} could not be asked how to sign in.`,
        cause,
      });
    }
  }
}

async function discover(provider: OidcProviderConfig): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret } = provider;
  const found = await client.discovery(new URL(issuer), clientId, clientSecret, client.None(), {
    timeout: answerWithinSeconds,
    execute: insecure(issuer),
  });
  const metadata = found.serverMetadata();
  const ready = new client.Configuration(
    metadata,
    clientId,
    clientSecret,
    authentication(metadata, clientSecret),
  );
  ready.timeout = answerWithinSeconds;
  // The signature of what it says of somebody is checked, too, not only the TLS of the way it came.
  for (const prepare of [client.enableNonRepudiationChecks, ...insecure(issuer)]) prepare(ready);
  return ready;
}

/** The settings let http:// pass for this machine alone. */
function insecure(issuer: string) {
  return issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
}

/** What a provider does not say is client_secret_basic, by OpenID Connect Discovery. */
function authentication(metadata: client.ServerMetadata, secret: string | undefined): client.ClientAuth {
  if (secret === undefined) return client.None();
  const methods = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  return methods.includes('client_secret_basic')
    ? client.ClientSecretBasic(secret)
    : client.ClientSecretPost(secret);
}
