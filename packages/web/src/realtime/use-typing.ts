import { messageCreated } from '@weft/contract/message-events.ts';
import { useCallback, useEffect, useState } from 'react';
import { useRealtimeClient } from './realtime-provider.tsx';

/** What was told is true for this long; whoever goes on writing is told of again before that. */
const holdsMs = 5_000;

export interface Typing {
  /** Ids of others who write here now. */
  readonly userIds: readonly string[];
  /** One writes oneself. Call it with every key. */
  readonly wrote: () => void;
}

/** Who writes in a room that is open. Nothing of it is kept: who has sent what they wrote, or stopped, is gone from it. */
export function useTyping(room: string | undefined): Typing {
  const client = useRealtimeClient();
  const [userIds, setUserIds] = useState<readonly string[]>([]);

  useEffect(() => {
    setUserIds([]);
    if (client === undefined || room === undefined) return;
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const end = (userId: string) => {
      clearTimeout(timers.get(userId));
      timers.delete(userId);
      setUserIds((known) => known.filter((one) => one !== userId));
    };
    const begin = (userId: string) => {
      clearTimeout(timers.get(userId));
      timers.set(
        userId,
        setTimeout(() => end(userId), holdsMs),
      );
      setUserIds((known) => (known.includes(userId) ? known : [...known, userId]));
    };
    const stopTyping = client.onTyping((where, userId) => where === room && begin(userId));
    const stopEvents = client.onEvent((event) => {
      if (event.type !== messageCreated.type || event.room !== room) return;
      const said = messageCreated.brief?.safeParse(event.payload);
      if (said?.success) end(said.data.message.author.id);
    });
    return () => {
      stopTyping();
      stopEvents();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [client, room]);

  const wrote = useCallback(() => {
    if (room !== undefined) client?.typing(room);
  }, [client, room]);
  return { userIds, wrote };
}
