import { sql } from '../../core/db/statement.ts';
import type { RoomPolicy } from '../../core/realtime/rooms.ts';
import { readableChannels } from './queries.ts';

/** Whoever may read a channel may listen to it; those who are in it do so by themselves. */
export const channelRooms: RoomPolicy = {
  kind: 'channel',
  async mayJoin(db, actor, id) {
    const rows = await db.rows(sql`
      select from channels where id = ${id} and id in (${readableChannels(actor.userId)})`);
    return rows.length > 0;
  },
  async follows(db, actor) {
    const rows = await db.rows<{ channel_id: string }>(sql`
      select i.channel_id
      from channel_members i
      join channels c on c.id = i.channel_id
      join members m on m.community_id = c.community_id and m.user_id = i.user_id and m.status = 'active'
      where i.user_id = ${actor.userId}`);
    return rows.map((row) => `channel:${row.channel_id}` as const);
  },
};
