import { sql } from '../../core/db/statement.ts';
import { notifyAll } from '../../features/notifications/notify.ts';
import { type Chapter, daysBefore, personIn } from './story.ts';

const text =
  'Welcome. On the first Sunday of each month this server rests for ten minutes, early in the morning.';

/** What the chapters before have told people, spread over the last month; and a word of the operator to everybody. */
export const notifications: Chapter = {
  name: 'notifications',
  async tell(story) {
    const { tx } = story;
    const people = [...story.people.values()].filter(({ kind }) => kind !== 'suspended');
    const written = daysBefore(story, 21);
    const ids = people.filter(({ createdAt }) => createdAt < written).map(({ id }) => id);
    const [notice] = await tx.rows<{ id: string }>(sql`
      insert into operator_notices (text, created_by, total, sent, sent_until, created_at, finished_at)
      values (${text}, ${personIn(story, 'ada').id}, ${ids.length}, ${ids.length}, 0, ${written}, ${written})
      returning id`);
    await notifyAll(tx, ids, { about: { kind: 'operator.notice', text }, gather: `notice:${notice?.id}` });
    // Newest last, as they were told; the older half has been read.
    await tx.rows(sql`
      update notifications n
      set happened_at = x.at, created_at = x.at, is_read = x.at < ${daysBefore(story, 15)}
      from (
        select id, ${daysBefore(story, 30)}::timestamptz
          + interval '29 days' * (row_number() over (order by type, about->>'kind', user_id) - 1) / count(*) over () as at
        from notifications) x
      where n.id = x.id`);
  },
};
