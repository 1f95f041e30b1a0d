import {
  beginOidc,
  beginOidcLink,
  beginOidcProof,
  listLogins,
  returnFromOidc,
  signInWithOidc,
  signUpWithOidc,
  unlinkLogin,
} from '@weft/contract/oidc.ts';
import { z } from 'zod';
import { Problem } from '../../core/http/problem.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import type { Invitations } from '../accounts/invitations.ts';
import { markProved, requireOwnPassword, requireProof } from '../accounts/prove.ts';
import { requireSecondFactor } from '../accounts/second-factor.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { keepAccount } from '../erasure/commands.ts';
import { begin, prepareFlow, returnAddress } from './begin.ts';
import * as commands from './commands.ts';
import { Entrance, refuseUnlessOpen } from './entrance.ts';
import { type Exchanged, exchange } from './exchange.ts';
import { flowCookie } from './flow-cookie.ts';
import { type Begun, endReturned, readReturned, removeExpiredFlows, takeBegun } from './flows.ts';
import { mayManageLogins, mayUnlink } from './policy.ts';
import { Providers } from './providers.ts';
import { findByVerifiedEmail, findOwner, listLoginsOf, readLogin } from './queries.ts';

const expireFlows = defineJob({ name: 'oidc.expire-flows', payload: z.object({}) });

/** The clocks of two machines differ a little. */
const skewSeconds = 60;

/** Signing in by a provider that speaks OpenID Connect (docs/features/oidc.md). */
export function oidc(kernel: Kernel, session: SessionCookie, invitations: Invitations): void {
  const { routes, db, vault, config, jobs } = kernel;
  const providers = new Providers(config.oidc);
  const cookie = flowCookie({ https: config.publicUrl?.startsWith('https:') ?? false });
  const entrance = new Entrance(kernel, session, cookie, invitations);
  const own = (actor: User) => mayManageLogins.permit(actor, { id: actor.userId });

  routes.writeAfter(
    beginOidc,
    ({ body }) => prepareFlow(kernel, providers, { ...body, errand: null }),
    ({ tx, reply }, prepared) => begin(tx, kernel, cookie, reply, prepared),
  );

  routes.writeAfter(
    beginOidcLink,
    async ({ actor, body: { provider, to, password } }) => {
      own(actor);
      await requireProof(kernel, actor, password);
      const errand = { kind: 'link', sessionId: actor.sessionId } as const;
      return prepareFlow(kernel, providers, { provider, to, errand });
    },
    ({ tx, reply }, prepared) => begin(tx, kernel, cookie, reply, prepared),
  );

  routes.writeAfter(
    beginOidcProof,
    async ({ actor, body: { provider, to } }) => {
      own(actor);
      const errand = { kind: 'prove', sessionId: actor.sessionId } as const;
      return prepareFlow(kernel, providers, { provider, to, errand });
    },
    ({ tx, reply }, prepared) => begin(tx, kernel, cookie, reply, prepared),
  );

  routes.writeAfter(
    returnFromOidc,
    async ({ actor, request, body }) => {
      const { flow, began } = await takeBegun(db, vault, cookie.read(request.headers.cookie));
      if (flow.provider !== body.provider) throw new Problem('provider_mismatch');
      const provider = providers.named(flow.provider);
      const configuration = await providers.clientOf(provider);
      const address = new URL(returnAddress(config, provider.id));
      address.search = body.answer;
      const found = await exchange(configuration, provider, flow, address, request.log);
      const errand = flow.errand && (await errandOf(actor, flow.errand, found, began));
      return { flow, provider, identity: found.identity, errand };
    },
    async ({ tx, request, reply }, { flow, provider, identity, errand }) => {
      cookie.clear(reply);
      if (errand === null) return entrance.arrive({ tx, request, reply }, identity, flow);
      const { kind, actor } = errand;
      if (kind === 'prove') {
        await markProved(tx, actor.sessionId);
        return { next: 'proved' as const, to: flow.to };
      }
      await commands.linkLogin(tx, kernel, actor.userId, identity, provider.name);
      return { next: 'linked' as const, to: flow.to };
    },
  );

  /** An errand is of one session: whoever signed in there meanwhile does not finish it. */
  async function errandOf(
    actor: Actor,
    { kind, sessionId }: NonNullable<Begun['errand']>,
    { identity, authenticatedAt = 0 }: Exchanged,
    began: number,
  ) {
    if (actor.kind !== 'user') throw new Problem('unauthenticated');
    own(actor);
    if (actor.sessionId !== sessionId) throw new Problem('provider_expired');
    if (kind === 'prove') {
      if ((await findOwner(db, identity))?.userId !== actor.userId) throw new Problem('provider_other');
      if (authenticatedAt < began - skewSeconds) throw new Problem('provider_not_fresh');
    }
    return { kind, actor };
  }

  routes.writeAfter(
    signInWithOidc,
    async ({ request, body }) => {
      const token = cookie.read(request.headers.cookie);
      const flow = await readReturned(db, vault, token, ['code', 'link', 'come_back']);
      const owner =
        flow.step === 'link'
          ? await findByVerifiedEmail(db, flow.identity)
          : await findOwner(db, flow.identity);
      if (owner === undefined) throw new Problem('provider_expired');
      const comesBack = body.comeBack === true && flow.step === 'come_back' && owner.state === 'leaving';
      if (!comesBack) refuseUnlessOpen(owner);
      if (flow.step === 'link') await requireOwnPassword(kernel, owner.userId, body.password ?? '');
      await requireSecondFactor(kernel, owner.userId, body.code);
      return { token, flow, userId: owner.userId, comesBack };
    },
    async ({ tx, request, reply }, { token, flow, userId, comesBack }) => {
      await endReturned(tx, token);
      if (comesBack) await keepAccount(tx, userId);
      const { name } = providers.named(flow.provider);
      if (flow.step === 'link') await commands.linkLogin(tx, kernel, userId, flow.identity, name);
      const next = await entrance.letIn({ tx, request, reply }, userId, flow.identity, flow);
      cookie.clear(reply);
      return next;
    },
  );

  routes.writeAfter(
    signUpWithOidc,
    async ({ request }) => {
      const token = cookie.read(request.headers.cookie);
      return { token, flow: await readReturned(db, vault, token, ['account']) };
    },
    async ({ tx, request, reply, body }, { token, flow }) => {
      await endReturned(tx, token);
      const { displayName = body.username } = body;
      const chosen = { ...body, displayName };
      const next = await entrance.signUp({ tx, request, reply }, flow.identity, flow, chosen);
      // Only now: whoever chose a name that is taken chooses again.
      cookie.clear(reply);
      return next;
    },
  );

  routes.read(listLogins, async ({ actor }) => {
    const { subject } = own(actor);
    return { items: await listLoginsOf(db, providers, subject.id) };
  });

  routes.writeAfter(
    unlinkLogin,
    async ({ actor, params, body }) => {
      const login = await readLogin(db, params.loginId);
      const permit = mayUnlink.permit(actor, login);
      await requireProof(kernel, actor, body.password);
      return { permit, provider: providers.nameOf(login.issuer) ?? login.issuer };
    },
    ({ tx }, { permit, provider }) => commands.unlinkLogin(tx, permit, kernel, provider),
  );

  jobs.repeat(expireFlows, '*/20 * * * *', { inTransaction: removeExpiredFlows });
}
