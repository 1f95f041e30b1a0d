import { nameOfPlace } from '@weft/contract/places.ts';
import type { Reading } from '@weft/contract/unread.ts';
import { isStrong } from '../../features/unread/unread.ts';

/** What calls one by name or is between few comes first, then threads that one follows, then channels. */
function rank({ place, communityId, mentions }: Reading): number {
  if (mentions > 0 || communityId === null) return 0;
  return place.kind === 'conversation' ? 1 : 2;
}

/**
 * The places to walk through, by name. A place keeps where it stands for as long as one walks; what becomes unread meanwhile
 * comes to the end. The same list where there is nothing new.
 */
export function withNews(order: readonly string[], readings: readonly Reading[]): readonly string[] {
  const news = readings
    .filter((reading) => isStrong(reading) && !order.includes(nameOfPlace(reading.place)))
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ place }) => nameOfPlace(place));
  return news.length === 0 ? order : [...order, ...news];
}

/** Where to go on after a place: the next that is unread and was not left so, around the end once. */
export function nextWaiting(
  order: readonly string[],
  waits: (name: string) => boolean,
  after?: string,
): string | undefined {
  const at = after === undefined ? -1 : order.indexOf(after);
  return [...order.slice(at + 1), ...order.slice(0, Math.max(0, at))].find(waits);
}
