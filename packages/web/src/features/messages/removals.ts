import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { deleteMessage, type Message } from '@weft/contract/messages.ts';
import { useSyncExternalStore } from 'react';
import { api } from '../../realtime/api.ts';
import { Removals } from '../../realtime/removals.ts';
import { useMe } from '../accounts/me.ts';
import { changeMessage } from './change.ts';
import { nothingLeft } from './nothing-left.ts';

type Removed = Pick<Message, 'id' | 'place'>;

const all = new WeakMap<QueryClient, Removals<Removed>>();

function made(queryClient: QueryClient, me: string): Removals<Removed> {
  return new Removals({
    keptAs: `removals.${me}`,
    remove: ({ id }, leaving) => api.call(deleteMessage, { params: { messageId: id }, keepalive: leaving }),
    gone: ({ id, place }) => changeMessage(queryClient, place, id, (known) => ({ ...known, ...nothingLeft })),
  });
}

/** Messages that were taken back a moment ago. One for the window, like what is on its way out. */
export function useRemovals(): Removals<Removed> {
  const queryClient = useQueryClient();
  const me = useMe().id;
  const known = all.get(queryClient) ?? made(queryClient, me);
  all.set(queryClient, known);
  return known;
}

/** The messages that are hidden because of it. */
export function useRemoved(): ReadonlySet<string> {
  const removals = useRemovals();
  return useSyncExternalStore(removals.subscribe, removals.ids);
}
