import { sql } from '../../core/db/statement.ts';
import { keptValues } from '../../core/reconcile/kept-values.ts';

export const graphCounts = keptValues({
  table: 'user_stats',
  key: ['user_id'],
  owner: 'users',
  columns: {
    followers: sql`(select count(*)::integer from user_follows f where f.following_id = o.user_id and f.accepted)`,
    following: sql`(select count(*)::integer from user_follows f where f.follower_id = o.user_id and f.accepted)`,
    friends: sql`(
      (select count(*) from friendships f where f.user_id_1 = o.user_id)
      + (select count(*) from friendships f where f.user_id_2 = o.user_id))::integer`,
  },
});
