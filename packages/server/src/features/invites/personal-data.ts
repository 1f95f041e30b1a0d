import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** Who made an invite is told with it; the addresses that it went to are other people's. */
export const inviteData: DescribePersonalData = (data) => {
  data.export({
    name: 'invites',
    tables: ['invites'],
    read: (db, userId) =>
      db.rows(sql`
        select c.name as "community", i.role, i.email is not null as "byMail", i.uses, i.created_at as "createdAt"
        from invites i join communities c on c.id = i.community_id
        where i.created_by = ${userId} order by i.id`),
  });
  data.erase({
    name: 'invites',
    tables: ['invites'],
    erase: async (tx, userId) => {
      await tx.rows(sql`update invites set created_by = null where created_by = ${userId}`);
    },
  });
};
