import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** After the communities: whoever has left those is in no channel of theirs any more, and what they made stays. */
export const channelData: DescribePersonalData = (data) => {
  data.export({
    name: 'channels',
    tables: ['channel_members', 'channels'],
    read: (db, userId) =>
      db.rows(sql`
        select o.name as community, c.name, c.slug, i.notification_level as "notificationLevel",
          i.created_at as "joinedAt", c.created_by is not distinct from ${userId} as "madeByYou"
        from channels c
        join communities o on o.id = c.community_id
        left join channel_members i on i.channel_id = c.id and i.user_id = ${userId}
        where c.id in (
          select channel_id from channel_members where user_id = ${userId}
          union select id from channels where created_by = ${userId} and visibility = 'public')
        order by c.id`),
  });
  data.erase({
    name: 'channels',
    tables: ['channel_members', 'channels'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from channel_members where user_id = ${userId}`);
      await tx.rows(sql`update channels set created_by = null where created_by = ${userId}`);
    },
  });
};
