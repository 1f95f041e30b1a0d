import { infiniteQueryOptions, type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query';
import { blockUser, listBlocks, unblockUser } from '@weft/contract/blocks.ts';
import type { Person } from '@weft/contract/people.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { findPaged, paged } from '../../realtime/paged.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { meQuery, useMe } from '../accounts/me.ts';

const readPage = (cursor: string | undefined, signal: AbortSignal) =>
  api.call(listBlocks, { query: { limit: 100, cursor }, signal });

export const blocksQuery = infiniteQueryOptions({
  queryKey: ['blocks'],
  queryFn: ({ pageParam, signal }) => readPage(pageParam, signal),
  ...paged,
});

/** Whom one has blocked by that name; null: nobody. One's account knows their ids alone. */
export const blockedNamedQuery = (username: string) => {
  const name = username.toLowerCase();
  return queryOptions({
    queryKey: ['blocks', name],
    queryFn: async ({ signal }) => {
      const isThem = ({ person }: { person: Person }) => person.username.toLowerCase() === name;
      return (await findPaged((cursor) => readPage(cursor, signal), isThem)) ?? null;
    },
  });
};

/** Known before anything is shown: it comes with one's account, and events of that keep it true. */
export function useIsBlocked(userId: string): boolean {
  return useMe().blocked.includes(userId);
}

/** Shown at once, told with its undo; the account that comes with the answer's event settles it. */
export function useBlocking() {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();

  const send = async ({ id: userId }: Pick<Person, 'id'>, blocked: boolean) => {
    put(queryClient, userId, blocked);
    try {
      await api.call(blocked ? blockUser : unblockUser, { params: { userId } });
      await refetchWhatBlocksHide(queryClient);
      return true;
    } catch (error) {
      put(queryClient, userId, !blocked);
      toast({ text: failureWords(error, t) });
      return false;
    }
  };
  return async (person: Pick<Person, 'id' | 'displayName'>, blocked: boolean): Promise<void> => {
    if (!(await send(person, blocked))) return;
    const text = t(blocked ? 'blocks.done' : 'blocks.undone', { name: person.displayName });
    toast({ text, undo: () => void send(person, !blocked) });
  };
}

function put(queryClient: QueryClient, userId: string, blocked: boolean): void {
  queryClient.setQueryData(meQuery.queryKey, (known) => {
    if (known === undefined) return known;
    const others = known.user.blocked.filter((id) => id !== userId);
    return { ...known, user: { ...known.user, blocked: blocked ? [...others, userId] : others } };
  });
}

/** Pages and lists that know of people. What is not on the screen is asked for when it is. */
async function refetchWhatBlocksHide(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    ['blocks', 'profiles', 'members', 'notifications'].map((key) =>
      queryClient.invalidateQueries({ queryKey: [key] }),
    ),
  );
}
