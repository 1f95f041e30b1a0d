import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { startServerProcess } from '../../../../bench/server-process.ts';
import { emptyDatabase } from '../../test/kit/database.ts';
import { oneLine, run, urlOf } from '../../test/kit/weft.ts';

describe('weft', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-cli-'));
    await chmod(folder, 0o755);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  test('helps, with examples, at every command', async () => {
    const all = await run(['--help']);
    assert.equal(all.code, 0);
    for (const command of [
      'start',
      'migrate',
      'doctor',
      'reconcile',
      'sql',
      'jobs',
      'mail',
      'user',
      'token',
      'backup',
      'restore',
      'export',
      'seed',
      'community',
      'bench',
    ]) {
      assert.match(all.out, new RegExp(`^  ${command} `, 'm'));
      const help = await run([command, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, /Examples:/);
    }
  });

  test('what it does not know is wrong usage: exit code 2', async () => {
    assert.equal((await run(['fly'])).code, 2);
    assert.equal((await run(['start', '--wings'])).code, 2);
    assert.equal((await run(['migrate', 'down'])).code, 2);
  });

  test('wrong settings are told all at once, and nothing is made', async () => {
    const data = join(folder, 'wrong-settings');
    const outcome = await run(['start', '--data', data, '--port', 'eighty'], { WEFT_SIGN_UP: 'maybe' });
    assert.equal(outcome.code, 2);
    assert.match(outcome.err, /WEFT_PORT \("eighty"\) must be a number/);
    assert.match(outcome.err, /WEFT_SIGN_UP \("maybe"\) must be open or closed/);
    await assert.rejects(readdir(data));
  });

  test('a port in use: one line, and nothing is made', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    const data = join(folder, 'port-in-use');
    const outcome = await run(['start', '--data', data, '--port', String(port)]);
    taken.close();
    assert.equal(outcome.code, 1);
    assert.equal(
      oneLine(outcome),
      `127.0.0.1:${port} is in use by another program. Name another port with --port.`,
    );
    await assert.rejects(readdir(data));
  });

  test('a data directory that is a file, or below one: one line', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'mine');
    for (const data of [file, join(file, 'below')])
      assert.match(oneLine(await run(['start', '--data', data, '--port', '0'])), /is not a folder\.$/);
  });

  test('a database that is too old, not there, or not ours: one line each', async () => {
    // The real server, with the one function that tells its version put in the shade.
    const { connection } = await emptyDatabase();
    const client = new pg.Client(connection);
    await client.connect();
    await client.query(`create function current_setting(text) returns text language sql as
      $$ select case $1 when 'server_version_num' then '140012' else '14.12' end $$`);
    await client.query(`alter database ${connection.database} set search_path = public, pg_catalog`);
    await client.end();
    const { host, port, user, password, database } = connection;
    const url = (name: string, secret = password) =>
      `postgres://${user}:${encodeURIComponent(secret)}@/${name}?host=${encodeURIComponent(host)}&port=${port}`;
    const said = async (DATABASE_URL: string) => oneLine(await run(['migrate', 'up'], { DATABASE_URL }));
    assert.equal(await said(url(database)), 'This database is PostgreSQL 14.12; Weft needs 15 or newer.');
    assert.match(await said(url('nowhere')), /^The database does not exist: /);
    assert.match(await said(url(database, 'wrong')), /^The database refused this user and password: /);
    assert.match(await said('postgres://weft@127.0.0.1:9/weft'), /^The database cannot be reached: /);
  });

  test('migrates a database forth, back and forth, and tells where it stands', async () => {
    const env = { DATABASE_URL: await urlOf() };
    assert.equal((await run(['migrate', 'up'], env)).code, 0);
    const refused = await run(['migrate', 'down', '--to', '0'], env);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /--allow-data-loss/);
    assert.equal((await run(['migrate', 'down', '--to', '0', '--allow-data-loss'], env)).code, 0);
    assert.equal((await run(['migrate', 'up'], env)).code, 0);
    const status = JSON.parse((await run(['migrate', 'status', '--json'], env)).out);
    assert.ok(status.migrations.length >= 5);
    assert.ok(status.migrations.every((row: { state: string }) => row.state === 'applied'));
  });

  test('doctor finds a schema that is behind: exit code 3', async () => {
    const env = { DATABASE_URL: await urlOf() };
    const outcome = await run(['doctor', '--json'], env);
    assert.equal(outcome.code, 3);
    const { findings } = JSON.parse(outcome.out) as { findings: { check: string; state: string }[] };
    assert.equal(findings.find(({ check }) => check === 'schema')?.state, 'problem');
    assert.equal(findings.find(({ check }) => check === 'clock')?.state, 'ok');
  });

  test('sql looks without being able to change, unless told so', async () => {
    const env = { DATABASE_URL: await urlOf() };
    assert.deepEqual(JSON.parse((await run(['sql', '--json', 'select 1 as one'], env)).out), [{ one: 1 }]);
    const refused = await run(['sql', 'create table t (a int)'], env);
    assert.equal(refused.code, 1);
    assert.match(oneLine(refused), /say --write/);
    assert.equal((await run(['sql', '--write', 'create table t (a int)'], env)).code, 0);
  });

  test('a Ctrl-C that arrives twice, as npm passes it on, is one: all is brought to its end', async () => {
    const data = join(folder, 'interrupted');
    const server = await startServerProcess(data);
    const ended = new Promise((resolve) => server.child.once('exit', resolve));
    server.child.kill('SIGINT');
    server.child.kill('SIGINT');
    assert.equal(await ended, 0);
    // The database was stopped too: nothing is left to be adopted.
    await assert.rejects(readdir(join(data, 'postgres', 'data', 'postmaster.pid')), { code: 'ENOENT' });
  });
});
