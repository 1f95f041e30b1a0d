import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** Mails are known by their address, so this comes before the account gives its own up. */
export const mailData: DescribePersonalData = (data) => {
  data.export({
    name: 'mails',
    tables: ['email_jobs'],
    read: (db, userId) =>
      db.rows(sql`
        select m.type, m.subject, m.status, m.created_at as "createdAt", m.sent_at as "sentAt"
        from email_jobs m join users u on lower(u.email) = lower(m.recipient)
        where u.id = ${userId} order by m.id`),
  });
  data.erase({
    name: 'mails',
    tables: ['email_jobs'],
    erase: async (tx, userId) => {
      await tx.rows(sql`
        delete from email_jobs m using users u where u.id = ${userId} and lower(m.recipient) = lower(u.email)`);
    },
  });
};
