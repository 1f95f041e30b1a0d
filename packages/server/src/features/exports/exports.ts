import { downloadExport, getExport, requestExport } from '@weft/contract/exports.ts';
import { z } from 'zod';
import { Problem } from '../../core/http/problem.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Feature } from '../../core/kernel.ts';
import { readMe } from '../accounts/queries.ts';
import { removeExpiredExports, requestExport as request } from './commands.ts';
import { makeExport, performExport } from './make.ts';
import { mayExport } from './policy.ts';
import { readChunks, readExport } from './queries.ts';

const expireExports = defineJob({ name: 'exports.expire', payload: z.object({}) });

export const exports: Feature = ({ routes, db, jobs, personalData }) => {
  routes.write(requestExport, async ({ tx, actor }) => ({
    export: await request(tx, mayExport.permit(actor, { userId: actor.userId })),
  }));

  routes.read(getExport, async ({ actor }) => ({
    export: await readExport(db, mayExport.permit(actor, { userId: actor.userId })),
  }));

  routes.download(downloadExport, async ({ actor }) => {
    const made = await readExport(db, mayExport.permit(actor, { userId: actor.userId }));
    if (made === null || made.bytes === null) throw new Problem('not_found');
    const { username } = await readMe(db, actor.userId);
    return {
      name: `${username}-${made.createdAt.slice(0, 10)}.zip`,
      type: 'application/zip',
      bytes: made.bytes,
      content: readChunks(db, made.id),
    };
  });

  jobs.handle(makeExport, { outside: (order, context) => performExport(context.db, personalData, order) });
  jobs.repeat(expireExports, '23 * * * *', { inTransaction: removeExpiredExports });
};
