import type { OperatorFinding, OperatorOverview } from '@weft/contract/operator.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { passes } from '../../core/http/health.ts';
import type { Kernel } from '../../core/kernel.ts';
import { version } from '../../version.ts';
import { countMails } from '../mail/queries.ts';
import type { Desk } from './desk.ts';
import { readCounts } from './figures.ts';

const startedAt = new Date(Date.now() - process.uptime() * 1000);

/** How long a backup may be ago before it is worth a word. */
const backupDays = 7;

/** What `weft doctor` and /readyz look at, as far as it can be seen from within. */
export async function readOverview(
  { db, config, readiness, storage }: Kernel,
  desk: Desk,
): Promise<OperatorOverview> {
  const [works, stored, counts, mail, jobs, lastBackupAt] = await Promise.all([
    Promise.all(readiness.map(async ({ name, check }) => [name, await passes(check)] as const)),
    // Asked for a file that is not there: a folder or bucket that cannot be reached throws.
    passes(async () => (await storage.head('operator/nothing')) === undefined),
    readCounts(db, desk),
    countMails(db),
    countJobs(db),
    readLastBackup(db),
  ]);
  const server = config.smtpUrl !== undefined;
  const isOk = new Map(works);
  const old = lastBackupAt === null || Date.now() - lastBackupAt.getTime() > backupDays * 86_400_000;
  const findings: OperatorFinding[] = [
    { check: 'database', state: isOk.get('database') === true ? 'ok' : 'problem' },
    { check: 'events', state: isOk.get('events') === true ? 'ok' : 'problem' },
    { check: 'storage', state: stored ? 'ok' : 'problem' },
    { check: 'mail', state: !server || mail.failed + mail.late > 0 ? 'note' : 'ok' },
    { check: 'jobs', state: jobs.failed + jobs.late > 0 ? 'note' : 'ok' },
    { check: 'backup', state: old ? 'note' : 'ok' },
  ];
  return {
    version,
    startedAt: startedAt.toISOString(),
    findings,
    people: {
      total: counts.people,
      suspended: counts.suspended,
      deleted: counts.deleted,
      admins: counts.admins,
      newThisWeek: counts.new_this_week,
      activeToday: counts.active_today,
    },
    communities: counts.communities,
    storage: {
      name: storage.name,
      usedBytes: Number(counts.used_bytes),
      reservedBytes: Number(counts.reserved_bytes),
    },
    mail: { server, ...mail },
    jobs,
    lastBackupAt: lastBackupAt?.toISOString() ?? null,
  };
}

async function countJobs(db: Executor): Promise<OperatorOverview['jobs']> {
  const [row] = await db.rows<OperatorOverview['jobs']>(sql`
    select count(*) filter (where state = 'queued')::int as waiting,
      count(*) filter (where state = 'queued' and run_at < now() - interval '5 minutes')::int as late,
      count(*) filter (where state = 'running')::int as running,
      count(*) filter (where state = 'failed')::int as failed
    from jobs where state in ('queued', 'running', 'failed')`);
  return row ?? { waiting: 0, late: 0, running: 0, failed: 0 };
}

/** `weft backup` writes it down when it has made one. */
async function readLastBackup(db: Executor): Promise<Date | null> {
  const [row] = await db.rows<{ created_at: Date }>(sql`
    select created_at from audit_log where act = 'server.backup' order by id desc limit 1`);
  return row?.created_at ?? null;
}
