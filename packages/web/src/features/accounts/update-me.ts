import { useMutation, useQueryClient } from '@tanstack/react-query';
import { updateMe } from '@weft/contract/accounts.ts';
import { useState } from 'react';
import { api } from '../../realtime/api.ts';
import type { Saved } from '../../ui/saved/saved-state.tsx';
import { type MyChange, myChanges, putMe } from './me.ts';

/** Shows at once, by useMe, and settles later: the answer and the event carry the version that counts. */
export function useUpdateMe() {
  const queryClient = useQueryClient();
  const [savedAt, setSavedAt] = useState<Date>();

  const mutation = useMutation({
    mutationKey: myChanges,
    mutationFn: ({ changes, key }: MyChange) => api.call(updateMe, { body: changes, idempotencyKey: key }),
    onSuccess: ({ user }) => {
      putMe(queryClient, user);
      setSavedAt(new Date());
    },
  });

  const save = (changes: MyChange['changes']) => mutation.mutateAsync({ changes, key: crypto.randomUUID() });
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
