import { sql } from '../../core/db/statement.ts';
import type { RoomPolicy } from '../../core/realtime/rooms.ts';

/** A community's active members hear of it. */
export const communityRooms: RoomPolicy = {
  kind: 'community',
  showsPresence: true,
  async mayJoin(db, actor, id) {
    const [row] = await db.rows(sql`
      select from members where user_id = ${actor.userId} and community_id = ${id} and status = 'active'`);
    return row !== undefined;
  },
  async follows(db, actor) {
    const rows = await db.rows<{ community_id: string }>(sql`
      select community_id from members where user_id = ${actor.userId} and status = 'active'`);
    return rows.map((row) => `community:${row.community_id}` as const);
  },
};
