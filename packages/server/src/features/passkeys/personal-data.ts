import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

export const passkeyData: DescribePersonalData = (data) => {
  data.export({
    name: 'passkeys',
    tables: ['passkeys'],
    read: (db, userId) =>
      db.rows(sql`
        select name, backed_up as "backedUp", transports, created_at as "addedAt", last_used_at as "lastUsedAt"
        from passkeys where user_id = ${userId} order by id`),
  });
  data.erase({
    name: 'passkeys',
    tables: ['passkeys'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from passkeys where user_id = ${userId}`);
    },
  });
};
