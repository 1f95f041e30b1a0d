import { userUpdated } from '@weft/contract/accounts.ts';
import type { OidcNext } from '@weft/contract/oidc.ts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { attempt } from '../../core/db/attempt.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import { anonymous } from '../../core/policy/actor.ts';
import { askedLanguage } from '../accounts/asked-language.ts';
import { beginSession } from '../accounts/begin-session.ts';
import type { Invitations } from '../accounts/invitations.ts';
import { maySignUp } from '../accounts/policy.ts';
import { readMe } from '../accounts/queries.ts';
import { readFactor } from '../accounts/second-factor.ts';
import type { SessionCookie } from '../accounts/session-cookie.ts';
import { touchLogin } from './commands.ts';
import type { FlowCookie } from './flow-cookie.ts';
import { keepReturned, type Returned, type Wishes } from './flows.ts';
import type { Identity } from './identity.ts';
import { homesOf, land } from './landing.ts';
import { findByVerifiedEmail, findOwner, type Owner } from './queries.ts';
import { type Chosen, createAccount } from './sign-up.ts';
import { ownUsername, suggestUsername } from './username.ts';

export interface Arrival {
  readonly tx: Transaction;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What happens to somebody whom a provider has just vouched for. */
export class Entrance {
  readonly #kernel: Kernel;
  readonly #session: SessionCookie;
  readonly #flow: FlowCookie;
  readonly #invitations: Invitations;

  constructor(kernel: Kernel, session: SessionCookie, flow: FlowCookie, invitations: Invitations) {
    this.#kernel = kernel;
    this.#session = session;
    this.#flow = flow;
    this.#invitations = invitations;
  }

  /** In at once where nothing is missing; else what is, with all that is known kept for the next request. */
  async arrive(arrival: Arrival, identity: Identity, wishes: Wishes): Promise<OidcNext> {
    const { tx } = arrival;
    const known = await findOwner(tx, identity);
    if (known !== undefined) return this.#returning(arrival, known, identity, wishes);
    const sameAddress = await findByVerifiedEmail(tx, identity);
    if (sameAddress !== undefined) {
      // Whoever has the address is not yet whoever has the account: that is shown by what opens it.
      refuseUnlessOpen(sameAddress);
      await this.#ask(arrival, 'link', identity, wishes);
      return { next: 'link', email: identity.email, password: sameAddress.hasPassword };
    }
    return this.#newcomer(arrival, identity, wishes);
  }

  async #returning(arrival: Arrival, owner: Owner, identity: Identity, wishes: Wishes): Promise<OidcNext> {
    if (owner.state === 'leaving' && owner.until !== null) {
      await this.#ask(arrival, 'come_back', identity, wishes);
      return { next: 'come_back', until: owner.until.toISOString() };
    }
    refuseUnlessOpen(owner);
    if ((await readFactor(arrival.tx, owner.userId))?.confirmed === true) {
      await this.#ask(arrival, 'code', identity, wishes);
      return { next: 'code' };
    }
    return this.letIn(arrival, owner.userId, identity, wishes);
  }

  /** With a name of their own that is free there is nothing to ask. */
  async #newcomer(arrival: Arrival, identity: Identity, wishes: Wishes): Promise<OidcNext> {
    const { tx } = arrival;
    await this.requireOpenDoor(tx, identity, wishes);
    const username = ownUsername(identity);
    if (username !== undefined && identity.email !== '') {
      const displayName = identity.name || username;
      const made = await attempt(
        tx,
        () => this.signUp(arrival, identity, wishes, { username, displayName, email: identity.email }),
        isTaken,
      );
      if (!(made instanceof Problem)) return made;
    }
    await this.#ask(arrival, 'account', identity, wishes);
    const { name: displayName, email, emailVerified } = identity;
    return {
      next: 'account',
      username: await suggestUsername(tx, identity),
      displayName,
      email,
      emailVerified,
    };
  }

  /** A closed server takes whom an invite, its own set-up code or the organisation of a community vouches for. */
  async requireOpenDoor(tx: Transaction, identity: Identity, wishes: Wishes) {
    const { signUp } = this.#kernel.config;
    const invited = wishes.invite !== undefined || wishes.setupCode !== undefined;
    const vouchedFor = invited || (signUp === 'closed' && (await homesOf(tx, identity)).length > 0);
    return maySignUp.permit(anonymous, { signUp, vouchedFor });
  }

  async signUp(
    arrival: Arrival,
    identity: Identity,
    wishes: Wishes,
    chosen: Omit<Chosen, 'language'> & { readonly language?: Chosen['language'] | undefined },
  ) {
    const { tx, request } = arrival;
    const permit = await this.requireOpenDoor(tx, identity, wishes);
    const means = { office: this.#kernel, invitations: this.#invitations };
    const language = chosen.language ?? wishes.language ?? askedLanguage(request.headers['accept-language']);
    const userId = await createAccount(tx, permit, means, identity, wishes, { ...chosen, language });
    // What they were invited to they are in by now.
    const { invite: _, ...rest } = wishes;
    return this.letIn(arrival, userId, identity, rest);
  }

  async letIn({ tx, request, reply }: Arrival, userId: string, identity: Identity, wishes: Wishes) {
    const { stream, config } = this.#kernel;
    const cursor = stream.cursor();
    await touchLogin(tx, identity);
    await this.#confirmEmail(tx, userId, identity);
    const landings = await land(tx, userId, identity);
    this.#session.write(reply, await beginSession(tx, userId, request, config.sessionDays));
    const home = landings.find(({ refused }) => refused === null);
    const to = wishes.to === '/' && home !== undefined ? `/c/${home.slug}` : wishes.to;
    return {
      next: 'in' as const,
      user: await readMe(tx, userId),
      cursor,
      // Whoever had an account before takes up the invite there, as everybody who is signed in.
      to: wishes.invite === undefined ? to : '/invite',
      landings,
    };
  }

  /** The provider has checked the very address that the account has: nobody need click on a link for it. */
  async #confirmEmail(tx: Transaction, userId: string, { email, emailVerified }: Identity): Promise<void> {
    if (!emailVerified) return;
    const confirmed = await tx.rows(sql`
      update users set email_verified = true, version = version + 1
      where id = ${userId} and lower(email) = lower(${email}) and not email_verified returning id`);
    if (confirmed.length === 0) return;
    await appendEvent(tx, userUpdated, `user:${userId}`, { user: await readMe(tx, userId) });
  }

  async #ask({ tx, reply }: Arrival, step: Returned['step'], identity: Identity, wishes: Wishes) {
    const { provider, to, language, invite, setupCode } = wishes;
    const flow = { provider, to, language, invite, setupCode, step, identity };
    this.#flow.write(reply, await keepReturned(tx, this.#kernel.vault, flow));
  }
}

export function refuseUnlessOpen({ state, until }: Owner): void {
  if (state === 'leaving' && until !== null)
    throw new Problem('account_deleted', { members: { until: until.toISOString() } });
  if (state !== 'open') throw new Problem('account_closed');
}

const isTaken = (error: unknown): error is Problem =>
  error instanceof Problem && (error.code === 'username_taken' || error.code === 'email_taken');
