import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import { type ServerProcess, startServerProcess } from '../../../../bench/server-process.ts';
import { arrive, password } from '../../test/kit/person.ts';
import { oneLine, run } from '../../test/kit/weft.ts';

describe('weft beside a server that runs', () => {
  let folder: string;
  let server: ServerProcess;
  const data = () => join(folder, 'running');
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'weft-cli-'));
    await chmod(folder, 0o755);
    server = await startServerProcess(data());
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

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
    assert.equal((await user('suspend', 'mallory', '--reason', 'spam')).out.trim(), 'mallory is suspended.');
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
