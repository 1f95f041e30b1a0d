import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe, signIn, updateMe } from '@weft/contract/accounts.ts';
import {
  createCommunity,
  leaveCommunity,
  listMyCommunities,
  setCommunityOrganization,
} from '@weft/contract/communities.ts';
import { changePassword, requestPasswordReset, resetPassword } from '@weft/contract/credentials.ts';
import { deleteMe } from '@weft/contract/erasure.ts';
import { acceptInvite, createInviteLink } from '@weft/contract/invites.ts';
import {
  beginOidc,
  beginOidcLink,
  beginOidcProof,
  listLogins,
  type OidcNext,
  returnFromOidc,
  signInWithOidc,
  signUpWithOidc,
  unlinkLogin,
} from '@weft/contract/oidc.ts';
import { getServer } from '@weft/contract/server.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { lastMailTo } from '../../../test/kit/mailbox.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { AtProvider, type TestProvider, testProvider } from '../../../test/kit/provider.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { setSuspended } from '../accounts/manage.ts';
import { maySuspend } from '../accounts/policy.ts';
import { newSetupCode } from '../accounts/setup.ts';

const publicUrl = 'http://weft.test';
const acme = await testProvider(`${publicUrl}/sign-in/with/acme`);
const other = await testProvider(`${publicUrl}/sign-in/with/other`);
const settings = (list: Record<string, TestProvider | string>) =>
  JSON.stringify(
    Object.entries(list).map(([id, at]) => ({
      ...{ id, name: id[0]?.toUpperCase() + id.slice(1), organizationClaim: 'org' },
      issuer: typeof at === 'string' ? at : at.issuer,
      clientId: 'weft',
      clientSecret: typeof at === 'string' ? 'x' : at.clientSecret,
    })),
  );

