import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

const tables = ['custom_feeds', 'feed_filters', 'feed_rankings'];

/** Feeds name people and lists: they go with them. In what order one read something is forgotten within minutes. */
export const feedData: DescribePersonalData = (data) => {
  data.export({
    name: 'feeds',
    tables,
    read: (db, userId) =>
      db.rows(sql`
        select f.name, f.description, f.is_default as "isDefault", f.logic, f.sort, f.created_at as since, (
          select coalesce(jsonb_agg(jsonb_build_object('group', x.group_order, 'operator', x.group_operator, 'type', x.type,
            'fits', x.operator, 'negated', x.negated, 'value', x.value) order by x.group_order, x.display_order), '[]')
          from feed_filters x where x.feed_id = f.id) as filters
        from custom_feeds f where f.user_id = ${userId} order by f.display_order, f.id`),
  });
  data.erase({
    name: 'feeds',
    tables,
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from feed_rankings where user_id = ${userId}`);
      await tx.rows(sql`delete from custom_feeds where user_id = ${userId}`);
    },
  });
};
