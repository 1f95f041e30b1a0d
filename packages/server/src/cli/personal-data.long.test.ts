import assert from 'node:assert/strict';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { before, describe, test } from 'node:test';
import { createToken } from '@weft/contract/tokens.ts';
import { arrive } from '../../test/kit/person.ts';
import { testServer } from '../../test/kit/server.ts';
import { addressOf, oneLine, run } from '../../test/kit/weft.ts';
import { openBackup } from '../core/backup/places.ts';
import { aFolder } from '../core/backup/testing/places.ts';

describe('weft export and weft user erase', async () => {
  const { url, connection } = await testServer();
  const folder = await aFolder();
  const env = { DATABASE_URL: addressOf(connection), WEFT_DATA: join(folder, 'data') };

  before(async () => {
    const ada = await arrive(url, 'ada');
    await ada.call(createToken, { body: { name: 'Nightly export', scopes: ['read'] } });
    await arrive(url, 'grace');
  });

  test('hands out a person’s data, readable, and nothing secret or of others', async () => {
    const to = join(folder, 'ada.zip');
    const made = await run(['export', 'ada', '--to', to], env);
    assert.equal(made.code, 0, made.err);
    const zip = await openBackup(to);
    const read = async (name: string) => {
      const member = await zip.read(name);
      assert.ok(member, name);
      return text(member);
    };
    assert.equal(JSON.parse(await read('account.json')).email, 'ada@example.org');
    assert.equal(JSON.parse(await read('sessions.json')).length, 1);
    assert.equal(JSON.parse(await read('access-tokens.json'))[0].name, 'Nightly export');
    assert.match(await read('README.txt'), /The data of ada/);
    for (const name of ['account', 'sessions', 'access-tokens', 'communities', 'audit-log'])
      assert.doesNotMatch(await read(`${name}.json`), /grace|hash|argon2/i);
    zip.close();
    assert.match(oneLine(await run(['export', 'nobody'], env)), /Nobody here is called nobody/);
    assert.match(oneLine(await run(['export', 'ada', '--to', to], env)), /is there already/);
  });

  test('erases in two weeks, or now', async () => {
    const deleted = await run(['user', 'erase', 'grace'], env);
    assert.match(deleted.out, /grace is deleted, and erased on \d{4}-/);
    assert.match((await run(['user', 'erase', 'grace'], env)).out, /That is so already/);
    assert.match((await run(['user', 'erase', 'grace', '--now'], env)).out, /grace is erased/);
    assert.match(oneLine(await run(['user', 'erase', 'grace'], env)), /Nobody here is called grace/);
  });
});
