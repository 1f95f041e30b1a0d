import type { QueryClient } from '@tanstack/react-query';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import type { EventType, PayloadOf } from '@weft/contract/event.ts';
import type { z } from 'zod';

/** What one event type does to the cache. Applying the same event twice, or late, must change nothing. */
export interface Applier {
  readonly type: string;
  readonly apply: (queryClient: QueryClient, payload: unknown, brief: boolean) => void;
}

export function onEvent<E extends EventType>(
  event: E,
  apply: (queryClient: QueryClient, payload: PayloadOf<E>) => void,
): Applier {
  return {
    type: event.type,
    apply: (queryClient, payload, brief) => {
      // What is not open is fetched when it is opened.
      if (brief && event.brief !== undefined) return;
      const parsed = event.payload.safeParse(payload);
      if (parsed.success) return apply(queryClient, parsed.data as PayloadOf<E>);
      // A server of another version speaks differently: better fetched again than guessed.
      void queryClient.invalidateQueries();
    },
  };
}

/** What happens wherever one is, whether its room is open or only followed: told as much as both hear. */
export function onBrief<Brief extends z.ZodType>(
  event: EventType<string, z.ZodType, Brief>,
  apply: (queryClient: QueryClient, brief: z.output<Brief>) => void,
): Applier {
  return {
    type: event.type,
    apply: (queryClient, payload) => {
      const parsed = event.brief?.safeParse(payload);
      if (parsed?.success) return apply(queryClient, parsed.data);
      void queryClient.invalidateQueries();
    },
  };
}

export type ApplyEvent = (event: RealtimeEvent) => void;

/** Hands every event to those who registered for its type. What was deleted since is told by an event of its own. */
export function dispatcher(queryClient: QueryClient, appliers: readonly Applier[]): ApplyEvent {
  const byType = Map.groupBy(appliers, ({ type }) => type);
  return ({ type, payload, gone, brief = false }) => {
    if (gone) return;
    for (const { apply } of byType.get(type) ?? []) apply(queryClient, payload, brief);
  };
}