describe('signing in by a provider', async () => {
  const oidc = settings({ acme, other, nowhere: 'http://127.0.0.1:9' });
  const { url, db } = await testServer({ publicUrl, oidc }, { jobs: true });

  const knows = (name: string, claims: object = {}) =>
    acme.people.set(name, {
      email: `${name}@acme.test`,
      email_verified: true,
      name: `The ${name}`,
      ...claims,
    });

  /** Up to the moment that the provider sends them back. */
  async function goThrough(person: Person, name: string | undefined, more: object = {}) {
    const { url: link } = await person.call(beginOidc, { body: { provider: 'acme', ...more } });
    return new AtProvider().visit(link, name);
  }
  const back = (person: Person, answer: string, provider = 'acme') =>
    person.call(returnFromOidc, { body: { provider, answer } });
  const enter = async (person: Person, name: string, more: object = {}): Promise<OidcNext> =>
    back(person, await goThrough(person, name, more));
  function isIn(next: OidcNext): asserts next is Extract<OidcNext, { next: 'in' }> {
    assert.equal(next.next, 'in', JSON.stringify(next));
  }
  const visitor = () => new Person(url);

  test('everybody sees which there are, and nothing that is secret of them', async () => {
    const { providers } = await visitor().call(getServer);
    assert.deepEqual(providers[0], { id: 'acme', name: 'Acme', issuer: acme.issuer });
  });

  test('a new person with a name of their own is in at once, and the same person the next time', async () => {
    knows('ada', { preferred_username: 'ada' });
    const ada = visitor();
    const first = await enter(ada, 'ada', { to: '/settings?a=b#c', language: 'de' });
    isIn(first);
    assert.equal(first.to, '/settings?a=b#c');
    const { username, displayName, email, emailVerified, hasPassword, language } = first.user;
    assert.deepEqual(
      { username, displayName, email, emailVerified, hasPassword, language },
      {
        ...{ username: 'ada', displayName: 'The ada', email: 'ada@acme.test', emailVerified: true },
        ...{ hasPassword: false, language: 'de' },
      },
    );
    assert.equal((await ada.call(getMe)).user.id, first.user.id);
    knows('ada', { preferred_username: 'renamed', email: 'countess@acme.test' });
    const again = await enter(visitor(), 'ada');
    isIn(again);
    assert.equal(again.user.id, first.user.id);
    const { items } = await ada.call(listLogins);
    assert.deepEqual(
      items.map(({ provider, label }) => ({ provider, label })),
      [{ provider: 'Acme', label: 'countess@acme.test' }],
    );
  });

  test('who has no name that fits or is free chooses one; a wrong choice is no reason to begin again', async () => {
    await arrive(url, 'grace');
    knows('grace', { preferred_username: 'Grace', email_verified: false });
    const person = visitor();
    const next = await enter(person, 'grace');
    assert.deepEqual(next, {
      ...{ next: 'account', username: 'Grace2', displayName: 'The grace' },
      ...{ email: 'grace@acme.test', emailVerified: false },
    });
    const body = { username: 'grace', email: 'grace@acme.test' };
    assert.equal(await refusal(person.call(signUpWithOidc, { body })), 'username_taken');
    const taken = { username: 'grace2', email: 'grace@example.org' };
    assert.equal(await refusal(person.call(signUpWithOidc, { body: taken })), 'email_taken');
    const { user } = await person.call(signUpWithOidc, { body: { ...body, username: 'grace2' } });
    assert.equal(user.emailVerified, false);
    assert.equal((await lastMailTo(db, 'grace@acme.test')).type, 'verify_email');
    // Used up.
    const again = { ...body, username: 'grace3', email: 'grace3@acme.test' };
    assert.equal(await refusal(person.call(signUpWithOidc, { body: again })), 'provider_expired');
    // Another address than the one that the provider vouches for is not confirmed by it.
    knows('emmy');
    const emmy = visitor();
    assert.equal((await enter(emmy, 'emmy')).next, 'account');
    const made = await emmy.call(signUpWithOidc, { body: { username: 'emmy', email: 'other@acme.test' } });
    assert.equal(made.user.emailVerified, false);
  });

  test('an address that has an account is not yet the account: its owner shows the password, once', async () => {
    const linus = await arrive(url, 'linus');
    knows('linus', { email: 'Linus@example.org', preferred_username: 'torvalds' });
    const person = visitor();
    assert.deepEqual(await enter(person, 'linus'), {
      next: 'link',
      email: 'Linus@example.org',
      password: true,
    });
    assert.equal(await refusal(person.call(getMe)), 'unauthenticated');
    const wrong = person.call(signInWithOidc, { body: { password: 'a guess' } });
    assert.equal(await refusal(wrong), 'wrong_password');
    assert.equal(await refusal(person.call(signInWithOidc, { body: {} })), 'wrong_password');
    const { user } = await person.call(signInWithOidc, { body: { password } });
    assert.deepEqual([user.id, user.emailVerified], [linus.id, true]);
    assert.equal((await lastMailTo(db, 'linus@example.org')).type, 'login_linked');
    isIn(await enter(visitor(), 'linus'));
    // Not vouched for: it is a new person whose address is taken.
    await arrive(url, 'dennis');
    knows('dennis', { email: 'dennis@example.org', email_verified: false, preferred_username: 'ritchie' });
    assert.equal((await enter(visitor(), 'dennis')).next, 'account');
  });

  test('what comes back must be what was begun: state, nonce, verifier, provider, browser, once, in time', async () => {
    knows('barbara', { preferred_username: 'barbara' });
    const refused = async (person: Person, answer: string, code: string, provider = 'acme') =>
      assert.equal(await refusal(back(person, answer, provider)), code, answer);
    const begun = async () => {
      const person = visitor();
      return { person, answer: await goThrough(person, 'barbara') };
    };
    const altered = (answer: string, name: string, value: string) => {
      const query = new URLSearchParams(answer);
      query.set(name, value);
      return `?${query}`;
    };
    const state = await begun();
    await refused(state.person, altered(state.answer, 'state', 'another'), 'provider_mismatch');
    await refused(state.person, state.answer, 'provider_expired');
    const issuer = await begun();
    await refused(issuer.person, altered(issuer.answer, 'iss', other.issuer), 'provider_mismatch');
    const wrongProvider = await begun();
    await refused(wrongProvider.person, wrongProvider.answer, 'provider_mismatch', 'other');
    const otherBrowser = await begun();
    await refused(visitor(), otherBrowser.answer, 'provider_expired');
    // Somebody else's code in a flow of one's own: the verifier is not there.
    const [victim, thief] = [await begun(), await begun()];
    const code = new URLSearchParams(victim.answer).get('code') ?? '';
    await refused(thief.person, altered(thief.answer, 'code', code), 'provider_mismatch');
    const twice = await begun();
    isIn(await back(twice.person, twice.answer));
    await refused(twice.person, twice.answer, 'provider_expired');
    const late = await begun();
    await db.rows(sql`update oidc_flows set expires_at = now()`);
    await refused(late.person, late.answer, 'provider_expired');
    const person = visitor();
    const { url: link } = await person.call(beginOidc, { body: { provider: 'acme' } });
    const answer = await new AtProvider().visit(link.replace(/nonce=[^&]+/, 'nonce=another'), 'barbara');
    await refused(person, answer, 'provider_mismatch');
    await refused(visitor(), '', 'provider_expired');
    await refused(...([(await begun()).person, '?garbage=%00'] as const), 'provider_mismatch');
    const cancelled = visitor();
    await refused(cancelled, await goThrough(cancelled, undefined), 'provider_refused');
  });

  test('only own places to go to, only known providers, and a word when one does not answer', async () => {
    for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', 'x', '/\n/evil.example'])
      assert.equal(
        await refusal(visitor().call(beginOidc, { body: { provider: 'acme', to } })),
        'invalid_request',
        to,
      );
    assert.equal(await refusal(visitor().call(beginOidc, { body: { provider: 'no' } })), 'not_found');
    const down = visitor().call(beginOidc, { body: { provider: 'nowhere' } });
    assert.equal(await refusal(down), 'provider_unavailable');
  });

  test('suspended, deleted, erased: each as with a password', async () => {
    knows('mallory', { preferred_username: 'mallory' });
    const person = visitor();
    const first = await enter(person, 'mallory');
    isIn(first);
    const { id } = first.user;
    const suspend = (yes: boolean) =>
      db.transaction((tx) => setSuspended(tx, maySuspend.permit(operator, { id }), yes, 'spam'));
    await suspend(true);
    assert.equal(await refusal(enter(visitor(), 'mallory')), 'account_closed');
    await suspend(false);
    assert.equal(await refusal(person.call(deleteMe, { body: {} })), 'proof_needed');
    await prove(person, 'mallory');
    await person.call(deleteMe, { body: {} });
    const returner = visitor();
    assert.equal((await enter(returner, 'mallory')).next, 'come_back');
    assert.equal(await refusal(returner.call(signInWithOidc, { body: {} })), 'account_deleted');
    const { user } = await returner.call(signInWithOidc, { body: { comeBack: true } });
    assert.equal(user.id, id);
  });

  async function prove(person: Person, name: string) {
    const { url: link } = await person.call(beginOidcProof, { body: { provider: 'acme' } });
    const next = await back(person, await new AtProvider().visit(link, name));
    assert.equal(next.next, 'proved');
  }

  test('a proof is of the same person, of now, and of this session; it stands for the password for a while', async () => {
    knows('joan', { preferred_username: 'joan' });
    const joan = visitor();
    isIn(await enter(joan, 'joan'));
    const set = () => joan.call(changePassword, { body: { newPassword: password } });
    assert.equal(await refusal(set()), 'proof_needed');
    assert.equal(
      await refusal(joan.call(changePassword, { body: { password: 'x', newPassword: password } })),
      'wrong_password',
    );
    knows('karen', { preferred_username: 'karen' });
    const { url: link } = await joan.call(beginOidcProof, { body: { provider: 'acme' } });
    assert.match(link, /prompt=login/);
    assert.equal(await refusal(back(joan, await new AtProvider().visit(link, 'karen'))), 'provider_other');
    // A provider that does not ask again: whoever sits at the browser was signed in there all along.
    const browser = new AtProvider();
    await browser.visit((await visitor().call(beginOidc, { body: { provider: 'acme' } })).url, 'joan');
    const again = await joan.call(beginOidcProof, { body: { provider: 'acme' } });
    await db.rows(sql`update oidc_flows set created_at = created_at + interval '2 minutes'`);
    const lazy = again.url.replace('prompt=login', '').replace('max_age=0', 'max_age=9999');
    assert.equal(await refusal(back(joan, await browser.visit(lazy, 'joan'))), 'provider_not_fresh');
    // Begun here, finished by somebody else who is signed in by then.
    await prove(joan, 'joan');
    await set();
    await db.rows(sql`update sessions set proved_at = now() - interval '11 minutes'`);
    assert.equal(await refusal(set()), 'proof_needed');
    const laptop = visitor();
    await laptop.call(signIn, { body: { login: 'joan', password } });
  });

  test('linked while signed in, by proof; taken from nobody else; the last way in stays', async () => {
    const ken = await arrive(url, 'ken');
    const rob = await arrive(url, 'rob');
    knows('thompson', { email: 'ken@elsewhere.test' });
    const link = async (person: Person) => {
      const begun = await person.call(beginOidcLink, {
        body: { provider: 'acme', to: '/settings', password },
      });
      return back(person, await new AtProvider().visit(begun.url, 'thompson'));
    };
    assert.equal(await refusal(ken.call(beginOidcLink, { body: { provider: 'acme' } })), 'proof_needed');
    assert.deepEqual(await link(ken), { next: 'linked', to: '/settings' });
    assert.equal((await lastMailTo(db, 'ken@example.org')).type, 'login_linked');
    assert.equal(await refusal(link(rob)), 'provider_taken');
    const next = await enter(visitor(), 'thompson');
    isIn(next);
    assert.equal(next.user.id, ken.id);
    const [login] = (await ken.call(listLogins)).items;
    assert.ok(login);
    const end = (person: Person, body = {}) =>
      person.call(unlinkLogin, { params: { loginId: login.id }, body });
    assert.equal(await refusal(end(rob, { password })), 'not_found');
    assert.equal(await refusal(end(ken)), 'proof_needed');
    await db.rows(sql`delete from user_passwords where user_id = ${ken.id}`);
    await prove(ken, 'thompson');
    assert.equal(await refusal(end(ken)), 'last_way_in');
    // A first password by mail works, too.
    await ken.call(requestPasswordReset, { body: { login: 'ken' } });
    await until(async () => (await lastMailTo(db, 'ken@example.org')).type === 'reset_password');
    const { token } = await lastMailTo(db, 'ken@example.org');
    await db.rows(sql`update users set email_verified = true where id = ${ken.id}`);
    await ken.call(resetPassword, { body: { token, password } });
    await end(ken, { password });
    assert.equal((await lastMailTo(db, 'ken@example.org')).type, 'login_unlinked');
    const { secret } = await rob.call(createToken, { body: { name: 'Bot', scopes: ['read', 'write'] } });
    const byToken = await fetch(`${url}/api/users/me/logins`, {
      headers: { authorization: `Bearer ${secret}` },
    });
    assert.equal(byToken.status, 403);
  });

  test('whoever proves an address that nobody had proved shuts out what was prepared for them', async () => {
    knows('squatter', { email: 'victim@example.org', email_verified: false, preferred_username: 'squatter' });
    isIn(await enter(visitor(), 'squatter'));
    const victim = visitor();
    await victim.call(requestPasswordReset, { body: { login: 'victim@example.org' } });
    await until(async () => (await lastMailTo(db, 'victim@example.org')).type === 'reset_password');
    const { token } = await lastMailTo(db, 'victim@example.org');
    await victim.call(resetPassword, { body: { token, password } });
    assert.equal((await enter(visitor(), 'squatter')).next, 'account');
  });

  test('the second factor is asked for after the provider, too', async () => {
    knows('radia', { preferred_username: 'radia' });
    const first = await enter(visitor(), 'radia');
    isIn(first);
    const secret = Buffer.from('sealed by another secret');
    await db.rows(sql`
      insert into second_factors (user_id, secret, confirmed_at) values (${first.user.id}, ${secret}, now())`);
    const person = visitor();
    assert.deepEqual(await enter(person, 'radia'), { next: 'code' });
    assert.equal(await refusal(person.call(getMe)), 'unauthenticated');
    assert.equal(await refusal(person.call(signInWithOidc, { body: {} })), 'second_factor_needed');
  });

  test('an invite travels along: a new person is in the community, a known one is led to it', async () => {
    const owner = await arrive(url, 'owner');
    const { community } = await owner.call(createCommunity, {
      body: { name: 'Night Sky', slug: 'night-sky' },
    });
    const { token } = await owner.call(createInviteLink, {
      params: { communityId: community.id },
      body: { maxUses: 1 },
    });
    knows('vera', { preferred_username: 'vera' });
    const vera = visitor();
    const next = await enter(vera, 'vera', { invite: token, to: '/c/night-sky' });
    isIn(next);
    assert.equal(next.to, '/c/night-sky');
    assert.equal((await vera.call(listMyCommunities)).items.length, 1);
    knows('late', { preferred_username: 'late' });
    assert.equal(await refusal(enter(visitor(), 'late', { invite: token })), 'invite_used_up');
    const again = await enter(visitor(), 'vera', { invite: token, to: '/c/night-sky' });
    isIn(again);
    assert.equal(again.to, '/invite');
    assert.equal(await refusal(owner.call(acceptInvite, { body: { token: `${token}x` } })), 'invite_unknown');
    await vera.call(updateMe, { body: { bio: 'Galaxies.' } });
  });
});

