import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

const tables = ['user_lists', 'list_members'];

/** Whom one put into lists is one's own; who has put one into theirs nobody is told. */
export const listData: DescribePersonalData = (data) => {
  data.export({
    name: 'lists',
    tables,
    read: (db, userId) =>
      db.rows(sql`
        select l.name, l.description, l.created_at as since, (
          select coalesce(jsonb_agg(u.username order by u.username), '[]')
          from list_members k join users u on u.id = k.user_id where k.list_id = l.id) as people
        from user_lists l where l.user_id = ${userId} order by lower(l.name)`),
  });
  data.erase({
    name: 'lists',
    tables,
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from list_members where user_id = ${userId}`);
      await tx.rows(sql`delete from user_lists where user_id = ${userId}`);
    },
  });
};
