import type { QueryClient } from '@tanstack/react-query';
import { createRouter, parseSearchWith, stringifySearchWith } from '@tanstack/react-router';
import { PageFailure } from './pages/page-failure.tsx';
import { PagePending } from './pages/page-pending.tsx';
import { routeTree } from './routes.ts';

/** An id is longer than the digits of a number: in an address it stays the text that it is, without quotes around it. */
function readValue(text: string): unknown {
  if (/^\d{16,}$/.test(text)) throw new SyntaxError('an id is no number');
  return JSON.parse(text);
}

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    parseSearch: parseSearchWith(readValue),
    stringifySearch: stringifySearchWith(JSON.stringify, readValue),
    defaultPreload: 'intent',
    // What is preloaded belongs to the query cache, which knows itself how long it is fresh.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: PageFailure,
    defaultPendingComponent: PagePending,
    defaultPendingMs: 200,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
