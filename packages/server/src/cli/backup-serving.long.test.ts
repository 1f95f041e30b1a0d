import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import { startServerProcess } from '../../../../bench/server-process.ts';
import { arrive, Person, password } from '../../test/kit/person.ts';
import { oneLine, run } from '../../test/kit/weft.ts';
import { aShelf } from '../core/backup/testing/places.ts';

describe('weft backup and restore', async () => {
  const { folder, data, shelf, phrase } = await aShelf();

  test('a backup while the server runs, restored into another folder, is a server that people sign in to', async () => {
    const server = await startServerProcess(data);
    const ada = await arrive(server.url, 'ada');
    const made = await run(['backup', '--data', data, '--to', shelf, '--passphrase-file', phrase, '--json']);
    assert.equal(made.code, 0, made.err);
    await server.stop();
    const { path } = JSON.parse(made.out);
    assert.deepEqual(await readdir(shelf), [path.slice(shelf.length + 1)]);

    const elsewhere = join(folder, 'elsewhere');
    const restored = await run(['restore', path, '--data', elsewhere, '--passphrase-file', phrase]);
    assert.equal(restored.code, 0, restored.err);
    assert.equal(
      await readFile(join(elsewhere, 'secrets.json'), 'utf8'),
      await readFile(join(data, 'secrets.json'), 'utf8'),
    );
    const again = await startServerProcess(elsewhere);
    // The session that she had is over; her password is what it was.
    const page = await fetch(`${again.url}/api/users/me`, { headers: { cookie: ada.cookie } });
    assert.equal(page.status, 401);
    await new Person(again.url).call(signIn, { body: { login: 'ada', password } });
    await again.stop();

    const refused = await run(['restore', path, '--data', elsewhere, '--passphrase-file', phrase]);
    assert.equal(refused.code, 1);
    assert.match(oneLine(refused), /is not empty/);
  });
});
