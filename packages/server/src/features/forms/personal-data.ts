import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

const tables = ['drafts', 'feedback_reports'];

/** What one wrote to whoever runs the server goes with one, sent or not; what one decided stays, without one's name. */
export const formData: DescribePersonalData = (data) => {
  data.export({
    name: 'forms',
    tables,
    read: (db, userId) =>
      db.rows(sql`
        select type, title, description, metadata, 'draft' as state, '' as note, updated_at as at
        from drafts where user_id = ${userId}
        union all
        select type, title, description, metadata, state, note, created_at
        from feedback_reports where user_id = ${userId} order by at`),
  });
  data.erase({
    name: 'forms',
    tables,
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from drafts where user_id = ${userId}`);
      await tx.rows(sql`delete from feedback_reports where user_id = ${userId}`);
      await tx.rows(sql`update feedback_reports set handled_by = null where handled_by = ${userId}`);
    },
  });
};
