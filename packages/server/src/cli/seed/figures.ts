import { sql } from '../../core/db/statement.ts';
import { type Chapter, daysBefore } from './story.ts';

interface Row {
  readonly people: number;
  readonly came: number;
  readonly communities: number;
  readonly bytes: string;
}

/** Ninety days as they would have been measured, with three on which the server stood still. */
export const figures: Chapter = {
  name: 'figures',
  async tell(story) {
    for (let days = 89; days >= 1; days -= 1) {
      const day = daysBefore(story, days).toISOString().slice(0, 10);
      const gap = days > 40 && days <= 43;
      const share = 0.35 + story.random() * 0.3;
      const [row] = await story.tx.rows<Row>(sql`
        select count(*) filter (where (created_at at time zone 'utc')::date <= ${day}::date)::int as people,
          count(*) filter (where (created_at at time zone 'utc')::date = ${day}::date)::int as came,
          (select count(*)::int from communities where (created_at at time zone 'utc')::date <= ${day}::date) as communities,
          (select coalesce(sum(size), 0)::text from media
           where (created_at at time zone 'utc')::date <= ${day}::date) as bytes
        from users`);
      const { people = 0, came = 0, communities = 0 } = row ?? {};
      const active = gap ? null : Math.round(people * share);
      const bytes = gap ? null : (row?.bytes ?? '0');
      await story.tx.rows(sql`
        insert into daily_figures (day, people, new_people, active_people, communities, stored_bytes)
        values (${day}, ${people}, ${came}, ${active}, ${communities}, ${bytes})
        on conflict (day) do nothing`);
    }
  },
};
