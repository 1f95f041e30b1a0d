import { sql } from '../../core/db/statement.ts';
import { readRuns } from '../../core/reconcile/runs.ts';
import type { Check } from './finding.ts';

/** What should be moving: events, jobs; and what should agree: values that are stored beside what they follow from. */
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
  {
    name: 'stored values',
    async run({ db }) {
      const [last] = await readRuns(db, 1);
      if (last === undefined) return { state: 'ok', says: 'not looked at yet; every night they are' };
      const when = last.created_at.toISOString();
      if (last.drifted === '0') return { state: 'ok', says: `${last.checked} were right at ${when}` };
      const open = last.repaired !== last.drifted;
      return {
        state: open ? 'problem' : 'note',
        says: `${last.drifted} were wrong at ${when} (${Object.keys(last.findings as object).join(', ')})`,
        advice: open ? 'weft reconcile --fix' : 'They are right again. If it comes back, please report it.',
      };
    },
  },
];
