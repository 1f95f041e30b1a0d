import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import pg from 'pg';
import { type ServerProcess, startServerProcess } from '../../../../bench/server-process.ts';
import { emptyDatabase } from '../../test/kit/database.ts';
import { arrive, password } from '../../test/kit/person.ts';
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

  describe('beside a server that runs', () => {
    let server: ServerProcess;
    const data = () => join(folder, 'running');
    before(async () => {
      server = await startServerProcess(data());
    });
    after(() => server.stop());

    test('a second start on its folder refuses in words and changes nothing', async () => {
      const outcome = await run(['start', '--data', data(), '--port', '0']);
      assert.equal(outcome.code, 1);
      assert.match(oneLine(outcome), /is in use by another Weft/);
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    });

    test('an operator makes a token for somebody, sees it, and ends it', async () => {
      await arrive(server.url, 'ada');
      const made = await run([
        'token',
        'create',
        'ada',
        '--name',
        'Export',
        '--scope',
        'read',
        '--data',
        data(),
      ]);
      const secret = made.out.trim();
      const asAda = () =>
        fetch(`${server.url}/api/users/me`, { headers: { authorization: `Bearer ${secret}` } });
      assert.equal((await asAda()).status, 200);
      const { tokens } = JSON.parse((await run(['token', 'list', 'ada', '--json', '--data', data()])).out);
      assert.equal(tokens[0].name, 'Export');
      assert.equal((await run(['token', 'revoke', tokens[0].id, '--data', data()])).code, 0);
      assert.equal((await asAda()).status, 401);
      assert.equal(
        oneLine(await run(['token', 'list', 'nobody', '--data', data()])),
        'Nobody here is called nobody.',
      );
    });

    test('an operator suspends somebody, whose door closes at once, lets them in again, and it is written down', async () => {
      const mallory = await arrive(server.url, 'mallory');
      const status = async () => (await mallory.fetch('/api/users/me')).status;
      const user = (...args: string[]) => run(['user', ...args, '--data', data()]);
      assert.equal((await user('suspend', 'mallory')).code, 2);
      assert.equal(
        (await user('suspend', 'mallory', '--reason', 'spam')).out.trim(),
        'mallory is suspended.',
      );
      assert.equal(await status(), 401);
      assert.equal((await user('suspend', 'mallory', '--reason', 'spam')).out.trim(), 'That is so already.');
      assert.equal((await user('resume', 'mallory')).code, 0);
      // The session is over for good; the door is open again.
      assert.equal(await status(), 401);
      await mallory.call(signIn, { body: { login: 'mallory', password } });
      assert.equal(await status(), 200);
      assert.equal((await user('role', 'mallory', 'king')).code, 2);
      assert.equal((await user('role', 'mallory', 'admin')).code, 0);
      const { users } = JSON.parse((await user('list', 'MALL', '--json')).out);
      assert.deepEqual([users[0].username, users[0].role, users[0].status], ['mallory', 'admin', 'active']);
      const { acts } = JSON.parse((await user('log', 'mallory', '--json')).out);
      assert.deepEqual(
        acts.map(({ act, by, detail }: { act: string; by: string; detail: object }) => [act, by, detail]),
        [
          ['user.set-role', 'command line', { role: 'admin' }],
          ['user.suspend', 'command line', { to: 'active', reason: '' }],
          ['user.suspend', 'command line', { to: 'suspended', reason: 'spam' }],
        ],
      );
    });

    test('without mail an operator hands over a link for a new password, and that is written down', async () => {
      const grace = await arrive(server.url, 'grace');
      const made = await run(['user', 'reset-link', 'grace', '--hours', '1', '--data', data()]);
      assert.match(made.out.trim(), /\/reset-password#[\w-]{43}$/);
      const reset = () =>
        grace.fetch('/api/password-resets', {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ token: made.out.trim().split('#')[1], password: 'found it again at last' }),
        });
      assert.equal((await reset()).status, 200);
      assert.equal((await reset()).status, 410);
      const { user } = (await (await grace.fetch('/api/users/me')).json()) as {
        user: { emailVerified: boolean };
      };
      // Nobody has shown that they read the address.
      assert.equal(user.emailVerified, false);
      const { acts } = JSON.parse((await run(['user', 'log', 'grace', '--json', '--data', data()])).out);
      assert.equal(acts[0].act, 'user.reset-link');
      assert.equal((await run(['user', 'reset-link', 'grace', '--hours', 'x', '--data', data()])).code, 2);
    });

    test('an operator looks at an account, gives it a new password, and brings it back when it was deleted', async () => {
      const linus = await arrive(server.url, 'linus');
      const user = (...args: string[]) => run(['user', ...args, '--data', data()]);
      const { user: seen } = JSON.parse((await user('show', 'LINUS', '--json')).out);
      assert.deepEqual([seen.username, seen.status, seen.sessions], ['linus', 'active', 1]);
      const made = (await user('password', 'linus')).out.trim();
      assert.equal((await linus.fetch('/api/users/me')).status, 401);
      await linus.call(signIn, { body: { login: 'linus', password: made } });
      assert.equal((await user('erase', 'linus')).code, 0);
      assert.equal((await user('restore', 'linus')).out.trim(), 'linus is back.');
      assert.equal(JSON.parse((await user('restore', 'linus', '--json')).out).changed, false);
      await linus.call(signIn, { body: { login: 'linus', password: made } });
      assert.equal(JSON.parse((await user('end-sessions', 'linus', '--json')).out).changed, true);
      assert.equal((await linus.fetch('/api/users/me')).status, 401);
      const { acts } = JSON.parse((await user('log', 'linus', '--json')).out);
      assert.deepEqual(
        acts.map(({ act }: { act: string }) => act),
        ['user.end-sessions', 'user.restore', 'user.erase', 'user.set-password'],
      );
      assert.equal(oneLine(await user('show', 'nobody')), 'Nobody here is called nobody.');
    });

    test('the other commands use its database', async () => {
      const rows = await run([
        'sql',
        '--data',
        data(),
        '--json',
        'select count(*)::int as n from job_schedules',
      ]);
      assert.ok(JSON.parse(rows.out)[0].n >= 3);
      assert.equal((await run(['doctor', '--data', data()])).code, 0);
      assert.equal((await run(['jobs', '--data', data(), '--json'])).code, 0);
      const retry = await run(['jobs', 'retry', '12', '--data', data()]);
      assert.equal(oneLine(retry), 'No failed job has the id 12.');
      assert.equal((await fetch(`${server.url}/readyz`)).status, 200);
    });
  });
});
