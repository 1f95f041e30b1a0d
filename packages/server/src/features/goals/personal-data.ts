import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';
import { takeOut } from './commands.ts';
import { tellOfGoal } from './events.ts';

/**
 * A student's goals are theirs: what they are called goes with their account, what others said about them stays where it was
 * said, and can only be read. Of those that one accompanies an export tells where they are.
 */
export const goalData: DescribePersonalData = (data) => {
  data.export({
    name: 'goals',
    tables: ['goals', 'goal_instructors'],
    read: (db, userId) =>
      db.rows(sql`
        select c.name as community, x."as", x.title, x.description, x.status, x."targetDate", x.since
        from (
          select g.community_id, 'student' as "as", g.title, g.description, g.status, g.target_date::text as "targetDate",
            g.created_at as since, g.id
          from goals g where g.student_id = ${userId}
          union all
          select g.community_id, 'instructor', null, null, null, null, i.created_at, g.id
          from goal_instructors i join goals g on g.id = i.goal_id where i.user_id = ${userId}) x
        join communities c on c.id = x.community_id
        order by x.id`),
  });
  data.erase({
    name: 'goals',
    tables: ['goals', 'goal_instructors'],
    erase: async (tx, userId) => {
      const accompanied = await tx.rows<{ id: string }>(sql`
        select g.id from goals g where g.id in (select goal_id from goal_instructors where user_id = ${userId})
        order by g.id for no key update`);
      for (const { id } of accompanied) await takeOut(tx, id, userId);
      const own = await tx.rows<{ id: string }>(sql`
        select id from goals where student_id = ${userId} order by id for no key update`);
      await tx.rows(sql`
        update goals set title = '', description = '', status = 'archived', version = version + 1
        where student_id = ${userId}`);
      await tx.rows(sql`
        update conversations set closed = true, version = version + 1
        where goal_id = any(${own.map(({ id }) => id)}) and not closed`);
      for (const { id } of own) await tellOfGoal(tx, id, 'updated');
      await tx.rows(sql`update goals set created_by = null where created_by = ${userId}`);
    },
  });
};
