import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { until } from '../../../../test/kit/wait-for.ts';
import { databaseAccount } from './account.ts';
import { layoutOf } from './layout.ts';
import { recordedPid, serves } from './postmaster-pid.ts';
import { dataFolder, kill, query, start } from './testing/data-folder.ts';
import { spawnHolder } from './testing/spawn-holder.ts';

test('a server that outlived its Weft is adopted, and stopped in the end', async (t) => {
  const dataDir = dataFolder(t);
  const other = await spawnHolder(t, dataDir, 'serve');
  const { cluster } = layoutOf(dataDir);
  const pid = recordedPid(cluster) ?? 0;
  await other.kill();
  assert.ok(serves(pid, cluster));

  const server = await start(dataDir);
  assert.equal(server.adopted, true);
  assert.equal(recordedPid(cluster), pid);
  assert.deepEqual(await query(server.connection, 'select 1 as one'), [{ one: 1 }]);
  await server.stop();
  assert.ok(!serves(pid, cluster));
});

test('after a kill of everything, the next start recovers what was committed', async (t) => {
  const dataDir = dataFolder(t);
  const other = await spawnHolder(t, dataDir, 'serve');
  const first = await start(dataDir);
  await query(first.connection, 'create table kept as select 1 as n');
  await first.stop().then(() => other.kill());

  const again = await spawnHolder(t, dataDir, 'serve');
  kill(dataDir);
  await again.kill();
  const server = await start(dataDir);
  t.after(server.stop);
  assert.equal(server.adopted, false);
  assert.deepEqual(await query(server.connection, 'select n from kept'), [{ n: 1 }]);
});

for (const adopted of [false, true])
  test(`${adopted ? 'an adopted' : 'a'} server that is killed while Weft runs is started again`, async (t) => {
    const dataDir = dataFolder(t);
    if (adopted) await (await spawnHolder(t, dataDir, 'serve')).kill();
    const said: string[] = [];
    const server = await start(dataDir, { log: (message) => said.push(message) });
    t.after(server.stop);
    assert.equal(server.adopted, adopted);
    await query(server.connection, 'create table kept as select 1 as n');
    kill(dataDir);
    const rows = await until(() => query(server.connection, 'select n from kept').catch(() => undefined), {
      what: 'an answer of the new server',
    });
    assert.deepEqual(rows, [{ n: 1 }]);
    assert.ok(said.some((message) => /stopped unexpectedly/.test(message)));
  });

test('stopping while it is being started again leaves no server behind', async (t) => {
  const dataDir = dataFolder(t);
  const server = await start(dataDir);
  const { cluster } = layoutOf(dataDir);
  const killed = recordedPid(cluster) ?? 0;
  kill(dataDir);
  await until(() => !serves(killed, cluster), { what: 'the end of the killed server' });
  await server.stop();
  const left = recordedPid(cluster);
  assert.ok(left === undefined || !serves(left, cluster));
});

test('a pid file that names somebody else’s process is neither believed nor deleted', async (t) => {
  const dataDir = dataFolder(t);
  const first = await start(dataDir);
  kill(dataDir, 'SIGKILL');
  await first.stop();
  const { cluster } = layoutOf(dataDir);
  // A living process of the database's own account, as a restarted container gives the same numbers again.
  const account = databaseAccount(cluster);
  const stranger = spawn('sleep', ['600'], { ...account, cwd: '/' });
  t.after(() => stranger.kill());
  await once(stranger, 'spawn');
  const pidFile = join(cluster, 'postmaster.pid');
  await writeRecorded(pidFile, stranger.pid ?? 0);
  await writeRecorded(join(dataDir, 'run/.s.PGSQL.5432.lock'), stranger.pid ?? 0);

  const server = await start(dataDir);
  t.after(server.stop);
  assert.equal(server.adopted, false);
  assert.deepEqual(await query(server.connection, 'select 1 as one'), [{ one: 1 }]);
});

async function writeRecorded(path: string, pid: number): Promise<void> {
  const [, ...rest] = (await readFile(path, 'utf8')).split('\n');
  await writeFile(path, [pid, ...rest].join('\n'));
}
