import type { PostType } from '@weft/contract/posts.ts';
import type { Light, Scene, Shot } from './media/scenes.ts';
import type { Tune } from './media/sounds.ts';
import type { Order } from './media/studio.ts';
import type { Place } from './posts-lines.ts';

/** Something that is looked at or listened to, with what is said of it. */
export interface Shown {
  readonly by: string;
  readonly in: Place;
  readonly type: PostType;
  readonly title?: string;
  readonly content: string;
  readonly files?: readonly Order[];
  readonly cover?: Order;
  /** Of an album: the titles of songs of the same hand. */
  readonly songs?: readonly string[];
}

let seeds = 0;
const shot = (scene: Scene, light: Light): Shot => {
  seeds += 1;
  return { scene, light, seed: 40 + seeds };
};
const named = (name: string, { seed }: Shot, ending: string) => `${name} ${seed - 40}.${ending}`;
const picture = (scene: Scene, light: Light): Order => {
  const one = shot(scene, light);
  return { kind: 'picture', name: named(`${scene} ${light}`, one, 'jpg'), shot: one };
};
type Looks = readonly [Scene, Light];

export const image = (by: string, place: Place, look: Looks, content: string, title = ''): Shown => ({
  ...{ by, in: place, type: 'image', title, content, files: [picture(...look)] },
});
export const gallery = (
  by: string,
  place: Place,
  title: string,
  content: string,
  ...looks: Looks[]
): Shown => ({
  ...{ by, in: place, type: 'image_gallery', title, content, files: looks.map((look) => picture(...look)) },
});
export const loop = (by: string, place: Place, look: Looks, content: string): Shown => {
  const one = shot(...look);
  const order: Order = { kind: 'loop', name: named(look[0], one, 'gif'), shot: one };
  return { by, in: place, type: 'gif', content, files: [order] };
};
export const film = (
  by: string,
  place: Place,
  look: Looks,
  content: string,
  title = '',
  secondsEach = 0.15,
): Shown => {
  const one = shot(...look);
  const order: Order = { kind: 'film', name: named(look[0], one, 'webm'), shot: one, secondsEach };
  const type = secondsEach < 1 ? 'video_short' : 'video_long';
  return { by, in: place, type, title, content, files: [order], cover: picture(...look) };
};
export const song = (by: string, title: string, look: Looks, content: string, tune: Tune): Shown => ({
  ...{ by, in: 'page', type: 'song', title, content, cover: picture(...look) },
  files: [{ kind: 'song', name: `${title}.wav`, tune }],
});
export const album = (
  by: string,
  title: string,
  look: Looks,
  content: string,
  ...songs: string[]
): Shown => ({
  ...{ by, in: 'page', type: 'album', title, content, cover: picture(...look), songs },
});
export const status = (by: string, place: Place, content: string): Shown => ({
  by,
  in: place,
  type: 'status',
  content,
});
