import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** One's own are handed out and removed; in those of others one stays as nobody in particular. */
export const notificationData: DescribePersonalData = (data) => {
  data.export({
    name: 'notifications',
    tables: ['notifications', 'notification_mutes'],
    read: (db, userId) =>
      db.rows(sql`
        select type, about, times, is_read as "read", happened_at as "happenedAt"
        from notifications where user_id = ${userId} order by happened_at desc, id desc`),
  });
  data.erase({
    name: 'notifications',
    tables: ['notifications', 'notification_mutes'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from notifications where user_id = ${userId}`);
      await tx.rows(sql`delete from notification_mutes where user_id = ${userId}`);
      await tx.rows(sql`update notifications set actor_id = null where actor_id = ${userId}`);
    },
  });
};
