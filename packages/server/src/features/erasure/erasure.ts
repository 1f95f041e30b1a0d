import { comeBack, deleteMe, getErasure, graceDays } from '@weft/contract/erasure.ts';
import { z } from 'zod';
import { Problem } from '../../core/http/problem.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Kernel } from '../../core/kernel.ts';
import { beginSession } from '../accounts/begin-session.ts';
import { proveByPassword, requireProof } from '../accounts/prove.ts';
import { readMe } from '../accounts/queries.ts';
import { requireSecondFactor } from '../accounts/second-factor.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { deleteAccount, eraseNext, keepAccount } from './commands.ts';
import { mayErase } from './policy.ts';

const eraseDue = defineJob({ name: 'erasure.erase-due', payload: z.object({}) });

export function erasure(kernel: Kernel, cookie: SessionCookie): void {
  const { routes, db, jobs, config, stream, personalData } = kernel;

  routes.read(getErasure, async ({ actor }) => {
    const { subject } = mayErase.permit(actor, { id: actor.userId });
    const obstacles = await db.transaction((tx) => personalData.obstaclesOf(tx, subject.id));
    return { graceDays, obstacles };
  });

  routes.writeAfter(
    deleteMe,
    async ({ actor, body }) => {
      const permit = mayErase.permit(actor, { id: actor.userId });
      await requireProof(kernel, actor, body.password);
      return permit;
    },
    async ({ tx, reply }, permit) => {
      const due = await deleteAccount(tx, permit, personalData, graceDays);
      if (due === undefined) throw new Problem('conflict');
      cookie.clear(reply);
      return { erasedAt: due.toISOString() };
    },
  );

  routes.writeAfter(
    comeBack,
    async ({ body }) => {
      const found = await proveByPassword(kernel, body.login, body.password);
      await requireSecondFactor(kernel, found.user_id, body.code);
      return found.user_id;
    },
    async ({ tx, request, reply }, userId) => {
      const cursor = stream.cursor();
      await keepAccount(tx, userId);
      cookie.write(reply, await beginSession(tx, userId, request, config.sessionDays));
      return { user: await readMe(tx, userId), cursor };
    },
  );

  jobs.repeat(eraseDue, '11 * * * *', {
    // One transaction a person: somebody whose erasure fails keeps nobody else.
    outside: async (_payload, context) => {
      while (!context.signal.aborted && (await context.db.transaction((tx) => eraseNext(tx, personalData))));
    },
  });
}
