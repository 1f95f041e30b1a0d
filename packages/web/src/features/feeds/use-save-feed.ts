import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type CustomFeed, createFeed, updateFeed } from '@weft/contract/custom-feeds.ts';
import { useState } from 'react';
import { api } from '../../realtime/api.ts';
import { completed, type Draft } from './draft.ts';
import { feedQuery } from './feeds.ts';

/** Kept, then read. */
export function useSaveFeed(feed: CustomFeed | null) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async (draft: Draft): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const { name, description, isDefault, logic, groups, sort, limit } = completed(draft);
      const body = { ...{ name, description, isDefault, logic, groups, sort, limit } };
      const saved =
        feed === null
          ? await api.call(createFeed, { body })
          : await api.call(updateFeed, {
              params: { feedId: feed.id },
              body: { ...body, version: feed.version },
            });
      const feedId = saved.feed.id;
      queryClient.removeQueries({ queryKey: feedQuery({ kind: 'custom', id: feedId }).queryKey });
      queryClient.removeQueries({ queryKey: ['newer'] });
      await queryClient.invalidateQueries({ queryKey: ['feeds'] });
      await navigate({ to: '/feed/$feedId', params: { feedId } });
    } catch (reason) {
      setError(reason);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, save };
}
