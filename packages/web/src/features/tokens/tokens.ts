import {
  type InfiniteData,
  infiniteQueryOptions,
  type QueryClient,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query';
import type { Answer } from '@weft/contract/route.ts';
import { listTokens, revokeToken } from '@weft/contract/tokens.ts';
import { api } from '../../realtime/api.ts';
import { paged } from '../../realtime/paged.ts';

type TokenPages = InfiniteData<Answer<typeof listTokens>, string | undefined>;

export const tokensQuery = infiniteQueryOptions({
  queryKey: ['tokens'],
  queryFn: ({ pageParam, signal }) =>
    api.call(listTokens, {
      query: { limit: 20, cursor: pageParam },
      signal,
    }),
  ...paged,
});

export function dropToken(queryClient: QueryClient, tokenId: string): void {
  queryClient.setQueryData<TokenPages>(tokensQuery.queryKey, (known) => {
    if (known === undefined) return undefined;
    const without = (page: Answer<typeof listTokens>) => ({
      ...page,
      items: page.items.filter(({ id }) => id !== tokenId),
    });
    return { ...known, pages: known.pages.map(without) };
  });
}

export function refetchTokens(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: tokensQuery.queryKey });
}

/** Gone from the list at once; back when the server says no. */
export function useRevokeToken() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (tokenId: string) => api.call(revokeToken, { params: { tokenId } }),
    onMutate: (tokenId) => dropToken(queryClient, tokenId),
    onError: () => refetchTokens(queryClient),
  });
}
