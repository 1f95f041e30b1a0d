import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { updateMe } from '@weft/contract/accounts.ts';
import { type ServerProcess, startServerProcess } from '../../../bench/server-process.ts';
import { loadSecrets } from '../src/core/config/secrets.ts';
import { Database } from '../src/core/db/database.ts';
import { readRunningConnection } from '../src/core/db/embedded/connection.ts';
import { sql } from '../src/core/db/statement.ts';
import { arrive, type Somebody } from './kit/person.ts';
import { randomFrom, seedFrom } from './kit/random.ts';
import { until } from './kit/wait-for.ts';

const rounds = 20;
const seed = seedFrom(process.env);
const random = randomFrom(seed);

/** Somebody who keeps changing their note, and remembers each change that was acknowledged. */
interface Writer {
  readonly person: Somebody;
  readonly acknowledged: { readonly version: number; readonly bio: string }[];
}

describe(`kill -9 under load (seed ${seed})`, () => {
  let dataDir: string;
  let server: ServerProcess;
  const writers: Writer[] = [];

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'weft-crash-'));
    server = await startServerProcess(dataDir);
    for (let n = 0; n < 8; n += 1)
      writers.push({ person: await arrive(server.url, `writer_${n}`), acknowledged: [] });
  });
  after(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  const written = () => writers.reduce((sum, writer) => sum + writer.acknowledged.length, 0);

  for (let round = 1; round <= rounds; round += 1) {
    const victim = (['server', 'database', 'both'] as const)[Math.floor(random() * 3)] ?? 'both';
    test(`round ${round}: ${victim}`, async () => {
      const load = startLoad(writers);
      // The axe falls when enough is under way, at a random moment of it.
      const enough = written() + 30 + Math.floor(random() * 200);
      await until(() => written() >= enough, { timeoutMs: 30_000 });
      const killed = victim === 'server' ? undefined : await killDatabase(dataDir);
      if (victim !== 'database') {
        await server.kill();
        server = await startServerProcess(dataDir, { port: Number(new URL(server.url).port) });
      }
      // The dead one's children may answer for a moment longer: ready means that a new one is there.
      await until(async () => (await postmaster(dataDir)) !== killed && (await isReady(server.url)), {
        timeoutMs: 10_000,
        what: 'being ready again',
      });
      await load.stop();
      await assertNothingLost(dataDir, writers);
    });
  }
});

function startLoad(writers: readonly Writer[]) {
  let stopped = false;
  const loops = writers.map(async ({ person, acknowledged }) => {
    while (!stopped) {
      const bio = `note ${acknowledged.length + 1}`;
      try {
        const { user } = await person.call(updateMe, { body: { bio } });
        acknowledged.push({ version: user.version, bio });
      } catch (error) {
        // Away, or on its way back. An answer of any other kind would be a defect.
        if (error instanceof ProblemError) assert.equal(error.code, 'unavailable');
      }
    }
  });
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(loops);
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  return (await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200;
}

/** The postmaster alone: its children notice and go. */
async function killDatabase(dataDir: string): Promise<number | undefined> {
  const pid = await postmaster(dataDir);
  if (pid !== undefined) process.kill(pid, 'SIGKILL');
  return pid;
}

async function postmaster(dataDir: string): Promise<number | undefined> {
  const file = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(file, 10);
  return Number.isInteger(pid) ? pid : undefined;
}

/** Every acknowledged change has its event; what is there now is the newest; positions have neither gap nor double. */
async function assertNothingLost(dataDir: string, writers: readonly Writer[]): Promise<void> {
  const running = readRunningConnection(dataDir);
  assert.ok(running);
  const db = new Database({ connection: { ...running, password: loadSecrets(dataDir).databasePassword } });
  try {
    for (const { person, acknowledged } of writers) {
      const rows = await db.rows<{ version: number; bio: string }>(sql`
        select (payload->'user'->>'version')::int as version, payload->'user'->>'bio' as bio
        from outbox where room = ${`user:${person.id}`} and type = 'user.updated'`);
      const kept = new Map(rows.map((row) => [row.version, row.bio]));
      assert.equal(kept.size, rows.length, 'one event for each version');
      for (const { version, bio } of acknowledged) assert.equal(kept.get(version), bio, `version ${version}`);
      const [now] = await db.rows<{ version: number }>(
        sql`select version::int from users where id = ${person.id}`,
      );
      assert.equal(now?.version, Math.max(1, ...kept.keys()));
    }
    await until(async () => {
      const [row] = await db.rows<{ waiting: number }>(sql`
        select count(*)::int as waiting from outbox where published_at is null`);
      return row?.waiting === 0;
    });
    const [stream] = await db.rows<{ n: string; first: string; last: string; head: string }>(sql`
      select count(*) as n, min(position) as first, max(position) as last, (select last_position from stream) as head from outbox`);
    assert.equal(
      Number(stream?.last) - Number(stream?.first) + 1,
      Number(stream?.n),
      'positions are contiguous',
    );
    assert.equal(stream?.last, stream?.head);
  } finally {
    await db.close();
  }
}
