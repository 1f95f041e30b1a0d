import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import {
  changeEmail,
  changePassword,
  confirmEmail,
  requestPasswordReset,
  resetPassword,
} from '@weft/contract/credentials.ts';
import { beginOidc, returnFromOidc } from '@weft/contract/oidc.ts';
import { addPasskey, beginPasskey, beginPasskeySignIn, signInWithPasskey } from '@weft/contract/passkeys.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { Authenticator } from '../../../test/kit/authenticator.ts';
import { lastMailTo, mailsTo } from '../../../test/kit/mailbox.ts';
import { arrive, Person, password } from '../../../test/kit/person.ts';
import { AtProvider, testProvider } from '../../../test/kit/provider.ts';
import { testServer, testVault } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { mayMakeResetLink } from './policy.ts';
import { makeResetLink } from './reset.ts';

/** After people have done all that has to do with secrets, none of them stands anywhere in clear. */
describe('passwords and tokens stand nowhere in clear', async () => {
  const lines: string[] = [];
  const publicUrl = 'http://localhost';
  const provider = await testProvider(`${publicUrl}/sign-in/with/acme`);
  const { issuer, clientId, clientSecret } = provider;
  const oidc = JSON.stringify([{ id: 'acme', name: 'Acme', issuer, clientId, clientSecret }]);
  const { url, db, config } = await testServer(
    { publicUrl, oidc },
    { jobs: true, logTo: { write: (line) => void lines.push(line) } },
  );
  const secrets = new Map<string, string>([['the password of the beginning', password]]);
  const keep = (name: string, secret: string | undefined): string => {
    assert.ok(secret !== undefined && secret.length >= 10, name);
    secrets.set(name, secret);
    return secret;
  };
  const cookieOf = (person: Person) => person.cookie.split('=')[1];

  test('while everything is done that has to do with them', async () => {
    const ada = await arrive(url, 'ada');
    keep('the cookie of signing up', cookieOf(ada));
    const verify = keep('the link of signing up', (await lastMailTo(db, 'ada@example.org')).token);
    await ada.call(confirmEmail, { body: { token: verify } });
    await new Person(url)
      .call(signIn, { body: { login: keep('a password typed as a name', 'hunter2hunter2'), password } })
      .catch(() => {});
    const laptop = new Person(url);
    await laptop.call(signIn, { body: { login: 'ada', password } });
    keep('the cookie of signing in', cookieOf(laptop));
    const { secret } = await ada.call(createToken, { body: { name: 'Bot', scopes: ['read'] } });
    await fetch(`${url}/api/users/me`, {
      headers: { authorization: `Bearer ${keep('an access token', secret)}` },
    });
    const second = keep('the second password', 'a battery of correct horses');
    await ada.call(changePassword, { body: { password, newPassword: second } });
    keep('the cookie of the new password', cookieOf(ada));
    await ada.call(changeEmail, { body: { email: 'countess@example.org', password: second } });
    keep('the link of the new address', (await lastMailTo(db, 'countess@example.org')).token);
    await ada.call(requestPasswordReset, { body: { login: keep('a password asked for', 'hunter3hunter3') } });
    await ada.call(requestPasswordReset, { body: { login: 'ada' } });
    await until(async () =>
      (await mailsTo(db, 'ada@example.org')).some(({ type }) => type === 'reset_password'),
    );
    const mails = await mailsTo(db, 'ada@example.org');
    const reset = keep(
      'the link of the reset',
      mails.findLast(({ type }) => type === 'reset_password')?.token,
    );
    const third = keep('the third password', 'stapled to a correct horse');
    await ada.call(resetPassword, { body: { token: reset, password: third } });
    keep('the cookie of the reset', cookieOf(ada));
    const handed = await db.transaction((tx) =>
      makeResetLink(tx, mayMakeResetLink.permit(operator, ada), { config }, 60),
    );
    keep('the link of the operator', handed.split('#')[1]);
    // What goes wrong is logged, too, with what was sent.
    await ada.fetch('/api/password-resets', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        token: keep('a link that opens nothing', 'a token that nobody was sent'),
        password,
      }),
    });
  });

  test('nor of what a provider and a device have to do with', async () => {
    keep('the secret that the provider knows', clientSecret);
    provider.people.set('grace', {
      email: 'grace@acme.test',
      email_verified: true,
      preferred_username: 'grace',
    });
    const grace = new Person(url);
    const { url: link } = await grace.call(beginOidc, {
      body: { provider: 'acme', invite: keep('an invite that travels along', 'an invite that nobody made') },
    });
    const sent = new URL(link).searchParams;
    for (const name of ['state', 'nonce', 'code_challenge']) keep(name, sent.get(name) ?? undefined);
    keep('the cookie of the way there', grace.cookieNamed('weft_flow'));
    const answer = await new AtProvider().visit(link, 'grace');
    keep('the code of the provider', new URLSearchParams(answer).get('code') ?? undefined);
    // Refused for the invite's sake, after the code was redeemed; then once more, and in.
    await grace.call(returnFromOidc, { body: { provider: 'acme', answer } }).catch(() => {});
    provider.people.set('grace', { email: 'grace@acme.test', email_verified: true });
    const again = await grace.call(beginOidc, { body: { provider: 'acme' } });
    const second = await new AtProvider().visit(again.url, 'grace');
    const next = await grace.call(returnFromOidc, { body: { provider: 'acme', answer: second } });
    assert.equal(next.next, 'account');
    keep('the cookie of the way back', grace.cookieNamed('weft_flow'));
    assert.ok(provider.secrets.length >= 4, 'codes and access tokens');
    for (const [n, secret] of provider.secrets.entries()) keep(`what the provider handed out, ${n}`, secret);

    const linus = await arrive(url, 'linus');
    const { options } = await linus.call(beginPasskey, { body: { password } });
    const device = new Authenticator(publicUrl);
    await linus.call(addPasskey, { body: { name: 'Phone', credential: device.make(options) } });
    const asked = await linus.call(beginPasskeySignIn);
    for (const { challenge } of [options, asked.options] as { challenge: string }[])
      keep(`the challenge ${challenge}`, challenge);
    const forged = { ...device.use(asked.options), id: keep('a passkey that nobody has', 'A'.repeat(43)) };
    await linus.call(signInWithPasskey, { body: { credential: forged } }).catch(() => {});
  });

  test('no column of any table holds one of them', async () => {
    const columns = await db.rows<{ table: string; column: string; type: string }>(sql`
      select table_name as table, column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and data_type in ('text', 'jsonb', 'bytea', 'ARRAY', 'character varying')`);
    assert.ok(columns.length > 40);
    for (const [name, secret] of secrets)
      for (const { table, column, type } of columns) {
        const found = await db.rows({
          text:
            type === 'bytea'
              ? `select from "${table}" where position($1::bytea in "${column}") > 0`
              : `select from "${table}" where position($1 in "${column}"::text) > 0`,
          values: [type === 'bytea' ? Buffer.from(secret) : secret],
        });
        assert.equal(found.length, 0, `${name} stands in ${table}.${column}`);
      }
  });

  test('the scan would find one', async () => {
    await db.rows(sql`update user_profiles set bio = ${password} where display_name = 'Ada Lovelace'`);
    const found = await db.rows({
      text: `select from user_profiles where position($1 in bio::text) > 0`,
      values: [password],
    });
    assert.equal(found.length, 1);
    const sealed = testVault.seal('mail', password);
    assert.equal(sealed.includes(password), false);
  });

  test('nor does the log, which has something to say', () => {
    const log = lines.join('');
    assert.match(log, /POST \/api\/sessions/);
    for (const [name, secret] of secrets)
      assert.equal(log.includes(secret), false, `${name} stands in the log`);
  });
});
