import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { useEffect } from 'react';
import { useHeard } from '../../realtime/use-heard.ts';
import { type Anchor, timelineQuery } from './timeline.ts';

/** The timeline of a place that is open: fetched once its events come, and again whenever they begin to come anew. */
export function useTimelineData(place: Place, anchor: Anchor) {
  const queryClient = useQueryClient();
  const room = `${place.kind === 'channel' ? 'channel' : 'thread'}:${place.id}`;
  const { ready, times } = useHeard(room);
  const options = timelineQuery(place, anchor);
  const query = useInfiniteQuery({ ...options, enabled: ready });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `times` is when; the rest says what
  useEffect(() => {
    const state = queryClient.getQueryState(options.queryKey);
    // What was fetched before its events came may have missed some; what could not be fetched is tried again.
    if (times > 0 && state !== undefined && (state.data !== undefined || state.status === 'error'))
      void queryClient.invalidateQueries({ queryKey: options.queryKey });
  }, [times, room]);
  return query;
}
