import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import { changePassword, requestPasswordReset, resetPassword } from '@weft/contract/credentials.ts';
import { beginOidc, beginOidcLink, beginOidcProof, listLogins, unlinkLogin } from '@weft/contract/oidc.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { lastMailTo } from '../../../test/kit/mailbox.ts';
import { arrive, type Person, password } from '../../../test/kit/person.ts';
import { AtProvider, testProvider } from '../../../test/kit/provider.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { isIn, providerSettings, publicUrl, visitsTo } from '../../../test/kit/visits.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

const acme = await testProvider(`${publicUrl}/sign-in/with/acme`);

describe('a provider as one of the ways into an account', async () => {
  const oidc = providerSettings({ acme });
  const { url, db } = await testServer({ publicUrl, oidc }, { jobs: true });
  const { visitor, knows, back, enter, prove } = visitsTo(url, acme);

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
});
