import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** What an admin said to everybody was the server's word: it stays, without their name. */
export const operatorData: DescribePersonalData = (data) => {
  data.export({
    name: 'operator-notices',
    tables: ['operator_notices'],
    read: (db, userId) =>
      db.rows(sql`
        select created_at as "at", text, total as people from operator_notices where created_by = ${userId} order by id desc`),
  });
  data.erase({
    name: 'operator-notices',
    tables: ['operator_notices'],
    erase: async (tx, userId) => {
      await tx.rows(sql`update operator_notices set created_by = null where created_by = ${userId}`);
    },
  });
};
