import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

export const oidcData: DescribePersonalData = (data) => {
  data.export({
    name: 'providers',
    tables: ['oidc_logins'],
    read: (db, userId) =>
      db.rows(sql`
        select issuer, subject, label, created_at as "linkedAt", last_used_at as "lastUsedAt"
        from oidc_logins where user_id = ${userId} order by id`),
  });
  data.erase({
    name: 'providers',
    tables: ['oidc_logins'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from oidc_logins where user_id = ${userId}`);
    },
  });
};
