import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

const tables = ['user_follows', 'friendships', 'user_mutes', 'user_stats'];

/** Whom one follows and who follows one is known to both; whom one muted is one's own. Who has muted one nobody is told. */
export const graphData: DescribePersonalData = (data) => {
  data.export({
    name: 'people',
    tables,
    read: (db, userId) =>
      db.rows(sql`
        select x.tie, u.username, x.since
        from (
          select case when accepted then 'following' else 'asked to follow' end as tie, following_id as id,
            coalesce(accepted_at, created_at) as since from user_follows where follower_id = ${userId}
          union all select case when accepted then 'follower' else 'asks to follow' end, follower_id,
            coalesce(accepted_at, created_at) from user_follows where following_id = ${userId}
          union all select 'friend', user_id_2, created_at from friendships where user_id_1 = ${userId}
          union all select 'friend', user_id_1, created_at from friendships where user_id_2 = ${userId}
          union all select 'muted', muted_id, created_at from user_mutes where muter_id = ${userId}) x
        join users u on u.id = x.id
        order by x.tie, x.since, u.username`),
  });
  data.erase({
    name: 'people',
    tables,
    erase: async (tx, userId) => {
      // All who are concerned, the smaller id first, as whoever changes what is between two people holds them.
      await tx.rows(sql`
        select from users where id = ${userId} or id in (
          select following_id from user_follows where follower_id = ${userId}
          union all select follower_id from user_follows where following_id = ${userId}
          union all select user_id_1 from friendships where user_id_2 = ${userId}
          union all select user_id_2 from friendships where user_id_1 = ${userId})
        order by id for no key update`);
      await tx.rows(sql`delete from friendships where user_id_1 = ${userId} or user_id_2 = ${userId}`);
      await tx.rows(sql`delete from user_follows where follower_id = ${userId}`);
      await tx.rows(sql`delete from user_follows where following_id = ${userId} and accepted`);
      await tx.rows(sql`delete from user_follows where following_id = ${userId} and not accepted`);
      await tx.rows(sql`delete from user_mutes where muter_id = ${userId} or muted_id = ${userId}`);
    },
  });
};
