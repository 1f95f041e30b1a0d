import { z } from 'zod';
import { defineJob, type JobRegistry } from '../jobs/job.ts';
import type { Reconciler } from './kept-values.ts';
import { reconcile } from './reconcile.ts';
import { byColumn, writeRun } from './runs.ts';

const nightly = defineJob({ name: 'reconcile.nightly', payload: z.object({}), maxAttempts: 3 });

/** What drifted is made right and told of: a value that drifts again points at a fault that wants to be found. */
export function registerReconcile(
  jobs: JobRegistry,
  reconcilers: readonly Reconciler[],
  log: { warn(fields: object, message: string): void },
): void {
  jobs.repeat(nightly, '17 3 * * *', {
    outside: async (_payload, { db, signal }) => {
      const findings = await reconcile(db, reconcilers, { fix: true, signal });
      await db.transaction((tx) => writeRun(tx, 'nightly', findings));
      const drift = byColumn(findings);
      if (Object.keys(drift).length > 0)
        log.warn({ drift }, 'stored values were not what they should be; they are now');
    },
  });
}
