import type { Feature } from '../../core/kernel.ts';
import { removeOld } from './commands.ts';
import { deliver } from './deliver.ts';
import { deliverMail, removeOldMails } from './jobs.ts';

/** Delivery, and forgetting. Who has something to say calls queueMail. */
export const mail: Feature = ({ jobs, config, vault }) => {
  jobs.handle(deliverMail, {
    outside: ({ mailId }, { db, signal }) => deliver(mailId, { db, config, vault, signal }),
  });
  jobs.repeat(removeOldMails, '41 2 * * *', { inTransaction: removeOld });
};
