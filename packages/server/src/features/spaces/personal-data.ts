import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';
import { readableSpaces } from './queries.ts';

/** A space belongs to its community: who made it is all that is somebody's. */
export const spaceData: DescribePersonalData = (data) => {
  data.export({
    name: 'spaces',
    tables: ['spaces'],
    read: (db, userId) =>
      db.rows(sql`
        select o.name as community, s.name, s.slug, s.created_at as "createdAt"
        from spaces s
        join communities o on o.id = s.community_id
        where s.created_by = ${userId} and s.id in (${readableSpaces(userId)})
        order by s.id`),
  });
  data.erase({
    name: 'spaces',
    tables: ['spaces'],
    erase: async (tx, userId) => {
      await tx.rows(sql`update spaces set created_by = null where created_by = ${userId}`);
    },
  });
};
