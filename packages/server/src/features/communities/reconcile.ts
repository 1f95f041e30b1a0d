import { sql } from '../../core/db/statement.ts';
import { keptValues } from '../../core/reconcile/kept-values.ts';

export const seatCounts = keptValues({
  table: 'community_seats',
  key: ['community_id'],
  owner: 'communities',
  columns: {
    taken: sql`(
      select count(*)::integer from members m
      where m.community_id = o.community_id and m.status in ('active', 'invited'))`,
    active: sql`(
      select count(*)::integer from members m where m.community_id = o.community_id and m.status = 'active')`,
  },
});
