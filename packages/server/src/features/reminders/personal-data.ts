import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

const tables = ['reminder_settings', 'reminder_days'];

export const reminderData: DescribePersonalData = (data) => {
  data.export({
    name: 'reminders',
    tables,
    read: (db, userId) =>
      db.rows(sql`
        select s.nudge_on as "nudgeOn", s.nudge_at as "nudgeAt", s.digest_on as "digestOn", s.digest_at as "digestAt",
          s.zone, s.by_notification as "byNotification", s.by_mail as "byMail", (
            select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'day', d.day) order by d.day, d.kind), '[]')
            from reminder_days d where d.user_id = s.user_id and d.sent) as sent
        from reminder_settings s where s.user_id = ${userId}`),
  });
  data.erase({
    name: 'reminders',
    tables,
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from reminder_days where user_id = ${userId}`);
      await tx.rows(sql`delete from reminder_settings where user_id = ${userId}`);
    },
  });
};
