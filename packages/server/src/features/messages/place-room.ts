import type { Room } from '@weft/contract/event.ts';
import type { Place } from '@weft/contract/places.ts';

/** The room in which a place is heard. */
export function roomOf({ kind, id }: Place): Room {
  return kind === 'channel' ? `channel:${id}` : `thread:${id}`;
}
