import {
  changeEmail,
  changePassword,
  confirmEmail,
  requestPasswordReset,
  resetPassword,
  sendConfirmation,
} from '@weft/contract/credentials.ts';
import { beginSecondFactor, confirmSecondFactor, endSecondFactor } from '@weft/contract/second-factor.ts';
import { type Budget, spend } from '../../core/budgets.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { askToVerify } from '../accounts/ask-to-verify.ts';
import { beginSession } from '../accounts/begin-session.ts';
import { rotateSession } from '../accounts/commands.ts';
import { whoseLink } from '../accounts/links.ts';
import { hashPassword } from '../accounts/passwords.ts';
import { requireProof } from '../accounts/prove.ts';
import { readMe } from '../accounts/queries.ts';
import { requireSecondFactor } from '../accounts/second-factor.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { askForEmail, confirmEmail as confirm } from './email.ts';
import { changePassword as change } from './password.ts';
import { mayChangeCredentials } from './policy.ts';
import { requestReset, resetPassword as reset, sendReset, sendResetLink } from './reset.ts';
import {
  beginSecondFactor as begin,
  confirmSecondFactor as confirmFactor,
  endSecondFactor as end,
} from './second-factor.ts';

const firstCodes: Budget = { name: 'first-code', tries: 10, everySeconds: 60 };
const confirmations: Budget = { name: 'confirmation-mail', tries: 3, everySeconds: 300 };

/** What opens an account: its address, its password, and the way back in when that is forgotten. */
export function credentials(kernel: Kernel, cookie: SessionCookie): void {
  const { routes, db, config, vault, stream, jobs } = kernel;
  const own = (actor: User) => mayChangeCredentials.permit(actor, { id: actor.userId });

  /** Before a transaction holds a connection: comparing is slow, and a wrong try counts whatever happens then. */
  async function checked(actor: User, password: string | undefined) {
    const permit = own(actor);
    await requireProof(kernel, actor, password);
    return permit;
  }

  routes.write(confirmEmail, ({ tx, body }) => confirm(tx, kernel, body.token));

  routes.writeAfter(
    sendConfirmation,
    async ({ actor }) => {
      own(actor);
      await spend(db, vault, confirmations, actor.userId);
    },
    ({ tx, actor }) => askToVerify(tx, kernel, actor.userId),
  );

  routes.writeAfter(
    changeEmail,
    async ({ actor, body }) => {
      const permit = await checked(actor, body.password);
      await spend(db, vault, confirmations, actor.userId);
      return permit;
    },
    ({ tx, body }, permit) => askForEmail(tx, permit, kernel, body.email),
  );

  routes.writeAfter(
    changePassword,
    async ({ actor, body }) => ({
      permit: await checked(actor, body.password),
      hash: await hashPassword(body.newPassword),
    }),
    async ({ tx, actor, reply }, { permit, hash }) => {
      await change(tx, permit, kernel, hash);
      // This session goes on under a new token: a copy of the old cookie is worth nothing now.
      cookie.write(reply, await rotateSession(tx, actor.sessionId));
    },
  );

  routes.writeAfter(
    beginSecondFactor,
    ({ actor, body }) => checked(actor, body.password),
    ({ tx }, permit) => begin(tx, permit, kernel),
  );

  routes.writeAfter(
    confirmSecondFactor,
    async ({ actor }) => {
      const permit = own(actor);
      await spend(db, vault, firstCodes, actor.userId);
      return permit;
    },
    async ({ tx, body }, permit) => ({
      recoveryCodes: await confirmFactor(tx, permit, kernel, body.code),
    }),
  );

  routes.writeAfter(
    endSecondFactor,
    ({ actor, body }) => checked(actor, body.password),
    async ({ tx }, permit) => {
      await end(tx, permit, kernel);
    },
  );

  routes.write(requestPasswordReset, ({ tx, body }) => requestReset(tx, vault, body.login));
  jobs.handle(sendReset, { inTransaction: (tx, { login }) => sendResetLink(tx, kernel, login) });

  routes.writeAfter(
    resetPassword,
    async ({ body }) => {
      // Looked at first: nobody makes us hash passwords for links that open nothing.
      const userId = await whoseLink(db, body.token, 'reset_password');
      if (userId === undefined) throw new Problem('link_expired');
      // A mailbox that was taken over is not yet the account.
      await requireSecondFactor(kernel, userId, body.code);
      return hashPassword(body.password);
    },
    async ({ tx, body, request, reply }, hash) => {
      const cursor = stream.cursor();
      const userId = await reset(tx, kernel, body.token, hash);
      cookie.write(reply, await beginSession(tx, userId, request, config.sessionDays));
      return { user: await readMe(tx, userId), cursor };
    },
  );
}
