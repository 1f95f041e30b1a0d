import { type Files, keyOf, type Made } from '../../src/cli/seed/media/studio.ts';
import { orders } from '../../src/cli/seed/orders.ts';

const found = {
  picture: { type: 'image', mimeType: 'image/jpeg', bytes: 40_000, durationMs: null },
  loop: { type: 'gif', mimeType: 'image/gif', bytes: 90_000, durationMs: null },
  film: { type: 'video', mimeType: 'video/webm', bytes: 60_000, durationMs: 3_000 },
  song: { type: 'audio', mimeType: 'audio/wav', bytes: 500_000, durationMs: 9_000 },
} as const;

/** What the files of the story would be, for a story without them: making them takes seconds. */
export const plannedFiles: Files = new Map(
  orders.map((order): [string, Made] => [
    order.name,
    {
      ...found[order.kind],
      ...{ name: order.name, width: null, height: null, key: `media/${keyOf(order)}` },
      thumbnailKey: null,
    },
  ]),
);
