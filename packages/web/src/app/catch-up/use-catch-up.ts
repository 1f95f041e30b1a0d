import { useQuery, useQueryClient } from '@tanstack/react-query';
import { nameOfPlace } from '@weft/contract/places.ts';
import type { Reading } from '@weft/contract/unread.ts';
import { useEffect, useState } from 'react';
import { timelineQuery } from '../../features/messages/timeline.ts';
import { isStrong, unreadQuery } from '../../features/unread/unread.ts';
import { nextWaiting, withNews } from './walk.ts';

export interface CatchUp {
  /** Where one is; undefined: nothing waits any more. */
  readonly current: Reading | undefined;
  /** Its number, from one, among all that one came to walk through; 0: the address names one that is none of them. */
  readonly at: number;
  readonly all: number;
  /** How many of these are read, or were left as they are. */
  readonly behind: number;
  /** Left unread, in their order. */
  readonly left: readonly Reading[];
  readonly previous: string | undefined;
  /** Where to go on to from here. */
  readonly next: string | undefined;
  readonly leave: (name: string) => void;
  /** What was left waits again: one place, or all of them. */
  readonly takeUp: (name?: string) => void;
}

/** The walk through what is unread, kept true while one walks. `wanted` is the place of the address. */
export function useCatchUp(wanted: string | undefined): CatchUp {
  const readings = useQuery(unreadQuery).data?.items ?? [];
  const [known, setOrder] = useState<readonly string[]>([]);
  const [left, setLeft] = useState<readonly string[]>([]);
  const order = withNews(known, readings);
  if (order !== known) setOrder(order);

  const find = (name: string | undefined) => readings.find(({ place }) => nameOfPlace(place) === name);
  const unread = (name: string) => {
    const reading = find(name);
    return reading !== undefined && isStrong(reading);
  };
  const waits = (name: string) => unread(name) && !left.includes(name);
  const current = find(wanted) ?? find(nextWaiting(order, waits));
  const name = current === undefined ? undefined : nameOfPlace(current.place);
  const at = name === undefined ? -1 : order.indexOf(name);
  const next = nextWaiting(order, waits, name);
  usePrefetched(find(next));

  return {
    current,
    at: at + 1,
    all: order.length,
    behind: order.filter((one) => !waits(one)).length,
    left: order.flatMap((one) => (left.includes(one) && unread(one) ? (find(one) ?? []) : [])),
    previous: at > 0 ? order[at - 1] : undefined,
    next,
    leave: (one) => setLeft((before) => [...before.filter((other) => other !== one), one]),
    takeUp: (one) => setLeft((before) => (one === undefined ? [] : before.filter((other) => other !== one))),
  };
}

/** One place ahead is there before one comes to it. */
function usePrefetched(reading: Reading | undefined): void {
  const queryClient = useQueryClient();
  const name = reading === undefined ? undefined : nameOfPlace(reading.place);
  const lastReadSeq = reading?.lastReadSeq ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place and where its unread begins say which piece it is
  useEffect(() => {
    if (reading === undefined) return;
    void queryClient.prefetchInfiniteQuery(timelineQuery(reading.place, { at: 'unread', lastReadSeq }));
  }, [name, lastReadSeq]);
}
