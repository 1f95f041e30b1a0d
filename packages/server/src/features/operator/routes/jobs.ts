import { listJobs, retryJob } from '@weft/contract/operator-work.ts';
import { sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import * as jobs from '../../../core/jobs/queries.ts';
import type { Kernel } from '../../../core/kernel.ts';
import { recordAct } from '../../audit/record.ts';
import type { DeskRoutes } from '../desk.ts';
import { mayRetryJob } from '../policy.ts';
import { listJobsOf } from '../queries/jobs.ts';

export function jobRoutes(routes: DeskRoutes, { db }: Kernel): void {
  routes.read(listJobs, ({ desk, query }) => listJobsOf(db, desk, query));

  routes.write(retryJob, async ({ tx, actor, params }) => {
    const [job] = await tx.rows<Pick<jobs.JobRow, 'id' | 'name' | 'state'>>(sql`
      select id, name, state from jobs where id = ${params.jobId} for update`);
    if (job === undefined) throw new Problem('not_found');
    const { act, subject } = mayRetryJob.permit(actor, job);
    await jobs.retryJob(tx, subject.id);
    tx.signal('jobs');
    await recordAct(tx, { act, actor, subject: `job:${subject.id}`, detail: { name: job.name } });
  });
}
