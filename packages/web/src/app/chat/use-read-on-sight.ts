import { useQueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { useEffect, useRef } from 'react';
import { readUpTo, showRead } from '../../features/unread/set-read.ts';
import { readingIn } from '../../features/unread/unread.ts';

const gatherMs = 300;

/**
 * What is seen is read: here at once, so that nothing lights up that one is looking at; the server is told of it gathered.
 * Not after one has said that it be unread.
 */
export function useReadOnSight(place: Place, own: boolean) {
  const queryClient = useQueryClient();
  const held = useRef(false);
  const untold = useRef<number>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = () => {
    const seq = untold.current;
    timer.current = undefined;
    untold.current = undefined;
    if (!held.current && seq !== undefined) void readUpTo(queryClient, place, seq);
  };
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      latest.current();
    },
    [],
  );

  return {
    onSeen: (seq: number) => {
      const reading = readingIn(queryClient, place);
      if (!own || held.current || reading === undefined || seq <= reading.lastReadSeq) return;
      showRead(queryClient, place, seq);
      untold.current = seq;
      timer.current ??= setTimeout(() => latest.current(), gatherMs);
    },
    hold: () => {
      held.current = true;
    },
  };
}
