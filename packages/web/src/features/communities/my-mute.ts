import { useQuery } from '@tanstack/react-query';
import type { Mute } from '@weft/contract/communities.ts';
import { useEffect, useState } from 'react';
import { myCommunitiesQuery } from './communities.ts';

/** Longer than a timer can wait; it is set anew then. */
const atMostMs = 2 ** 31 - 1;
/** The server's clock may be a little behind. */
const graceMs = 250;

/** One may read and not write there; null: one may. What one is told by an event begins it, the clock ends it. */
export function useMyMute(communityId: string | undefined): Mute | null {
  const mine = useQuery(myCommunitiesQuery).data?.find(({ id }) => id === communityId);
  const mute = mine?.mute ?? null;
  const until = mute?.until ?? null;
  const [looked, look] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: looking is what sets the next timer
  useEffect(() => {
    if (until === null) return;
    const left = Date.parse(until) + graceMs - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(() => look((times) => times + 1), Math.min(left, atMostMs));
    return () => clearTimeout(timer);
  }, [until, looked]);
  return until !== null && Date.parse(until) <= Date.now() ? null : mute;
}
