import { useQueryClient } from '@tanstack/react-query';
import type { Place } from '@weft/contract/places.ts';
import { useEffect, useRef } from 'react';
import { readUpTo } from '../../features/unread/set-read.ts';
import { readingIn } from '../../features/unread/unread.ts';

const gatherMs = 300;

/** What was seen is read, and the server is told of it, gathered. Not after one has said that it be unread. */
export function useReadOnSight(place: Place, own: boolean) {
  const queryClient = useQueryClient();
  const held = useRef(false);
  const seen = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = () => {
    timer.current = undefined;
    const reading = readingIn(queryClient, place);
    if (held.current || reading === undefined || seen.current <= reading.lastReadSeq) return;
    void readUpTo(queryClient, place, seen.current);
  };
  const latest = useRef(tell);
  latest.current = tell;
  useEffect(
    () => () => {
      if (timer.current === undefined) return;
      clearTimeout(timer.current);
      latest.current();
    },
    [],
  );

  return {
    onSeen: (seq: number) => {
      if (!own) return;
      seen.current = Math.max(seen.current, seq);
      timer.current ??= setTimeout(() => latest.current(), gatherMs);
    },
    hold: () => {
      held.current = true;
    },
  };
}
