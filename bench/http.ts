import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, createServer, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext } from './bench.ts';
import { type LoadOptions, load, type Rate } from './measure.ts';
import { againstFloor, type Measure } from './report.ts';
import { startServerProcess } from './server-process.ts';

export async function benchHttp({ note }: BenchContext): Promise<Measure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'weft-bench-'));
  try {
    note('starting a server on an empty folder');
    return await benchHttpOn(dataDir);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** GET /api/server: routing, limits, validation, serialisation and headers, but no statement. */
export async function benchHttpOn(dataDir: string): Promise<Measure[]> {
  const server = await startServerProcess(dataDir);
  const floor = await bareServer(await textOf(`${server.url}/api/server`));
  try {
    const measures: Measure[] = [];
    for (const concurrency of [1, 8]) {
      const options = { n: 10_000, concurrency, warmUp: 10_000 };
      const bare = await client(floor.url, options);
      const ours = await client(`${server.url}/api/server`, options);
      measures.push({
        name: 'http',
        data: 'no statement',
        n: options.n,
        concurrency,
        ...ours,
        ...againstFloor(ours, bare),
      });
    }
    return measures;
  } finally {
    floor.close();
    await server.stop();
  }
}

async function client(url: string, options: LoadOptions): Promise<Rate> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.concurrency });
  try {
    return await load(() => fetchOnce(url, agent), options);
  } finally {
    agent.destroy();
  }
}

function fetchOnce(url: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
}

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

/** The least that Node can do: the same bytes from a handler that does nothing. */
async function bareServer(body: string): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
