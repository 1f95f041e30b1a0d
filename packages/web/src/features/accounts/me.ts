import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getMe, type Me } from '@weft/contract/accounts.ts';
import type { Answer } from '@weft/contract/route.ts';
import { api } from '../../realtime/api.ts';
import { newerOf } from '../../realtime/versioned.ts';

export type SignedIn = Answer<typeof getMe>;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.call(getMe, { signal }),
  // Events keep it true. Coming back to the window asks anyway: another tab may have signed somebody else in.
  staleTime: Number.POSITIVE_INFINITY,
  refetchOnWindowFocus: 'always',
});

/** Who is signed in. Only inside the frame, which nobody enters signed out. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data.user;
}

export function putMe(queryClient: QueryClient, user: Me): void {
  queryClient.setQueryData(
    meQuery.queryKey,
    (known) => known && { ...known, user: newerOf(known.user, user) },
  );
}
