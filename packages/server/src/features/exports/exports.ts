import { downloadExport, getExport, requestExport } from '@weft/contract/exports.ts';
import { z } from 'zod';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Feature } from '../../core/kernel.ts';
import { readMe } from '../accounts/queries.ts';
import { idsIn, type SweptFiles, sweepFiles } from '../media/sweep.ts';
import { removeExpiredExports, requestExport as request } from './commands.ts';
import { makeExport, performExport } from './make.ts';
import { mayExport } from './policy.ts';
import { readExport, readZip } from './queries.ts';

const expireExports = defineJob({ name: 'exports.expire', payload: z.object({}) });

const sweepExports = defineJob({ name: 'exports.sweep', payload: z.object({}), maxAttempts: 3 });

const exportFiles: SweptFiles = {
  prefix: 'exports/',
  named: (db, keys) =>
    db.rows(sql`select storage_key as key from data_exports where id = any(${idsIn(keys)}::bigint[])`),
};

export const exports: Feature = ({ routes, db, storage, jobs, personalData }) => {
  routes.write(requestExport, async ({ tx, actor }) => ({
    export: await request(tx, mayExport.permit(actor, { userId: actor.userId })),
  }));

  routes.read(getExport, async ({ actor }) => ({
    export: await readExport(db, mayExport.permit(actor, { userId: actor.userId })),
  }));

  routes.file(downloadExport, async ({ actor }) => {
    const made = await readZip(db, mayExport.permit(actor, { userId: actor.userId }));
    if (made === undefined) throw new Problem('not_found');
    const { username } = await readMe(db, actor.userId);
    return {
      ...{ tag: made.id, type: 'application/zip', show: 'attachment', fleeting: true },
      name: `${username}-${made.createdAt.toISOString().slice(0, 10)}.zip`,
      bytes: made.bytes,
      open: (range) => storage.get(made.key, range),
    };
  });

  jobs.handle(makeExport, {
    outside: (order, context) => performExport({ db: context.db, storage, data: personalData }, order),
  });
  jobs.repeat(expireExports, '23 * * * *', { inTransaction: removeExpiredExports });
  jobs.repeat(sweepExports, '51 4 * * *', {
    outside: async (_, context) => {
      await sweepFiles(context.db, storage, { kinds: [exportFiles], signal: context.signal });
    },
  });
};
