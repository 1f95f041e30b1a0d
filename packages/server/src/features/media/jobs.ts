import { z } from 'zod';
import { defineJob } from '../../core/jobs/job.ts';
import type { Kernel } from '../../core/kernel.ts';
import { dropExpiredUploads, dropLooseMedia } from './let-go.ts';
import { removeFiles, removeStored } from './remove-files.ts';
import { mediaFiles, sweepFiles, sweepIncoming } from './sweep.ts';

const expireUploads = defineJob({ name: 'media.expire-uploads', payload: z.object({}) });
const expireLoose = defineJob({ name: 'media.expire-loose', payload: z.object({}) });
const sweep = defineJob({ name: 'media.sweep', payload: z.object({}), maxAttempts: 3 });

export function mediaJobs({ jobs, storage }: Kernel): void {
  jobs.handle(removeFiles, {
    outside: async ({ keys }, { db, signal }) => {
      // It is tried again, later and later; a backup that runs longer than that leaves the rest to the sweep.
      if (!(await removeStored(db, storage, keys, signal))) throw new Error('a backup needs the files yet');
    },
  });
  jobs.repeat(expireUploads, '*/10 * * * *', { outside: (_, { db }) => dropExpiredUploads(db) });
  jobs.repeat(expireLoose, '37 * * * *', { outside: (_, { db }) => dropLooseMedia(db) });
  jobs.repeat(sweep, '41 4 * * *', {
    outside: async (_, { db, signal }) => {
      await sweepFiles(db, storage, { kinds: mediaFiles, signal });
      await sweepIncoming(storage.incoming);
    },
  });
}
