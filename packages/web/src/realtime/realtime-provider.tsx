import { useQueryClient } from '@tanstack/react-query';
import { createRealtime } from '@weft/client/realtime.ts';
import type { RealtimeClient, RealtimeStatus } from '@weft/client/realtime-types.ts';
import { type ByeReason, realtimePath } from '@weft/contract/frames.ts';
import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState } from 'react';
import { type Applier, dispatcher } from './applier.ts';
import { RacingEvents } from './racing-events.ts';

interface Connection {
  readonly client: RealtimeClient | undefined;
  readonly status: RealtimeStatus;
}

const Context = createContext<Connection>({ client: undefined, status: 'stopped' });

interface RealtimeProviderProps {
  /** Of the snapshot that the page began with: the stream goes on from there. */
  readonly cursor: string;
  readonly appliers: readonly Applier[];
  /** The server does not want this connection back. */
  readonly onEnded: (reason: ByeReason) => void;
  readonly children: ReactNode;
}

/** The one connection of this window, as long as somebody is signed in: events in, cache kept true. */
export function RealtimeProvider({ cursor, appliers, onEnded, children }: RealtimeProviderProps) {
  const queryClient = useQueryClient();
  const ended = useEffectEvent(onEnded);
  const [connection, setConnection] = useState<Connection>({ client: undefined, status: 'connecting' });

  useEffect(() => {
    const client = createRealtime({ url: realtimeUrl(window.location), cursor });
    const events = new RacingEvents(queryClient, dispatcher(queryClient, appliers));
    client.onEvent((event) => events.take(event));
    client.onReload(() => void queryClient.invalidateQueries());
    const ignoreStatus = client.onStatus((status) => {
      setConnection({ client, status });
      if (status === 'stopped' && client.lastBye !== undefined) ended(client.lastBye);
    });
    client.start();
    return () => {
      ignoreStatus();
      events.stop();
      client.stop();
    };
  }, [queryClient, cursor, appliers]);

  return <Context value={connection}>{children}</Context>;
}

/** For what is true for a moment only. Events reach the cache by the appliers. */
export function useRealtimeClient(): RealtimeClient | undefined {
  return use(Context).client;
}

export function useConnectionStatus(): RealtimeStatus {
  return use(Context).status;
}

/**
 * This room's events come as long as the component is on the screen. `onJoined` is the moment from which they do:
 * fetch the room's snapshot then, and nothing falls in between.
 */
export function useRoom(room: string, onJoined: () => void): void {
  const { client } = use(Context);
  const joined = useEffectEvent(onJoined);
  useEffect(() => {
    const stopHearing = client?.onJoined((name) => {
      if (name === room) joined();
    });
    const leave = client?.join(room);
    return () => {
      stopHearing?.();
      leave?.();
    };
  }, [client, room]);
}

function realtimeUrl({ protocol, host }: Location): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${realtimePath}`;
}
