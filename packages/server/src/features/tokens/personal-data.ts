import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

export const tokenData: DescribePersonalData = (data) => {
  data.export({
    name: 'access-tokens',
    tables: ['access_tokens'],
    read: (db, userId) =>
      db.rows(sql`
        select name, scopes, created_at as "createdAt", expires_at as "expiresAt", last_used_at as "lastUsedAt"
        from access_tokens where user_id = ${userId} order by id desc`),
  });
  data.erase({
    name: 'access-tokens',
    tables: ['access_tokens'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from access_tokens where user_id = ${userId}`);
    },
  });
};
