import { useMutation, useQueryClient } from '@tanstack/react-query';
import { followUser, type Relation, unfollowUser } from '@weft/contract/graph.ts';
import type { Person } from '@weft/contract/people.ts';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';
import { refetchGraph } from './graph.ts';

/** Shown at once, and settled when everything on the screen has been asked for again. */
export function useFollow(
  { id: userId, displayName: name }: Pick<Person, 'id' | 'displayName'>,
  relation: Relation,
) {
  const t = useT();
  const toast = useToast();
  const queryClient = useQueryClient();
  const set = useMutation({
    mutationFn: async (follow: boolean) => {
      await api.call(follow ? followUser : unfollowUser, { params: { userId } });
      await refetchGraph(queryClient);
    },
    onError: (error) => toast({ text: failureWords(error, t) }),
  });
  const wanted = set.variables === true ? (relation.closed ? 'requested' : 'yes') : 'no';

  return {
    following: set.isPending ? wanted : relation.following,
    follow: () => set.mutate(true),
    unfollow: () => {
      const key = relation.following === 'requested' ? 'graph.done.withdrawn' : 'graph.done.unfollowed';
      set.mutate(false, {
        onSuccess: () => toast({ text: t(key, { name }), undo: () => set.mutate(true) }),
      });
    },
  };
}
