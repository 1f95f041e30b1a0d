import { sql } from '../../core/db/statement.ts';
import type { Check } from './finding.ts';

/** What should be moving: events, jobs. */
export const workChecks: readonly Check[] = [
  {
    name: 'events',
    async run({ db }) {
      const [row] = await db.rows<{ waiting: string; oldest: string | null; kept: string }>(sql`
        select count(*) filter (where position is null) as waiting, count(*) as kept,
          extract(epoch from now() - min(created_at) filter (where position is null))::int as oldest
        from outbox where position is null or published_at is null`);
      const says = `${row?.waiting ?? 0} waiting to be published`;
      if (Number(row?.oldest ?? 0) > 10)
        return {
          state: 'problem',
          says: `${says}, the oldest for ${row?.oldest} s`,
          advice: 'Is a server running on this database?',
        };
      return { state: 'ok', says };
    },
  },
  {
    name: 'jobs',
    async run({ db }) {
      const [row] = await db.rows<{ failed: string; late: string }>(sql`
        select count(*) filter (where state = 'failed') as failed,
          count(*) filter (where state = 'queued' and run_at < now() - interval '5 minutes') as late
        from jobs where state in ('failed', 'queued')`);
      const says = `${row?.failed ?? 0} failed, ${row?.late ?? 0} overdue`;
      if (Number(row?.failed) > 0) return { state: 'note', says, advice: 'weft jobs list --state failed' };
      return { state: Number(row?.late) > 0 ? 'note' : 'ok', says };
    },
  },
];
