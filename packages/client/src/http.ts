import type { Answer, Route, Sent } from '@weft/contract/route.ts';
import { addressOf } from './address.ts';
import { NetworkError, toFailure } from './failures.ts';

export interface ClientOptions {
  /** Where the server is, without `/api`; the empty string is the page's own origin. */
  readonly baseUrl: string;
  /** A personal access token. A browser has its session cookie and leaves this out. */
  readonly token?: string;
  readonly fetch?: typeof fetch;
}

export interface CallOptions {
  /** Makes repeating a write safe: the server answers a second one as it did the first. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** It goes out even if the page is left in this moment; for what is small. */
  readonly keepalive?: boolean;
}

/** `Call<typeof signUp>`: the parts that the route takes, and how to send them. */
export type Call<R> = Sent<R> & CallOptions;

/** Nothing has to be passed to a route that needs nothing. */
type Arguments<R> = Record<never, never> extends Sent<R> ? [call?: Call<R>] : [call: Call<R>];

export interface Client {
  /** Throws ProblemError when the server says no, NetworkError when none answered, AbortError when the signal did. */
  call<R extends Route>(route: R, ...call: Arguments<R>): Promise<Answer<R>>;
}

interface Parts extends CallOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export function createClient(options: ClientOptions): Client {
  // Called without a receiver: browsers refuse `fetch` as a method of anything but the window.
  const send = options.fetch ?? ((input, init) => fetch(input, init));

  async function call(route: Route, parts: Parts = {}): Promise<unknown> {
    const address = addressOf(options.baseUrl, route.path, parts.params, parts.query);
    const init: RequestInit = { method: route.method, headers: headersOf(parts), credentials: 'same-origin' };
    if (parts.body !== undefined) init.body = JSON.stringify(parts.body);
    if (parts.signal !== undefined) init.signal = parts.signal;
    if (parts.keepalive === true) init.keepalive = true;
    try {
      const response = await send(address, init);
      const text = await response.text();
      const body: unknown = text === '' ? undefined : parseJson(text);
      if (response.ok) return body;
      throw toFailure(response, body);
    } catch (error) {
      // What fetch throws for a lost connection is a TypeError whose text differs by browser.
      if (!(error instanceof TypeError)) throw error;
      throw new NetworkError('The server could not be reached', { cause: error });
    }
  }

  function headersOf(parts: Parts): Record<string, string> {
    return {
      accept: 'application/json',
      ...(parts.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(parts.idempotencyKey === undefined ? {} : { 'idempotency-key': parts.idempotencyKey }),
    };
  }

  return { call: call as Client['call'] };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NetworkError('The answer is not JSON', { cause: error });
  }
}
