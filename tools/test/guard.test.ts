import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { recordedPid, serves } from '../../packages/server/src/core/db/embedded/postmaster-pid.ts';
import { until } from '../../packages/server/test/kit/wait-for.ts';

test('a runner that is killed leaves neither a database nor its folder behind', async (t) => {
  const script = `
    import { startTestPostgres } from '${join(import.meta.dirname, 'postgres.ts')}';
    const { env } = await startTestPostgres();
    console.log(JSON.parse(env.WEFT_TEST_POSTGRES).host);
    setInterval(() => {}, 60_000);`;
  const runner = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.after(() => runner.kill('SIGKILL'));
  const [host] = await once(runner.stdout, 'data');
  const folder = join(String(host).trim(), '..');
  const cluster = join(folder, 'postgres/data');
  const pid = recordedPid(cluster) ?? 0;
  assert.ok(serves(pid, cluster));
  runner.kill('SIGKILL');
  await until(() => !serves(pid, cluster) && !existsSync(folder), { what: 'the end of the database' });
});
