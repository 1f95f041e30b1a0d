import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { startServerProcess } from '../../../../bench/server-process.ts';
import { arrive } from '../../test/kit/person.ts';
import { oneLine, run, urlOf } from '../../test/kit/weft.ts';
import { aShelf } from '../core/backup/testing/places.ts';

describe('weft backup, restore, copy-to and reset, each in its place', async () => {
  const { folder, data, shelf, phrase } = await aShelf();

  before(async () => {
    const server = await startServerProcess(data);
    await arrive(server.url, 'ada');
    await server.stop();
    assert.equal((await run(['backup', '--data', data, '--to', shelf])).code, 0);
  });

  test('into a database of one’s own, and what is wrong is one line', async () => {
    const zip = join(folder, 'one.zip');
    assert.equal((await run(['backup', '--data', data, '--to', zip, '--passphrase-file', phrase])).code, 0);
    const url = await urlOf();
    const locked = await run(['restore', zip], { DATABASE_URL: url, WEFT_DATA: join(folder, 'other') });
    assert.match(oneLine(locked), /secrets of this backup are locked/);
    const env = { DATABASE_URL: url, WEFT_DATA: join(folder, 'other'), WEFT_BACKUP_PASSPHRASE_FILE: phrase };
    assert.equal((await run(['restore', zip], env)).code, 0);
    const user = await run(['user', '--json'], env);
    assert.equal(JSON.parse(user.out).users[0].username, 'ada');
    assert.match(oneLine(await run(['restore', zip], env)), /The database is not empty/);
    assert.match(oneLine(await run(['backup', '--data', data, '--to', zip])), /is there already/);
    const wrong = {
      ...env,
      WEFT_BACKUP_PASSPHRASE_FILE: '',
      WEFT_BACKUP_PASSPHRASE: 'weft and warp and weft',
    };
    assert.match(
      oneLine(await run(['restore', zip, '--data', join(folder, 'no')], wrong)),
      /not the passphrase/,
    );
    assert.match(oneLine(await run(['restore', join(folder, 'nothing')])), /is not there/);
    assert.equal((await run(['restore', zip, '--check'])).code, 0);
  });

  test('a folder whose restore did not finish is not started, and the next restore begins anew', async () => {
    const [name] = await readdir(shelf);
    const backup = join(shelf, name ?? '');
    const half = join(folder, 'half');
    await mkdir(half);
    await writeFile(join(half, 'restore-unfinished'), '');
    const started = await run(['start', '--data', half, '--port', '0']);
    assert.equal(started.code, 1);
    assert.match(oneLine(started), /restore into .* did not finish/);
    assert.equal((await run(['restore', backup, '--data', half, '--without-secrets'])).code, 0);
    assert.ok(!(await readdir(half)).includes('restore-unfinished'));
  });

  test('a move is refused while people write, done when nobody does, and says what to do next', async () => {
    const url = await urlOf();
    const server = await startServerProcess(data);
    const refused = await run(['copy-to', url, '--data', data]);
    assert.match(oneLine(refused), /Stop it first/);
    assert.match(
      oneLine(await run(['reset', '--yes', '--data', data])),
      /serving from this database. Stop it/,
    );
    const rehearsal = await run(['copy-to', await urlOf(), '--data', data, '--while-running']);
    assert.match(rehearsal.out, /this copy is a rehearsal/);
    await server.stop();
    const moved = await run(['copy-to', url, '--data', data]);
    assert.equal(moved.code, 0, moved.err);
    assert.match(moved.out, /every table has the same checksum[\s\S]*set DATABASE_URL/);
    const user = await run(['user', '--json'], { DATABASE_URL: url, WEFT_DATA: data });
    assert.equal(JSON.parse(user.out).users[0].username, 'ada');
    assert.match(oneLine(await run(['copy-to', url, '--data', data])), /The database is not empty/);
  });

  test('a reset asks, minds production, and leaves an empty Weft', async () => {
    const env = { DATABASE_URL: await urlOf(), WEFT_DATA: join(folder, 'no-data') };
    const zip = join(folder, 'one.zip');
    assert.equal((await run(['restore', zip, '--without-secrets'], env)).code, 0);
    const asked = await run(['reset'], env);
    assert.equal(asked.code, 2);
    assert.match(oneLine(asked), /Say --yes/);
    const famous = await run(['reset', '--yes'], { ...env, WEFT_URL: 'https://weft.example.org' });
    assert.match(oneLine(famous), /looks like production: it is reached at https:\/\/weft\.example\.org/);
    assert.equal(JSON.parse((await run(['user', '--json'], env)).out).users.length, 1);
    assert.equal((await run(['reset', '--yes'], env)).code, 0);
    assert.deepEqual(JSON.parse((await run(['user', '--json'], env)).out).users, []);
  });
});
