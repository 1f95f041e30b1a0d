import { faces } from './faces.ts';
import type { Order } from './media/studio.ts';
import { shown } from './shown-lines.ts';

/** Every file of the story. */
export const orders: readonly Order[] = [
  ...faces.map(({ order }) => order),
  ...shown.flatMap(({ files = [], cover }) => (cover === undefined ? files : [...files, cover])),
];
