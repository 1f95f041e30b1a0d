import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe } from '@weft/contract/accounts.ts';
import { beginOidc, listLogins, signInWithOidc, signUpWithOidc } from '@weft/contract/oidc.ts';
import { getServer } from '@weft/contract/server.ts';
import { lastMailTo } from '../../../test/kit/mailbox.ts';
import { arrive, type Person, password } from '../../../test/kit/person.ts';
import { AtProvider, testProvider } from '../../../test/kit/provider.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { isIn, providerSettings, publicUrl, visitsTo } from '../../../test/kit/visits.ts';
import { sql } from '../../core/db/statement.ts';

const acme = await testProvider(`${publicUrl}/sign-in/with/acme`);
const other = await testProvider(`${publicUrl}/sign-in/with/other`);

describe('signing in by a provider', async () => {
  const oidc = providerSettings({ acme, other, nowhere: 'http://127.0.0.1:9' });
  const { url, db } = await testServer({ publicUrl, oidc }, { jobs: true });
  const { visitor, knows, goThrough, back, enter } = visitsTo(url, acme);

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
});
