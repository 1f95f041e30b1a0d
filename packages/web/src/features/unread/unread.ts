import { type QueryClient, queryOptions, useQuery } from '@tanstack/react-query';
import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import type { Answer } from '@weft/contract/route.ts';
import { getUnread, type Reading, unreadShown } from '@weft/contract/unread.ts';
import { api } from '../../realtime/api.ts';

type Unread = Answer<typeof getUnread>;

/** Where one stands in every place that is one's own: sidebar, badges, title and switcher count from it. */
export const unreadQuery = queryOptions({
  queryKey: ['unread'],
  queryFn: ({ signal }) => api.call(getUnread, { signal }),
  // Events keep it true.
  staleTime: Number.POSITIVE_INFINITY,
  retryOnMount: false,
});

export function useReadings(): readonly Reading[] {
  return useQuery(unreadQuery).data?.items ?? [];
}

export function useReading(place: Place): Reading | undefined {
  const name = nameOfPlace(place);
  return useReadings().find((reading) => nameOfPlace(reading.place) === name);
}

export function readingIn(queryClient: QueryClient, place: Place): Reading | undefined {
  const name = nameOfPlace(place);
  return queryClient
    .getQueryData(unreadQuery.queryKey)
    ?.items.find((reading) => nameOfPlace(reading.place) === name);
}

/** Puts one reading in the place of what was known of it; false when the place is none of one's own. */
export function changeReading(
  queryClient: QueryClient,
  place: Place,
  change: (known: Reading) => Reading,
): boolean {
  const name = nameOfPlace(place);
  let found = false;
  const changed = (reading: Reading) => {
    if (nameOfPlace(reading.place) !== name) return reading;
    found = true;
    return change(reading);
  };
  queryClient.setQueryData(unreadQuery.queryKey, (known: Unread | undefined) => {
    if (known === undefined) return undefined;
    const items = known.items.map(changed);
    return items.every((item, at) => item === known.items[at]) ? known : { ...known, items };
  });
  return found;
}

export function refetchUnread(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: unreadQuery.queryKey });
}

/** What of a place asks for attention, as a number beside its name: what one wants to be told of, and no more. */
export function attentionOf({ level, unread, mentions }: Reading): number {
  if (level === 'muted') return 0;
  return level === 'all' ? unread : mentions;
}

/** Its name stands out: something was said there. */
export function isStrong({ level, unread }: Reading): boolean {
  return level !== 'muted' && unread > 0;
}

/** Where a place is opened, by what is known of it without asking. */
export function pathTo({ place, communityId }: Pick<Reading, 'place' | 'communityId'>): string {
  if (place.kind === 'channel') return `/to/channel/${place.id}`;
  return communityId === null ? `/messages/${place.id}` : `/to/thread/${place.id}`;
}

/** The sum of some places: never more than what a badge can say. */
export function attentionIn(readings: readonly Reading[]): number {
  return Math.min(
    unreadShown,
    readings.reduce((sum, reading) => sum + attentionOf(reading), 0),
  );
}