describe('an organisation and its community', async () => {
  const oidc = settings({ acme });
  const { url, db } = await testServer({ publicUrl, oidc, signUp: 'closed', trustProxy: 'yes' });
  let visits = 0;
  const visitor = () => {
    visits += 1;
    return new Person(url, undefined, `10.2.0.${visits}`);
  };
  const enter = async (name: string, person = visitor()) => {
    const { url: link } = await person.call(beginOidc, { body: { provider: 'acme' } });
    const answer = await new AtProvider().visit(link, name);
    const next = await person.call(returnFromOidc, { body: { provider: 'acme', answer } });
    assert.equal(next.next, 'in', JSON.stringify(next));
    return next as Extract<OidcNext, { next: 'in' }>;
  };
  const belongs = (name: string, org: unknown) =>
    acme.people.set(name, {
      preferred_username: name,
      email: `${name}@stars.test`,
      email_verified: true,
      org,
    });
  const code = await newSetupCode(db);
  const root = visitor();
  belongs('root', undefined);
  const { url: link } = await root.call(beginOidc, { body: { provider: 'acme', setupCode: code } });
  const answer = await new AtProvider().visit(link, 'root');
  await root.call(returnFromOidc, { body: { provider: 'acme', answer } });
  const { community } = await root.call(createCommunity, { body: { name: 'Stars', slug: 'stars' } });
  const params = { communityId: community.id };
  const tie = (person: Person, provider = 'acme') =>
    person.call(setCommunityOrganization, {
      params,
      body: { organization: { provider, name: 'astronomers' } },
    });

  test('the set-up code makes the first admin, who alone says whose people land where', async () => {
    assert.equal((await root.call(getMe)).user.role, 'admin');
    assert.equal(await refusal(tie(root, 'unknown')), 'invalid_request');
    belongs('nobody', ['botanists']);
    const person = visitor();
    const begun = await person.call(beginOidc, { body: { provider: 'acme' } });
    const refused = person.call(returnFromOidc, {
      body: { provider: 'acme', answer: await new AtProvider().visit(begun.url, 'nobody') },
    });
    assert.equal(await refusal(refused), 'sign_up_closed');
    await tie(root);
    const { community: another } = await root.call(createCommunity, {
      body: { name: 'Moons', slug: 'moons' },
    });
    const twice = root.call(setCommunityOrganization, {
      params: { communityId: another.id },
      body: { organization: { provider: 'acme', name: 'astronomers' } },
    });
    assert.equal(await refusal(twice), 'organization_taken');
  });

  test('its people land in it, whichever form the claim has, and are let in to a closed server', async () => {
    for (const [name, org] of [
      ['carl', 'astronomers'],
      ['maria', ['botanists', 'astronomers', 7]],
      ['tycho', { astronomers: { id: 'x' } }],
    ] as const) {
      belongs(name, org);
      const { landings, to } = await enter(name);
      assert.deepEqual(landings, [{ name: 'Stars', slug: 'stars', refused: null }]);
      assert.equal(to, '/c/stars');
    }
    assert.deepEqual((await enter('carl')).landings, [], 'once');
  });

  test('who left stays out, and who was suspended is told', async () => {
    const left = visitor();
    await enter('carl', left);
    await left.call(leaveCommunity, { params });
    assert.deepEqual((await enter('carl')).landings, []);
    await db.rows(sql`
      update members m set status = 'suspended' from users u where u.id = m.user_id and u.username = 'maria'`);
    assert.deepEqual((await enter('maria')).landings, [
      { name: 'Stars', slug: 'stars', refused: 'member_suspended' },
    ]);
  });

  test('of twelve who come at once to five seats five get one; the others are signed in and told', async () => {
    await db.rows(sql`update communities set seat_limit = 7 where id = ${community.id}`);
    const names = Array.from({ length: 12 }, (_, n) => `star_${n}`);
    for (const name of names) belongs(name, 'astronomers');
    const outcomes = await Promise.all(names.map((name) => enter(name)));
    const refused = outcomes.flatMap(({ landings }) => landings.map((landing) => landing.refused));
    assert.equal(refused.filter((why) => why === null).length, 5);
    assert.equal(refused.filter((why) => why === 'seats_full').length, 7);
    const [seats] = await db.rows<{ taken: number }>(
      sql`select taken from community_seats where community_id = ${community.id}`,
    );
    assert.equal(seats?.taken, 7);
  });
});
