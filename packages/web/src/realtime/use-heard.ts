import { useCallback, useState } from 'react';
import { useConnectionStatus, useRoom } from './realtime-provider.tsx';

/**
 * Hears a room, and tells how often its events have begun to come: what is fetched from then on misses nothing. Without a
 * connection there is nothing to wait for.
 */
export function useHeard(room: string): { readonly ready: boolean; readonly times: number } {
  const [heard, setHeard] = useState({ room, times: 0 });
  const status = useConnectionStatus();
  useRoom(
    room,
    useCallback(
      () => setHeard((before) => ({ room, times: before.room === room ? before.times + 1 : 1 })),
      [room],
    ),
  );
  const times = heard.room === room ? heard.times : 0;
  return { ready: times > 0 || status === 'offline' || status === 'stopped', times };
}
