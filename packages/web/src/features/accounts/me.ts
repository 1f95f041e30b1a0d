import { type QueryClient, queryOptions, useMutationState, useSuspenseQuery } from '@tanstack/react-query';
import { getMe, type Me, type updateMe } from '@weft/contract/accounts.ts';
import type { Answer, Sent } from '@weft/contract/route.ts';
import { useMemo } from 'react';
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

/** A change of oneself, and the key by which a repeat after a lost answer is known to be the same change. */
export interface MyChange {
  readonly changes: Sent<typeof updateMe>['body'];
  readonly key: string;
}
export const myChanges = ['me', 'changes'] as const;

/**
 * Who is signed in, as changes on their way will have it: what was chosen last stands, whatever answers and events of
 * earlier changes come in. Only inside the frame, which nobody enters signed out.
 */
export function useMe(): Me {
  const { user } = useSuspenseQuery(meQuery).data;
  const underway = useMutationState({
    filters: { mutationKey: myChanges, status: 'pending' },
    // Only useUpdateMe uses this key.
    select: ({ state }) => (state.variables as MyChange).changes,
  });
  return useMemo(() => underway.reduce<Me>(changed, user), [user, underway]);
}

function changed(user: Me, changes: MyChange['changes']): Me {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...user, ...said };
}

export function putMe(queryClient: QueryClient, user: Me): void {
  queryClient.setQueryData(
    meQuery.queryKey,
    (known) => known && { ...known, user: newerOf(known.user, user) },
  );
}
