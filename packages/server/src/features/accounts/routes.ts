import {
  getMe,
  listSessions,
  removeAvatar,
  revokeSession,
  setAvatar,
  signIn,
  signOut,
  signUp,
  updateMe,
} from '@weft/contract/accounts.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import { askToVerify } from './ask-to-verify.ts';
import { askedLanguage } from './asked-language.ts';
import { removeAvatar as remove, setAvatar as set } from './avatar.ts';
import { beginSession } from './begin-session.ts';
import { createUser, endSession, updateProfile } from './commands.ts';
import type { Invitations } from './invitations.ts';
import type { OpenUp } from './open-up.ts';
import { hashPassword } from './passwords.ts';
import { mayEditUser, mayEndSession, maySignUp } from './policy.ts';
import { proveByPassword } from './prove.ts';
import { listSessionsOf, readMe, readSessionOwner } from './queries.ts';
import { requireSecondFactor } from './second-factor.ts';
import type { SessionCookie } from './session-cookie.ts';
import { redeemSetupCode } from './setup.ts';
import type { TellOfPerson } from './tell-of-person.ts';

export function accountRoutes(
  kernel: Kernel,
  cookie: SessionCookie,
  invitations: Invitations,
  tellOfPerson: TellOfPerson,
  openUp: OpenUp,
): void {
  const { routes, db, config, stream } = kernel;

  routes.writeAfter(
    signUp,
    async ({ actor, body }) => {
      if (body.invite !== undefined) await invitations.check(body.invite);
      const vouchedFor = body.invite !== undefined || body.setupCode !== undefined;
      return {
        permit: maySignUp.permit(actor, { signUp: config.signUp, vouchedFor }),
        passwordHash: await hashPassword(body.password),
      };
    },
    async ({ tx, body, request, reply }, { permit, passwordHash }) => {
      const { username, email, displayName = username } = body;
      const { language = askedLanguage(request.headers['accept-language']) } = body;
      const cursor = stream.cursor();
      const user = { username, email, emailVerified: false, displayName, passwordHash, language };
      const userId = await createUser(tx, permit, user);
      if (body.setupCode !== undefined) await redeemSetupCode(tx, body.setupCode, userId);
      if (body.invite !== undefined) await invitations.accept(tx, { id: userId, email }, body.invite);
      await askToVerify(tx, kernel, userId);
      cookie.write(reply, await beginSession(tx, userId, request, config.sessionDays));
      return { user: await readMe(tx, userId), cursor };
    },
  );

  routes.writeAfter(
    signIn,
    async ({ body }) => {
      const found = await proveByPassword(kernel, body.login, body.password);
      // Only now: whoever does not know the password learns nothing of the account.
      if (found.erased_at !== null)
        throw new Problem('account_deleted', { members: { until: found.erased_at.toISOString() } });
      await requireSecondFactor(kernel, found.user_id, body.code);
      return found.user_id;
    },
    async ({ tx, request, reply }, userId) => {
      const cursor = stream.cursor();
      cookie.write(reply, await beginSession(tx, userId, request, config.sessionDays));
      return { user: await readMe(tx, userId), cursor };
    },
  );

  routes.write(signOut, async ({ tx, actor, reply }) => {
    await endSession(tx, mayEndSession.permit(actor, { id: actor.sessionId, userId: actor.userId }));
    cookie.clear(reply);
  });

  routes.read(getMe, async ({ actor }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    return { user: await readMe(db, actor.userId), cursor };
  });

  routes.write(updateMe, async ({ tx, actor, body }) => ({
    user: await updateProfile(tx, mayEditUser.permit(actor, { id: actor.userId }), body, {
      tellOfPerson,
      openUp,
    }),
  }));

  routes.write(setAvatar, async ({ tx, actor, body }) => ({
    user: await set(tx, mayEditUser.permit(actor, { id: actor.userId }), body.mediaId, tellOfPerson),
  }));

  routes.write(removeAvatar, async ({ tx, actor }) => ({
    user: await remove(tx, mayEditUser.permit(actor, { id: actor.userId }), tellOfPerson),
  }));

  routes.read(listSessions, ({ actor, query }) => listSessionsOf(db, actor, query));

  routes.write(revokeSession, async ({ tx, actor, params }) => {
    const userId = await readSessionOwner(tx, params.sessionId);
    await endSession(tx, mayEndSession.permit(actor, { id: params.sessionId, userId }));
  });
}
