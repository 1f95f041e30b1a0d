import { useQueryClient } from '@tanstack/react-query';
import {
  addListMember,
  createList,
  deleteList,
  listListMembers,
  removeListMember,
  type UserList,
} from '@weft/contract/lists.ts';
import type { Person } from '@weft/contract/people.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';

/** What one does with lists by a button; told when the server says no. */
export function useListActs() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const [busy, setBusy] = useState(false);
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await work();
      return true;
    } catch (error) {
      toast({ text: failureWords(error, t) });
      return false;
    } finally {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['lists'] }),
        queryClient.invalidateQueries({ queryKey: ['posts', 'feed', { kind: 'list' }] }),
      ]);
      setBusy(false);
    }
  };
  const add = (listId: string, people: readonly Pick<Person, 'id'>[]) =>
    act(async () => {
      for (const { id: userId } of people) await api.call(addListMember, { params: { listId, userId } });
    });
  return {
    busy,
    add,
    takeOut: async (listId: string, { id: userId, displayName: name }: Person) => {
      const done = await act(() => api.call(removeListMember, { params: { listId, userId } }));
      if (done) toast({ text: t('lists.tookOut', { name }), undo: () => void add(listId, [{ id: userId }]) });
    },
    /** Taken back, it is made again, with whom it held. */
    remove: async ({ id: listId, name, description }: UserList): Promise<boolean> => {
      const held = await heldBy(listId).catch(() => undefined);
      if (held === undefined || !(await act(() => api.call(deleteList, { params: { listId } }))))
        return false;
      const again = async () => {
        const { list } = await api.call(createList, { body: { name, description } });
        for (const userId of held) await api.call(addListMember, { params: { listId: list.id, userId } });
      };
      toast({ text: t('lists.removed', { name }), undo: () => void act(again) });
      return true;
    },
  };
}

/** The first of them last, so that put in again they stand as they stood. */
async function heldBy(listId: string): Promise<string[]> {
  const held: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await api.call(listListMembers, { params: { listId }, query: { limit: 100, cursor } });
    held.unshift(...page.items.map(({ person }) => person.id).reverse());
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return held;
}
