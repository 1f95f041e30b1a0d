import type { OperatorJob } from '@weft/contract/operator-work.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import type { JobRow } from '../../../core/jobs/queries.ts';
import type { Desk } from '../desk.ts';

/** Times as the database has them, to the microsecond: a cursor in milliseconds would lose its place. */
type Row = JobRow & { readonly key: string };

const jobKey = z.tuple([z.string().max(40), id]);

/** Each state in the order of its own index. What is in a job is not shown: it may be somebody's. */
export async function listJobsOf(
  db: Executor,
  _desk: Desk,
  { state, cursor, limit }: PageQuery & { readonly state: JobRow['state'] },
) {
  const after = decodeCursor(jobKey, cursor);
  const { condition, key, goesOn, order } = orders[state];
  const rows = await db.rows<Row>(sql`
    select id, name, state, run_at, attempts, max_attempts, last_error, finished_at, ${key}::text as key
    from jobs
    where ${condition} and ${after === undefined ? sql`true` : goesOn(after)}
    order by ${order}
    limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.key, row.id]);
}

type Key = z.output<typeof jobKey>;

const newestFirst = {
  key: sql`id`,
  goesOn: ([, before]: Key) => sql`id < ${before}`,
  order: sql`id desc`,
};
const orders = {
  failed: { condition: sql`state = 'failed'`, ...newestFirst },
  running: { condition: sql`state = 'running'`, ...newestFirst },
  queued: {
    condition: sql`state = 'queued'`,
    key: sql`run_at`,
    goesOn: ([at, last]: Key) => sql`(run_at, id) > (${at}::timestamptz, ${last})`,
    order: sql`run_at, id`,
  },
  done: {
    // As the index says it: it knows both of the states that are over.
    condition: sql`state in ('done', 'failed') and state = 'done'`,
    key: sql`finished_at`,
    goesOn: ([at, last]: Key) => sql`(finished_at, id) < (${at}::timestamptz, ${last})`,
    order: sql`finished_at desc, id desc`,
  },
};

function present(row: JobRow): OperatorJob {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    runAt: row.run_at.toISOString(),
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    lastError: row.last_error,
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
