import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateMe } from '@weft/contract/accounts.ts';
import type { Sent } from '@weft/contract/route.ts';
import { useState } from 'react';
import { api } from '../../realtime/api.ts';
import type { Saved } from '../../ui/saved/saved-state.tsx';
import { meQuery, putMe, type SignedIn } from './me.ts';

type Changes = Sent<typeof updateMe>['body'];

/** Shows at once and settles later: the answer and the event carry the version that counts. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  const [savedAt, setSavedAt] = useState<Date>();

  const mutation = useMutation({
    // The key belongs to the change, not to the attempt: a repeat after a lost answer is the same change.
    mutationFn: ({ changes, key }: { changes: Changes; key: string }) =>
      api.call(updateMe, { body: changes, idempotencyKey: key }),
    onMutate: ({ changes }) => {
      const before = queryClient.getQueryData(meQuery.queryKey);
      const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      queryClient.setQueryData(
        meQuery.queryKey,
        (known) => known && ({ ...known, user: { ...known.user, ...said } } as SignedIn),
      );
      return before;
    },
    onError: (_error, _change, before) => {
      // Something newer has come in meanwhile: that is the truth to keep.
      queryClient.setQueryData(meQuery.queryKey, (known) =>
        known?.user.version === before?.user.version ? before : known,
      );
    },
    onSuccess: ({ user }) => {
      putMe(queryClient, user);
      setSavedAt(new Date());
    },
  });

  const save = (changes: Changes) => mutation.mutateAsync({ changes, key: crypto.randomUUID() });
  return { save, saved: savedStateOf(mutation, savedAt) };
}

function savedStateOf(
  mutation: { readonly isPaused: boolean; readonly status: 'idle' | 'pending' | 'success' | 'error' },
  at: Date | undefined,
): Saved {
  if (mutation.isPaused) return { state: 'offline' };
  if (mutation.status === 'pending') return { state: 'saving' };
  if (mutation.status === 'error') return { state: 'failed' };
  return at === undefined ? { state: 'idle' } : { state: 'saved', at };
}
