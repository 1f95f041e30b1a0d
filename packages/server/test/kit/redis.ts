import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { freePort } from './ports.ts';
import { until } from './wait-for.ts';

export interface RedisServer {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** The Redis of this run, shared by its tests: names of keys and channels must be one's own. */
export function testRedis(env: Readonly<Record<string, string | undefined>> = process.env): string {
  if (env.WEFT_TEST_REDIS === undefined)
    throw new Error('This test needs the Redis that the runner starts: node tools/test.ts redis <its path>');
  return env.WEFT_TEST_REDIS;
}

/** A Redis of one's own, to be killed and started again on the same port. It keeps nothing on disk. */
export async function startRedis(port?: number): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const args = ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn('redis-server', args, { stdio: 'ignore', cwd: '/' });
  const gone = once(child, 'exit');
  await once(child, 'spawn');
  const url = `redis://127.0.0.1:${chosen}`;
  const stop = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  try {
    await until(() => answers(url), { what: `Redis on port ${chosen}` });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid: child.pid ?? 0, stop };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => {}); // Tried again by the caller.
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
