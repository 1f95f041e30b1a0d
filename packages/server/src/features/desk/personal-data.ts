import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

const tables = ['feedback_snippets', 'desk_visits'];

/** What one keeps to say again is one's own, and so is what one has seen. */
export const deskData: DescribePersonalData = (data) => {
  data.export({
    name: 'desk',
    tables,
    read: (db, userId) =>
      db.rows(sql`
        select title, content, created_at as since, null::timestamptz as "seenUntil" from feedback_snippets
        where user_id = ${userId}
        union all
        select null, null, null, seen_until from desk_visits where user_id = ${userId}
        order by 1`),
  });
  data.erase({
    name: 'desk',
    tables,
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from feedback_snippets where user_id = ${userId}`);
      await tx.rows(sql`delete from desk_visits where user_id = ${userId}`);
    },
  });
};
