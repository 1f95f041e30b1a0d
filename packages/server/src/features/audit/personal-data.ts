import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** What was done to a person, and what they did as an admin. Lines stay after them: a log that forgets is none. */
export const auditData: DescribePersonalData = (data) => {
  data.export({
    name: 'audit-log',
    tables: ['audit_log'],
    read: (db, userId) =>
      db.rows(sql`
        select created_at as "at", act, by, subject, detail, actor_id = ${userId} as "byYou"
        from audit_log where subject = ${`user:${userId}`} or actor_id = ${userId} order by id desc`),
  });
};
