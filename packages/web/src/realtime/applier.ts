import type { QueryClient } from '@tanstack/react-query';
import type { RealtimeEvent } from '@weft/client/realtime-types.ts';
import type { EventType, PayloadOf } from '@weft/contract/event.ts';

/** What one event type does to the cache. Applying the same event twice, or late, must change nothing. */
export interface Applier {
  readonly type: string;
  readonly apply: (queryClient: QueryClient, payload: unknown) => void;
}

export function onEvent<E extends EventType>(
  event: E,
  apply: (queryClient: QueryClient, payload: PayloadOf<E>) => void,
): Applier {
  return {
    type: event.type,
    apply: (queryClient, payload) => {
      const parsed = event.payload.safeParse(payload);
      if (parsed.success) return apply(queryClient, parsed.data as PayloadOf<E>);
      // A server of another version speaks differently: better fetched again than guessed.
      void queryClient.invalidateQueries();
    },
  };
}

export type ApplyEvent = (event: RealtimeEvent) => void;

/** Hands every event to those who registered for its type. What was deleted since is told by an event of its own. */
export function dispatcher(queryClient: QueryClient, appliers: readonly Applier[]): ApplyEvent {
  const byType = Map.groupBy(appliers, ({ type }) => type);
  return ({ type, payload, gone }) => {
    if (gone) return;
    for (const { apply } of byType.get(type) ?? []) apply(queryClient, payload);
  };
}
