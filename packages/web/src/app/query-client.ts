import { MutationCache, notifyManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { NetworkError, ProblemError } from '@weft/client/failures.ts';

/** A refusal stays one however often one asks; a lost connection may be back in a moment. */
function mayHeal(failures: number, error: Error): boolean {
  return error instanceof NetworkError && failures < 2;
}

// Before the next paint, not after it: a radio or a switch that shows what the cache holds would jump back for a moment.
notifyManager.setScheduler(queueMicrotask);

/** The cache of all that was fetched. `onSignedOut` is called when the server does not know this session any more. */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof ProblemError && error.code === 'unauthenticated') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        retry: mayHeal,
        // Events keep what is on the screen true; this is for what no event speaks of.
        staleTime: 30_000,
      },
      // Tried once even where the browser believes to be offline: the server may be on this very machine.
      mutations: { networkMode: 'offlineFirst', retry: mayHeal },
    },
  });
}
