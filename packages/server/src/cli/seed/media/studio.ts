import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Storage } from '../../../core/storage/storage.ts';
import { type Looked, lookAt } from '../../../features/media/look-at.ts';
import { lookAtPicture } from '../../../features/media/pictures.ts';
import { draw, type Shot } from './scenes.ts';
import { play, type Tune } from './sounds.ts';
import { film } from './webm.ts';

/** What the story needs a file of. */
export type Order = { readonly name: string } & (
  | { readonly kind: 'picture' | 'loop'; readonly shot: Shot }
  /** Seconds from one of its pictures to the next: a long one is a slow one. */
  | { readonly kind: 'film'; readonly shot: Shot; readonly secondsEach: number }
  | { readonly kind: 'song'; readonly tune: Tune }
);

/** A file that is in the storage, and what it was found to be. */
export type Made = Pick<Looked, 'type' | 'mimeType' | 'bytes' | 'width' | 'height' | 'durationMs'> & {
  readonly name: string;
  readonly key: string;
  readonly thumbnailKey: string | null;
};

export type Files = ReadonlyMap<string, Made>;

const atOnce = 4;

/** What strangers send is opened in a process of its own; these are ours. */
const ownDesk = { lookAt: lookAtPicture };

/**
 * Makes each file, has it looked at as one that somebody sends, and puts it into the storage: before the story is told, as files
 * are there before their rows. The same on every run, under the same keys; what a story that failed leaves, the sweep removes.
 */
export async function makeFiles(
  storage: Storage,
  orders: readonly Order[],
  onProgress: (done: number, total: number) => void,
): Promise<Files> {
  const made = new Map<string, Made>();
  const waiting = [...orders];
  await mkdir(storage.incoming, { recursive: true });
  const work = async () => {
    for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
      made.set(order.name, await makeFile(storage, order));
      onProgress(made.size, orders.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return made;
}

async function makeFile(storage: Storage, order: Order): Promise<Made> {
  const path = join(storage.incoming, randomUUID());
  try {
    await writeFile(path, await contentOf(order), { mode: 0o600 });
    const { thumbnail, path: kept, ...looked } = await lookAt(ownDesk, path);
    const key = keyOf(order);
    const thumbnailKey = thumbnail === undefined ? null : `thumbnails/${key}`;
    await storage.take(`media/${key}`, kept);
    if (thumbnail !== undefined && thumbnailKey !== null)
      await storage.put(thumbnailKey, thumbnail, thumbnail.length);
    return { ...looked, name: order.name, key: `media/${key}`, thumbnailKey };
  } finally {
    await rm(path, { force: true });
  }
}

export const keyOf = ({ name }: Order) => `story/${name.replaceAll(/[^a-z0-9]+/gi, '-')}`;

const frames = 16;
const screen = { width: 320, height: 180 } as const;

async function contentOf(order: Order): Promise<Buffer> {
  if (order.kind === 'song') return play(order.tune);
  if (order.kind === 'picture')
    return sharp(draw(order.shot, 840, 560))
      .flatten()
      .jpeg({ quality: 82 })
      .toBuffer();
  const { shot } = order;
  const pictures = Array.from({ length: frames }, (_, n) =>
    sharp(draw(shot, screen.width, screen.height, (n + 1) / frames)).flatten(),
  );
  if (order.kind === 'film') {
    const webps = await Promise.all(pictures.map((one) => one.webp({ quality: 72 }).toBuffer()));
    return film({ ...screen, frames: webps, msEach: Math.round(order.secondsEach * 1000) });
  }
  const pngs = await Promise.all(pictures.map((one) => one.png().toBuffer()));
  return sharp(pngs, { join: { animated: true } })
    .gif({ delay: pngs.map(() => 120), loop: 0, colours: 64 })
    .toBuffer();
}
