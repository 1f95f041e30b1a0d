import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { meQuery, type SignedIn } from './me.ts';
import { returnTo } from './return-to.ts';

const entrance = getRouteApi('/entrance');

/** What both doors do with whom they let in: remember who it is, and go where they wanted to go. */
export function useEnter(): (signedIn: SignedIn) => void {
  const { to } = entrance.useSearch();
  const queryClient = useQueryClient();
  const router = useRouter();
  return (signedIn) => {
    queryClient.setQueryData(meQuery.queryKey, signedIn);
    router.history.push(returnTo(to));
  };
}
