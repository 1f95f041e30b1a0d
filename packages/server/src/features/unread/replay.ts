import { nameOfPlace } from '@weft/contract/places.ts';
import { readUpdated } from '@weft/contract/unread.ts';
import type { ReplayRules } from '../../core/outbox/replay.ts';
import { wanted } from './commands.ts';
import { readReadings } from './queries.ts';

/** A replay tells how far one has read now, and nothing of a place that one cannot read any more. */
export function unreadReplay(replay: ReplayRules): void {
  replay.on(readUpdated, async ({ db, reader, events }) => {
    if (reader.kind !== 'user') return [];
    const places = events.map(({ payload }) => payload.reading.place);
    const now = await readReadings(db, reader.userId, wanted(places));
    const byPlace = new Map(now.map((reading) => [nameOfPlace(reading.place), reading]));
    return events.map(({ payload }) => {
      const reading = byPlace.get(nameOfPlace(payload.reading.place));
      return reading === undefined ? 'gone' : { payload: { reading } };
    });
  });
}
