import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** Whom one blocked is one's own; who has blocked one is theirs, and nobody else is told. */
export const blockData: DescribePersonalData = (data) => {
  data.export({
    name: 'blocks',
    tables: ['blocks'],
    read: (db, userId) =>
      db.rows(sql`
        select u.username, b.created_at as since from blocks b join users u on u.id = b.blocked_id
        where b.blocker_id = ${userId} order by b.created_at`),
  });
  data.erase({
    name: 'blocks',
    tables: ['blocks'],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from blocks where blocker_id = ${userId} or blocked_id = ${userId}`);
    },
  });
};
