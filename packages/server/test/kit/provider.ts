import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after } from 'node:test';
import { Provider } from 'oidc-provider';

/** What a test says of somebody: everything that the provider is asked about them. */
export type Claims = Readonly<Record<string, unknown>>;

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Whoever signs in under this name is this person; others are nobody in particular. */
  readonly people: Map<string, Claims>;
  /** The tokens and codes that it has handed out. */
  readonly secrets: string[];
  close(): Promise<void>;
}

/**
 * A real provider on loopback (oidc-provider), with its own sign-in pages: any name, any password. It sends people back
 * to these addresses alone.
 */
export async function startProvider(redirectUris: readonly string[]): Promise<TestProvider> {
  const people = new Map<string, Claims>();
  const secrets: string[] = [];
  let handle: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => void handle?.(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'weft';
  const clientSecret = 'what only weft and the provider know';
  const provider = quietly(
    () =>
      new Provider(issuer, {
        clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [...redirectUris] }],
        claims: {
          openid: ['sub'],
          email: ['email', 'email_verified'],
          profile: ['name', 'preferred_username', 'org'],
        },
        cookies: { keys: ['a key of the test provider'] },
        pkce: { required: () => true },
        findAccount: (_context, sub) => ({
          accountId: sub,
          claims: async () => ({ sub, ...people.get(sub) }),
        }),
        ttl: {
          Interaction: 600,
          Session: 600,
          Grant: 600,
          AccessToken: 600,
          IdToken: 600,
          AuthorizationCode: 60,
        },
        features: { devInteractions: { enabled: true } },
      }),
  );
  for (const model of ['access_token', 'authorization_code'] as const)
    provider.on(
      `${model}.saved` as 'access_token.saved',
      ({ jti }: { jti: string }) => void secrets.push(jti),
    );
  handle = provider.callback();
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { issuer, clientId, clientSecret, people, secrets, close };
}

/** It warns of everything that would be wrong in production. */
function quietly<T>(work: () => T): T {
  const { warn, info } = console;
  console.warn = console.info = () => {};
  try {
    return work();
  } finally {
    Object.assign(console, { warn, info });
  }
}

/** The same, closed after the file's tests. */
export async function testProvider(...redirectUris: string[]): Promise<TestProvider> {
  const provider = await startProvider(redirectUris);
  after(() => provider.close());
  return provider;
}

/**
 * Somebody's browser at the provider, from Weft's link to the moment that it sends them back: the query that it sends
 * along. With a name they sign in under it; without, they press "Cancel".
 */
export class AtProvider {
  readonly #cookies = new Map<string, string>();

  async visit(link: string, name?: string): Promise<string> {
    let response = await this.#go(link);
    for (let step = 0; step < 20; step += 1) {
      const next = response.headers.get('location');
      if (next === null) {
        response = await this.#answer(response, name);
        continue;
      }
      const address = new URL(next, response.url);
      if (address.origin !== new URL(link).origin) return address.search;
      response = await this.#go(address.href);
    }
    throw new Error('the provider never sends anybody back');
  }

  /** Its own pages: "who are you", then "may they know that". */
  async #answer(page: Response, name: string | undefined): Promise<Response> {
    const html = await page.text();
    const action = /<form[^>]* action="([^"]+)"/.exec(html)?.[1];
    const abort = /href="([^"]+\/abort)"/.exec(html)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1];
    if (action === undefined || abort === undefined || prompt === undefined)
      throw new Error(`the provider shows no form: ${html.slice(0, 2000)}`);
    if (name === undefined) return this.#go(new URL(abort, page.url).href);
    const body = new URLSearchParams({ prompt, login: name, password: 'any' });
    return this.#go(new URL(action, page.url).href, { method: 'POST', body });
  }

  async #go(address: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie: [...this.#cookies.values()].join('; ') };
    const response = await fetch(address, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      this.#cookies.set(pair.split('=')[0] ?? '', pair);
    }
    return response;
  }
}
