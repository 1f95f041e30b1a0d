import { useQueryClient } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { meQuery, type SignedIn } from './me.ts';
import { returnTo } from './return-to.ts';

/** What every door does with whom it lets in: remember who it is, and go on: where it leads, or where they wanted to go. */
export function useEnter(then?: string): (signedIn: SignedIn, where?: string) => void {
  const { to } = useSearch({ strict: false });
  const queryClient = useQueryClient();
  const router = useRouter();
  return (signedIn, where = then) => {
    queryClient.setQueryData(meQuery.queryKey, signedIn);
    router.history.push(where ?? returnTo(to));
  };
}
