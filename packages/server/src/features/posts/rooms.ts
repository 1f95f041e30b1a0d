import { sql } from '../../core/db/statement.ts';
import type { RoomPolicy } from '../../core/realtime/rooms.ts';
import { isShown } from './readable.ts';

/** Whoever reads a post hears what is said under it, while they have it open. A comment is heard where its root is. */
export const postRooms: RoomPolicy = {
  kind: 'post',
  async mayJoin(db, actor, id) {
    const rows = await db.rows(sql`
      select from posts p where p.id = ${id} and p.parent_id is null and ${isShown(actor.userId)}`);
    return rows.length > 0;
  },
  follows: async () => [],
};
