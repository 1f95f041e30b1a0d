import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openServer } from '../packages/server/src/core/db/open.ts';
import type { BenchContext } from './bench.ts';
import { medianBy, round } from './measure.ts';
import { againstFloor, type Measure } from './report.ts';
import { startServerProcess } from './server-process.ts';

const weft = join(import.meta.dirname, '../packages/server/bin/weft.js');
const rows = { users: 100_000, audit_log: 400_000, outbox: 500_000 };
const total = rows.users + rows.audit_log + rows.outbox;
const rounds = 3;

/** The commands as an operator runs them, start of the process included, on a million rows in the embedded database. */
export async function benchBackup({ note }: BenchContext): Promise<Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'weft-bench-'));
  try {
    const from = join(folder, 'from');
    note('making a million rows');
    await (await startServerProcess(from)).stop();
    const floors = await fill(from);
    const taken: Seconds[] = [];
    let bytes = 0;
    for (let count = 1; count <= rounds; count += 1) {
      note(`backup, check and restore ${count} of ${rounds}`);
      const backup = join(folder, 'backup');
      const into = join(folder, 'into');
      const made = await run(['backup', '--data', from, '--to', backup]);
      bytes = made.tables.reduce((sum, table) => sum + table.bytes, 0);
      const checked = await run(['restore', backup, '--check']);
      const restored = await run(['restore', backup, '--data', into, '--without-secrets']);
      taken.push({ backup: made.seconds, check: checked.seconds, restore: restored.seconds });
      await rm(backup, { recursive: true });
      await rm(into, { recursive: true });
    }
    const data = `${total} rows, ${Math.round(bytes / 1e6)} MB as text, ${taken.length} rounds`;
    const measure = (name: keyof Seconds, floor?: { readonly perSecond: number }): Measure => {
      const rate = { perSecond: round(total / medianBy(taken, (one) => one[name])[name]) };
      return { name, data, n: total, ...rate, ...(floor === undefined ? {} : againstFloor(rate, floor)) };
    };
    return [measure('backup', floors.out), measure('check'), measure('restore', floors.in)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Seconds {
  readonly backup: number;
  readonly check: number;
  readonly restore: number;
}

/** The rows, and the floors: how fast PostgreSQL alone writes the three tables as text, and reads them. */
async function fill(dataDir: string): Promise<Floors> {
  const settings = { databaseUrl: undefined, databaseDirectUrl: undefined };
  const server = await openServer({ config: settings, dataDir, mode: 'own', log: () => {} });
  const client = new pg.Client(server.connection);
  await client.connect();
  try {
    await client.query(`
      insert into users (username, email)
      select 'person_' || n, 'person_' || n || '@example.org' from generate_series(1, ${rows.users}) n;
      insert into audit_log (actor_id, by, act, subject, detail)
      select id, 'member', 'bench.filled', 'user:' || id, jsonb_build_object('why', repeat(md5(id::text), 2))
      from users, generate_series(1, ${rows.audit_log / rows.users});
      insert into outbox (type, room, payload, position, published_at)
      select 'bench.filled', 'user:' || n, jsonb_build_object('text', repeat(md5(n::text), 3)), 1000000 + n, now()
      from generate_series(1, ${rows.outbox}) n;
      analyze`);
    return { out: await floorOf(client, copyOut), in: await floorOf(client, copyIn) };
  } finally {
    await client.end();
    await server.close();
  }
}

interface Floors {
  readonly out: { readonly perSecond: number };
  readonly in: { readonly perSecond: number };
}

async function floorOf(client: pg.Client, work: typeof copyOut): Promise<{ perSecond: number }> {
  const times: number[] = [];
  for (let count = 0; count < rounds; count += 1) {
    let seconds = 0;
    for (const table of Object.keys(rows)) seconds += await work(client, table);
    times.push(seconds);
  }
  return { perSecond: round(total / medianBy(times, (time) => time)) };
}

/** To a program of the server's own that throws it away: no client, no network. */
const copyOut = (client: pg.Client, table: string) =>
  timed(client, `copy ${table} to program 'cat > /dev/null'`);

/** From a file in the server's own folder, into a table with the same checks and indexes, which are made last. */
async function copyIn(client: pg.Client, table: string): Promise<number> {
  await client.query(`copy ${table} to program 'cat > bench.copy'`);
  await client.query(`create table bench_in (like ${table} including constraints)`);
  const { rows: indexes } = await client.query<{ make: string }>(
    `select replace(replace(pg_get_indexdef(indexrelid), c.relname, 'bench_' || c.relname), 'public.${table}', 'bench_in') as make
     from pg_index join pg_class c on c.oid = indexrelid where indrelid = $1::regclass`,
    [table],
  );
  let seconds = await timed(client, `copy bench_in from program 'cat bench.copy'`);
  for (const { make } of indexes) seconds += await timed(client, make);
  await client.query('drop table bench_in');
  return seconds;
}

async function timed(client: pg.Client, statement: string): Promise<number> {
  const started = performance.now();
  await client.query(statement);
  return (performance.now() - started) / 1000;
}

interface Ran {
  readonly seconds: number;
  readonly tables: readonly { readonly bytes: number }[];
}

function run(words: readonly string[]): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, [weft, ...words, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, ...JSON.parse(said) });
      else reject(new Error(`weft ${words[0]} ended with ${code ?? signal}: ${complaint || 'no word'}`));
    });
  });
}
