import { type Client, createClient } from '@weft/client/http.ts';
import { signUp } from '@weft/contract/accounts.ts';

/** A browser without a screen: it keeps its cookies and says where its requests come from. */
export class Person {
  readonly baseUrl: string;
  readonly client: Client;
  readonly #cookies = new Map<string, string>();
  readonly #from: string | undefined;

  /** `from`: the address that a proxy in front of the server says they come from. */
  constructor(baseUrl: string, cookie?: string, from?: string) {
    this.#from = from;
    this.baseUrl = baseUrl;
    if (cookie !== undefined) this.#cookies.set(cookie.split('=')[0] ?? '', cookie);
    this.client = createClient({ baseUrl, fetch: (input, init) => this.fetch(input, init) });
  }

  /** The one that says who they are. */
  get cookie(): string {
    return this.#cookies.get('weft_session') ?? this.#cookies.get('__Host-weft_session') ?? '';
  }

  /** Any of the others, without its name. */
  cookieNamed(name: string): string | undefined {
    return this.#cookies.get(name)?.slice(name.length + 1);
  }

  get call(): Client['call'] {
    return this.client.call;
  }

  /** The same browser, sent by hand: for what a typed client would never send. */
  async fetch(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (this.#cookies.size > 0 && !headers.has('cookie'))
      headers.set('cookie', [...this.#cookies.values()].join('; '));
    if (this.#from !== undefined) headers.set('x-forwarded-for', this.#from);
    const address = typeof input === 'string' && input.startsWith('/') ? this.baseUrl + input : input;
    const response = await fetch(address, { ...init, headers });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = ''] = pair.split('=');
      if (pair.endsWith('=')) this.#cookies.delete(name);
      else this.#cookies.set(name, pair);
    }
    return response;
  }
}

export const password = 'correct horse battery';

export type Somebody = Person & { readonly id: string };

/** Somebody with an account, made the way people make theirs. */
export async function arrive(baseUrl: string, name: string): Promise<Somebody> {
  const person = new Person(baseUrl);
  const displayName = displayNames[name] ?? name;
  const { user } = await person.call(signUp, {
    body: { username: name, email: `${name}@example.org`, displayName, password },
  });
  return Object.assign(person, { id: user.id });
}

const displayNames: Record<string, string> = {
  ada: 'Ada Lovelace',
  grace: 'Grace Hopper',
  linus: 'Linus Torvalds',
};
