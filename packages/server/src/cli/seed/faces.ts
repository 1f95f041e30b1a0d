import { sql } from '../../core/db/statement.ts';
import { keepFile } from './media/keep.ts';
import type { Light, Scene } from './media/scenes.ts';
import type { Order } from './media/studio.ts';
import { type Chapter, personIn } from './story.ts';

const face = (of: string, scene: Scene, light: Light, seed: number): { of: string; order: Order } => ({
  of,
  order: { kind: 'picture', name: `${of}.jpg`, shot: { scene, light, seed } },
});

/** Who shows a picture instead of letters: none of themselves, as many do. */
export const faces = [
  face('ada', 'gears', 'autumn', 11),
  face('grace', 'sea', 'noon', 12),
  face('linus', 'hills', 'winter', 13),
  face('margaret', 'stars', 'night', 14),
  face('hedy', 'sea', 'dusk', 15),
  face('emmy', 'leaves', 'noon', 16),
  face('katherine', 'stars', 'dusk', 17),
  face('barbara', 'weave', 'dawn', 18),
  face('radia', 'leaves', 'autumn', 19),
  face('sophie', 'town', 'dawn', 20),
  face('annie', 'hills', 'night', 21),
  face('wanda', 'hills', 'dawn', 22),
] as const;

export const faceChapter: Chapter = {
  name: 'faces',
  async tell(story) {
    for (const [n, { of, order }] of faces.entries()) {
      const person = personIn(story, of);
      const id = await keepFile(story, person, order, new Date(person.createdAt.getTime() + 3_600_000), n);
      await story.tx.rows(
        sql`update media set profile_id = ${person.id}, profile_part = 'avatar' where id = ${id}`,
      );
      await story.tx.rows(
        sql`update user_profiles set avatar_media_id = ${id}, updated_at = created_at where user_id = ${person.id}`,
      );
    }
  },
};
