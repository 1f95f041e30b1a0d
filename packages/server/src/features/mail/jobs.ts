import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import { defineJob } from '../../core/jobs/job.ts';

/** One attempt after the other for about twelve hours; then an operator has to look (weft mail retry). */
export const deliverMail = defineJob({
  name: 'mail.deliver',
  payload: z.object({ mailId: id }),
  maxAttempts: 20,
});

export const removeOldMails = defineJob({ name: 'mail.remove-old', payload: z.object({}) });
