import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

export const exportData: DescribePersonalData = (data) => {
  data.erase({
    name: 'exports',
    tables: ['data_exports'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from data_exports where user_id = ${userId}`);
    },
  });
};
