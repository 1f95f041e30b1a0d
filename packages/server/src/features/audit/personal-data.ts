import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** What was done to a person, and what they did as an admin. Lines stay after them: a log that forgets is none. */
export const auditData: DescribePersonalData = (data) => {
  data.export({
    name: 'audit-log',
    tables: ['audit_log'],
    read: (db, userId) =>
      db.rows(sql`
        select created_at as "at", act, by, subject, detail, coalesce(actor_id = ${userId}, false) as "byYou",
          case when actor_id = ${userId} then address end as "yourAddress"
        from audit_log where subject = ${`user:${userId}`} or actor_id = ${userId} order by id desc`),
  });
  data.erase({
    name: 'audit-log',
    tables: [],
    erase: async (tx, userId) => {
      await tx.rows(sql`update audit_log set address = null where actor_id = ${userId}`);
    },
  });
};
