import { z } from 'zod';
import { defineJob } from '../../core/jobs/job.ts';
import type { Kernel } from '../../core/kernel.ts';
import { removeExpiredSessions } from './commands.ts';
import type { Invitations } from './invitations.ts';
import { removeExpiredLinks } from './links.ts';
import type { OpenUp } from './open-up.ts';
import { accountReplay } from './replay.ts';
import { userRooms } from './rooms.ts';
import { accountRoutes } from './routes.ts';
import type { SessionCookie } from './session-cookie.ts';
import type { TellOfPerson } from './tell-of-person.ts';

const expireLinks = defineJob({ name: 'accounts.expire-links', payload: z.object({}) });
const expireSessions = defineJob({ name: 'accounts.expire-sessions', payload: z.object({}) });

export function accounts(
  kernel: Kernel,
  cookie: SessionCookie,
  invitations: Invitations,
  tellOfPerson: TellOfPerson,
  openUp: OpenUp,
): void {
  accountRoutes(kernel, cookie, invitations, tellOfPerson, openUp);
  kernel.rooms.add(userRooms);
  accountReplay(kernel.replay);
  kernel.jobs.repeat(expireLinks, '27 3 * * *', { inTransaction: removeExpiredLinks });
  kernel.jobs.repeat(expireSessions, '17 3 * * *', { inTransaction: (tx) => removeExpiredSessions(tx) });
}
