import { useQueryClient } from '@tanstack/react-query';
import { type CustomFeed, createFeed, deleteFeed, orderFeeds } from '@weft/contract/custom-feeds.ts';
import { useState } from 'react';
import { useT } from '../../i18n/language-provider.tsx';
import { api } from '../../realtime/api.ts';
import { failureWords } from '../../ui/failure/failure-words.ts';
import { useToast } from '../../ui/toast/toast-provider.tsx';

/** What one does with feeds by a button; told when the server says no. */
export function useActOnFeeds() {
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
      await queryClient.invalidateQueries({ queryKey: ['feeds'] });
      setBusy(false);
    }
  };
  return {
    busy,
    moveUp: (feeds: readonly CustomFeed[], index: number) => {
      const feedIds = feeds.map(({ id }) => id);
      feedIds.splice(index - 1, 2, ...feedIds.slice(index - 1, index + 1).reverse());
      return act(() => api.call(orderFeeds, { body: { feedIds } }));
    },
    /** Taken back, it is made again as it was, at the end. */
    remove: async (feed: CustomFeed) => {
      const { id, version: _version, createdAt: _createdAt, ...same } = feed;
      if (!(await act(() => api.call(deleteFeed, { params: { feedId: id } })))) return;
      toast({
        text: t('feeds.removed', { name: feed.name }),
        undo: () => void act(() => api.call(createFeed, { body: same })),
      });
    },
  };
}
