import type { Answer, Route, Sent } from '@weft/contract/route.ts';
import type { Call, Client } from './http.ts';

interface Page {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}
type ItemOf<R> =
  Answer<R> extends { items: readonly (infer Item)[]; nextCursor: string | null } ? Item : never;
type ListCall<R> = Record<never, never> extends Sent<R> ? [call?: Call<R>] : [call: Call<R>];

/** Every item of a list, page after page as they are asked for: `for await (const s of itemsOf(client, listSessions))`. */
export async function* itemsOf<R extends Route>(
  client: Client,
  route: R,
  ...[call]: ListCall<R>
): AsyncGenerator<ItemOf<R>, void, undefined> {
  const ask = client.call as (route: Route, call: object) => Promise<unknown>;
  let query: object = (call as { query?: object } | undefined)?.query ?? {};
  for (;;) {
    const page = (await ask(route, { ...call, query })) as Page;
    yield* page.items as ItemOf<R>[];
    if (page.nextCursor === null) return;
    query = { ...query, cursor: page.nextCursor };
  }
}
