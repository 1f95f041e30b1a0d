import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { createClient } from '@weft/client/http.ts';
import { createRealtime } from '@weft/client/realtime.ts';
import { getMe, updateMe } from '@weft/contract/accounts.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { createToken, listTokens, revokeToken, type TokenScope } from '@weft/contract/tokens.ts';
import { arrive } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';
import { removeExpiredTokens, tokensAtMost } from './commands.ts';

describe('personal access tokens', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');

  const make = (scopes: TokenScope[], more: { expiresInDays?: number } = {}) =>
    ada.call(createToken, { body: { name: 'Nightly export', scopes, ...more } });
  const program = (token: string) => createClient({ baseUrl: url, token });
  const listen = (token: string) =>
    createRealtime({ url: `${url.replace('http', 'ws')}${realtimePath}`, token });
  const refusal = (promise: Promise<unknown>): Promise<string> =>
    promise.then(
      () => 'nothing was refused',
      (error) => (error instanceof ProblemError ? error.code : Promise.reject(error)),
    );

  test('a program acts for ada with what its token was made for, and no further', async () => {
    const reader = program((await make(['read'])).secret);
    assert.equal((await reader.call(getMe)).user.username, 'ada');
    assert.equal(await refusal(reader.call(updateMe, { body: { bio: 'no' } })), 'insufficient_scope');
    const writer = program((await make(['write'])).secret);
    assert.equal((await writer.call(updateMe, { body: { bio: 'yes' } })).user.bio, 'yes');
    assert.equal(await refusal(writer.call(getMe)), 'insufficient_scope');
  });

  test('a token makes, sees and ends no tokens, whatever its scopes', async () => {
    const { secret, token } = await make(['read', 'write']);
    const both = program(secret);
    assert.equal(
      await refusal(both.call(createToken, { body: { name: 'More', scopes: ['read'] } })),
      'forbidden',
    );
    assert.equal(await refusal(both.call(listTokens)), 'forbidden');
    assert.equal(await refusal(both.call(revokeToken, { params: { tokenId: token.id } })), 'forbidden');
  });

  test('its secret is shown once, and no column holds it', async () => {
    const { secret, token } = await make(['read']);
    assert.match(secret, /^weft_[\w-]{43}$/);
    const { items } = await ada.call(listTokens, { query: { limit: 1 } });
    assert.deepEqual(items, [token]);
    const stored = await db.rows({
      text: `select from access_tokens t where t::text like '%' || $1 || '%'`,
      values: [secret],
    });
    assert.equal(stored.length, 0);
  });

  test('one that was revoked, has expired, or was never made opens nothing; a cookie beside it does not help', async () => {
    const { secret, token } = await make(['read']);
    await ada.call(revokeToken, { params: { tokenId: token.id } });
    const expired = await make(['read'], { expiresInDays: 1 });
    await db.rows(sql`update access_tokens set expires_at = now() where id = ${expired.token.id}`);
    for (const bad of [secret, expired.secret, 'weft_made-up'])
      assert.equal(await refusal(program(bad).call(getMe)), 'unauthenticated');
    const both = await ada.fetch('/api/users/me', { headers: { authorization: `Bearer ${secret}` } });
    assert.equal(both.status, 401);
  });

  test('somebody else’s token is not there', async () => {
    const grace = await arrive(url, 'grace');
    const { token } = await make(['read']);
    assert.equal(await refusal(grace.call(revokeToken, { params: { tokenId: token.id } })), 'not_found');
    assert.deepEqual((await grace.call(listTokens)).items, []);
  });

  test('with a suspended owner it opens nothing', async () => {
    const mallory = await arrive(url, 'mallory');
    const { secret } = await mallory.call(createToken, { body: { name: 'x', scopes: ['read'] } });
    await db.rows(sql`update users set status = 'suspended' where id = ${mallory.id}`);
    assert.equal(await refusal(program(secret).call(getMe)), 'unauthenticated');
  });

  test('a program hears the stream with its token, and no more from the moment that it is revoked', async () => {
    const { secret, token } = await make(['read']);
    const stream = listen(secret);
    const heard: string[] = [];
    stream.onEvent((event) => heard.push(event.type));
    stream.start();
    await until(() => stream.status === 'live');
    await ada.call(updateMe, { body: { bio: 'live' } });
    await until(() => heard.includes('user.updated'));
    await ada.call(revokeToken, { params: { tokenId: token.id } });
    await until(() => stream.status === 'stopped');
    assert.equal(stream.lastBye, 'signed_out');
  });

  test('one that may only write hears nothing', async () => {
    const { secret } = await make(['write']);
    const stream = listen(secret);
    stream.start();
    await until(() => stream.status === 'stopped');
    assert.equal(stream.lastBye, 'unauthenticated');
  });

  test('a token that expires while its socket is open is told to go', async () => {
    const { secret, token } = await make(['read'], { expiresInDays: 1 });
    const stream = listen(secret);
    stream.start();
    await until(() => stream.status === 'live');
    await db.rows(sql`update access_tokens set expires_at = now() where id = ${token.id}`);
    await db.transaction(removeExpiredTokens);
    await until(() => stream.status === 'stopped');
    assert.ok(!(await ada.call(listTokens)).items.some(({ id }) => id === token.id));
  });

  test('of many made at once, the limit lets through as many as it says', async () => {
    const hoarder = await arrive(url, 'hoarder');
    await db.rows(sql`
      insert into access_tokens (user_id, name, token_hash, scopes)
      select ${hoarder.id}, 'n', sha256(n::text::bytea), array['read'] from generate_series(1, ${tokensAtMost - 3}) n`);
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () =>
        refusal(hoarder.call(createToken, { body: { name: 'x', scopes: ['read'] } })),
      ),
    );
    assert.equal(outcomes.filter((outcome) => outcome === 'nothing was refused').length, 3);
    assert.equal(outcomes.filter((outcome) => outcome === 'too_many_tokens').length, 7);
  });
});
