import { z } from 'zod';
import { id } from './values.ts';

/**
 * Where a message is: the flat timeline of a channel, or a conversation (a thread, a direct one). Messages are numbered in
 * their place, and read positions point into it.
 */
export const place = z
  .object({ kind: z.enum(['channel', 'conversation']), id })
  .meta({ id: 'Place', example: { kind: 'channel', id: '1439672833925283840' } });

/** The same in an address: `channel:1439672833925283840`. */
export const placeName = z
  .string()
  .regex(/^(channel|conversation):[1-9]\d{0,18}$/, 'must be channel:id or conversation:id')
  .transform((text): Place => {
    const colon = text.indexOf(':');
    return { kind: text.slice(0, colon) as Place['kind'], id: text.slice(colon + 1) };
  })
  .pipe(place)
  .meta({ id: 'PlaceName', example: 'channel:1439672833925283840' });

/** Grows by one with whatever takes a place there. */
export const seq = z.int().min(0);

export type Place = z.output<typeof place>;

export function nameOfPlace({ kind, id: placeId }: Place): string {
  return `${kind}:${placeId}`;
}
