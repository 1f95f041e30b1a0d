import type { DailyFigures } from '@weft/contract/operator.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Desk } from './desk.ts';

export const measure = defineJob({ name: 'operator.measure', payload: z.object({}) });

/** A day is a day in UTC, wherever server and operator are. */
const today = sql`(now() at time zone 'utc')::date`;

/** Seen since midnight: in a session, by a token, or signed in and out again. */
const activeToday = sql`(
  select count(*)::int from (
    select user_id from sessions where last_seen_at >= ${today}::timestamp at time zone 'utc'
    union select user_id from access_tokens where last_used_at >= ${today}::timestamp at time zone 'utc'
    union select id from users where last_login_at >= ${today}::timestamp at time zone 'utc') seen)`;

/**
 * The days from `first` until today, each table read once (materialized: else once a day). How many people there were is
 * counted from when they came and went, so it is true of a day on which nothing ran, too. Who was here and what was stored
 * is known of today alone.
 */
const daysFrom = (first: ReturnType<typeof sql>) => sql`
  with came as materialized (
    select (created_at at time zone 'utc')::date as day, count(*)::int as n from users group by 1
  ), went as materialized (
    select (deleted_at at time zone 'utc')::date as day, count(*)::int as n from users where deleted_at is not null group by 1
  ), founded as materialized (
    select (created_at at time zone 'utc')::date as day, count(*)::int as n from communities group by 1
  )
  select d.day::date as day,
    coalesce((select sum(n) from came where came.day <= d.day), 0)::int
      - coalesce((select sum(n) from went where went.day <= d.day), 0)::int as people,
    coalesce((select n from came where came.day = d.day), 0) as new_people,
    case when d.day = ${today} then ${activeToday} end as active_people,
    coalesce((select sum(n) from founded where founded.day <= d.day), 0)::int as communities,
    case when d.day = ${today} then (select coalesce(sum(used_bytes), 0)::bigint from storage_usage) end as stored_bytes
  from generate_series(${first}, ${today}, interval '1 day') d (day)`;

/** How far back days are filled in that nobody measured. */
const reachDays = 365;

/** Every hour, so that the last look at a day is near its end. Whoever was seen stays seen until the day is over. */
export async function measureDays(tx: Transaction): Promise<void> {
  const first = sql`
    greatest(${today} - ${reachDays}::int,
      coalesce((select max(day) from daily_figures), (select min(created_at at time zone 'utc')::date from users), ${today}))`;
  await tx.rows(sql`
    insert into daily_figures as f (day, people, new_people, active_people, communities, stored_bytes)
    ${daysFrom(first)}
    on conflict (day) do update set people = excluded.people, new_people = excluded.new_people,
      active_people = greatest(f.active_people, excluded.active_people), communities = excluded.communities,
      stored_bytes = coalesce(excluded.stored_bytes, f.stored_bytes)`);
}

interface FiguresRow {
  readonly day: string;
  readonly people: number;
  readonly new_people: number;
  readonly active_people: number | null;
  readonly stored_bytes: string | null;
}

/** Every day of the range, one after the other: what was measured, and where nobody did what can be counted now. */
export async function readFigures(db: Executor, _desk: Desk, days: number): Promise<DailyFigures[]> {
  const first = sql`
    greatest(${today} - ${days}::int + 1, (select min(created_at at time zone 'utc')::date from users))`;
  const rows = await db.rows<FiguresRow>(sql`
    select n.day::text, n.people, n.new_people, greatest(f.active_people, n.active_people) as active_people,
      coalesce(n.stored_bytes, f.stored_bytes) as stored_bytes
    from (${daysFrom(first)}) n
    left join daily_figures f on f.day = n.day
    order by n.day`);
  return rows.map((row) => ({
    day: row.day,
    people: row.people,
    newPeople: row.new_people,
    activePeople: row.active_people,
    storedBytes: row.stored_bytes === null ? null : Number(row.stored_bytes),
  }));
}

export interface Counts {
  readonly people: number;
  readonly suspended: number;
  readonly deleted: number;
  readonly admins: number;
  readonly new_this_week: number;
  readonly active_today: number;
  readonly communities: number;
  readonly used_bytes: string;
  readonly reserved_bytes: string;
}

export async function readCounts(db: Executor, _desk: Desk): Promise<Counts> {
  const [row] = await db.rows<Counts>(sql`
    select u.*, s.*, (select count(*)::int from communities) as communities, ${activeToday} as active_today
    from (
      select count(*) filter (where status <> 'deleted')::int as people,
        count(*) filter (where status = 'suspended')::int as suspended,
        count(*) filter (where status = 'deleted' and exists (
          select from account_erasures e where e.user_id = users.id and e.erased_at is null))::int as deleted,
        count(*) filter (where role = 'admin' and status = 'active')::int as admins,
        count(*) filter (where created_at > now() - interval '7 days')::int as new_this_week
      from users) u, (
      select coalesce(sum(used_bytes), 0)::bigint as used_bytes, coalesce(sum(reserved_bytes), 0)::bigint as reserved_bytes
      from storage_usage) s`);
  if (row === undefined) throw new Error('counting gave no row');
  return row;
}
