import {
  addPasskey,
  beginPasskey,
  beginPasskeyProof,
  beginPasskeySignIn,
  listPasskeys,
  provePasskey,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
  type UsedPasskey,
} from '@weft/contract/passkeys.ts';
import { z } from 'zod';
import { publicAddress } from '../../core/config/address.ts';
import { Problem } from '../../core/http/problem.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { beginSession } from '../accounts/begin-session.ts';
import { markProved, requireProof } from '../accounts/prove.ts';
import { readMe } from '../accounts/queries.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { keepAccount } from '../erasure/commands.ts';
import { newChallenge, type Purpose, removeExpiredChallenges, takeChallenge } from './challenges.ts';
import * as commands from './commands.ts';
import { mayChangePasskey, mayManagePasskeys } from './policy.ts';
import { findPasskey, listCredentialsOf, listPasskeysOf, readPasskey, readPasskeyFacts } from './queries.ts';
import { creationOptions, relyingParty, requestOptions, verifyMade, verifyUsed } from './web-authn.ts';

const expireChallenges = defineJob({ name: 'passkeys.expire-challenges', payload: z.object({}) });

/** Keys on people's own devices: instead of a password, or of what stands for one (docs/features/passkeys.md). */
export function passkeys(kernel: Kernel, cookie: SessionCookie): void {
  const { routes, db, vault, config, jobs, stream } = kernel;
  const party = relyingParty(publicAddress(config), config.name);
  const own = (actor: User) => mayManagePasskeys.permit(actor, { id: actor.userId });
  const expects = (purpose: Purpose) => (challenge: string) => takeChallenge(db, purpose, challenge);

  /** Whose it is, when the signature and the challenge are good. */
  async function proved(used: UsedPasskey, purpose: Purpose) {
    const passkey = await findPasskey(db, used.id);
    const use = await verifyUsed(party, used, passkey, expects(purpose));
    return { passkey, use };
  }

  routes.writeAfter(
    beginPasskey,
    async ({ actor, body }) => {
      const { subject } = own(actor);
      await requireProof(kernel, actor, body.password);
      const known = await listCredentialsOf(db, subject.id);
      const { username, displayName } = await readMe(db, subject.id);
      const handle = vault.fingerprint('passkey user', subject.id);
      return { known, owner: { handle, username, displayName } };
    },
    async ({ tx, actor }, { known, owner }) => {
      const { passkeysAtMost: limit } = commands;
      if (known.length >= limit)
        throw new Problem('too_many_passkeys', { members: { limit, use: known.length } });
      const challenge = await newChallenge(tx, { kind: 'add', sessionId: actor.sessionId });
      return { options: { ...(await creationOptions(party, owner, known, challenge)) } };
    },
  );

  routes.writeAfter(
    addPasskey,
    async ({ actor, body: { credential } }) => {
      const permit = own(actor);
      const expected = expects({ kind: 'add', sessionId: actor.sessionId });
      return { permit, made: await verifyMade(party, credential, expected) };
    },
    async ({ tx, body: { name } }, { permit, made }) => {
      const id = await commands.addPasskey(tx, permit, kernel, { ...made, name });
      return { passkey: await readPasskey(tx, id) };
    },
  );

  routes.read(listPasskeys, async ({ actor }) => {
    const { subject } = own(actor);
    return { items: await listPasskeysOf(db, subject.id) };
  });

  routes.write(renamePasskey, async ({ tx, actor, params, body }) => {
    const permit = mayChangePasskey.permit(actor, await readPasskeyFacts(tx, params.passkeyId));
    await commands.renamePasskey(tx, permit, body.name);
    return { passkey: await readPasskey(tx, params.passkeyId) };
  });

  routes.writeAfter(
    removePasskey,
    async ({ actor, params, body }) => {
      const permit = mayChangePasskey.permit(actor, await readPasskeyFacts(db, params.passkeyId));
      await requireProof(kernel, actor, body.password);
      return permit;
    },
    ({ tx }, permit) => commands.removePasskey(tx, permit, kernel),
  );

  routes.write(beginPasskeyProof, async ({ tx, actor }) => {
    const { subject } = own(actor);
    const challenge = await newChallenge(tx, { kind: 'prove', sessionId: actor.sessionId });
    return {
      options: { ...(await requestOptions(party, await listCredentialsOf(tx, subject.id), challenge)) },
    };
  });

  routes.writeAfter(
    provePasskey,
    async ({ actor, body }) => {
      own(actor);
      const found = await proved(body.credential, { kind: 'prove', sessionId: actor.sessionId });
      if (found.passkey.user_id !== actor.userId) throw new Problem('passkey_refused');
      return found;
    },
    async ({ tx, actor }, { passkey, use }) => {
      await commands.usePasskey(tx, passkey.id, use);
      await markProved(tx, actor.sessionId);
    },
  );

  routes.write(beginPasskeySignIn, async ({ tx }) => {
    const challenge = await newChallenge(tx, { kind: 'sign-in' });
    // No account is named, so none is told of: the device knows whose it is.
    return { options: { ...(await requestOptions(party, [], challenge)) } };
  });

  routes.writeAfter(
    signInWithPasskey,
    async ({ body }) => {
      const found = await proved(body.credential, { kind: 'sign-in' });
      const { status, due_at: until } = found.passkey;
      if (status === 'active') return { ...found, comesBack: false };
      // Only now: whoever does not have the key learns nothing of the account.
      if (status !== 'deleted' || until === null) throw new Problem('account_closed');
      if (body.comeBack !== true)
        throw new Problem('account_deleted', { members: { until: until.toISOString() } });
      return { ...found, comesBack: true };
    },
    async ({ tx, request, reply }, { passkey, use, comesBack }) => {
      const cursor = stream.cursor();
      await commands.usePasskey(tx, passkey.id, use);
      if (comesBack) await keepAccount(tx, passkey.user_id);
      cookie.write(reply, await beginSession(tx, passkey.user_id, request, config.sessionDays));
      return { user: await readMe(tx, passkey.user_id), cursor };
    },
  );

  jobs.repeat(expireChallenges, '*/20 * * * *', { inTransaction: (tx) => removeExpiredChallenges(tx) });
}
