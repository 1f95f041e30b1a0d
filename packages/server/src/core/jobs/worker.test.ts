import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { z } from 'zod';
import { testDatabase } from '../../../test/kit/database.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { Database } from '../db/database.ts';
import { sql } from '../db/statement.ts';
import { claimDue, finish } from './claims.ts';
import { enqueue } from './enqueue.ts';
import { defineJob, JobRegistry } from './job.ts';
import { countJobs, listJobs, removeFinished, retryJob } from './queries.ts';
import { enqueueRecurring } from './schedule.ts';
import { Worker } from './worker.ts';

const greet = defineJob({ name: 'test.greet', payload: z.object({ name: z.string() }) });
const silent = { warn: () => {}, error: () => {} };

async function setUp(register: (registry: JobRegistry) => void) {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  await db.rows(sql`create table greetings (name text)`);
  const registry = new JobRegistry();
  register(registry);
  const worker = () => new Worker({ db, registry, log: silent, random: () => 0, pollMs: 20 });
  const ask = (name: string, options = {}) => db.transaction((tx) => enqueue(tx, greet, { name }, options));
  const states = async () => (await listJobs(db, { limit: 100 })).map((job) => job.state);
  return { db, registry, worker, ask, states };
}

describe('jobs', () => {
  test('what is enqueued with a change is done once the change is committed, and never when it is not', async () => {
    const { db, worker, ask, states } = await setUp((registry) =>
      registry.handle(greet, {
        inTransaction: async (tx, { name }) => {
          await tx.rows(sql`insert into greetings values (${name})`);
        },
      }),
    );
    const first = worker();
    first.start();
    await ask('ada');
    await db
      .transaction(async (tx) => {
        await enqueue(tx, greet, { name: 'nobody' });
        throw new Error('changed my mind');
      })
      .catch(() => {});
    await until(async () => (await states()).every((state) => state === 'done'));
    await first.stop();
    assert.deepEqual(await db.rows(sql`select name from greetings`), [{ name: 'ada' }]);
    await db.close();
  });

  test('four workers share 200 jobs and do each exactly once', async () => {
    const { db, worker, states } = await setUp((registry) =>
      registry.handle(greet, {
        inTransaction: async (tx, { name }) => {
          await tx.rows(sql`insert into greetings values (${name})`);
        },
      }),
    );
    await db.rows(sql`
      insert into jobs (name, payload) select 'test.greet', jsonb_build_object('name', n::text) from generate_series(1, 200) n`);
    const workers = [worker(), worker(), worker(), worker()];
    for (const each of workers) each.start();
    await until(async () => (await countJobs(db)).every(({ state }) => state === 'done'));
    for (const each of workers) await each.stop();
    const rows = await db.rows(
      sql`select count(*)::int as n, count(distinct name)::int as names from greetings`,
    );
    assert.deepEqual(rows, [{ n: 200, names: 200 }]);
    assert.ok((await states()).length > 0);
    await db.close();
  });

  test('what fails is tried again after a pause, and given up with its error after its attempts', async () => {
    let attempts = 0;
    const fragile = defineJob({ name: 'test.fragile', payload: z.object({}), maxAttempts: 3 });
    const { db, worker } = await setUp((registry) =>
      registry.handle(fragile, {
        outside: async () => {
          attempts += 1;
          throw new Error(`failure ${attempts}`);
        },
      }),
    );
    await db.transaction((tx) => enqueue(tx, fragile, {}));
    const only = worker();
    only.start();
    for (const expected of [1, 2]) {
      // The attempt first: a list that was asked for before it still says that the job waits.
      await until(
        async () => attempts === expected && (await listJobs(db, { limit: 1 }))[0]?.state === 'queued',
      );
      const [job] = await db.rows<{ pauses: number }>(sql`
        select ceil(extract(epoch from run_at - now()) / 5)::int as pauses from jobs`);
      assert.equal(job?.pauses, expected, 'five seconds more each time');
      await db.rows(sql`update jobs set run_at = now()`);
    }
    await until(async () => (await listJobs(db, { limit: 1 }))[0]?.state === 'failed');
    const [job] = await listJobs(db, { limit: 1 });
    assert.equal(job?.last_error, 'failure 3');
    assert.equal(await retryJob(db, job?.id ?? ''), true);
    await until(async () => attempts === 4);
    await only.stop();
    await db.close();
  });

  test('a worker that died gives its job up when its lease ends; should it come back, it cannot finish it', async () => {
    const { db, ask } = await setUp(() => {});
    await ask('ada');
    const [dead] = await claimDue(db, ['test.greet'], 1);
    assert.ok(dead);
    assert.deepEqual(await claimDue(db, ['test.greet'], 1), []);
    await db.rows(sql`update jobs set locked_until = now() - interval '1 second'`);
    const [heir] = await claimDue(db, ['test.greet'], 1);
    assert.equal(heir?.id, dead.id);
    assert.equal(await finish(db, dead), false);
    assert.equal(await finish(db, heir ?? dead), true);
    await db.close();
  });

  test('at most one job of a key waits; while it runs, the next may be enqueued', async () => {
    const { db, ask } = await setUp(() => {});
    await Promise.all([
      ask('a', { uniqueKey: 'k' }),
      ask('b', { uniqueKey: 'k' }),
      ask('c', { uniqueKey: 'k' }),
    ]);
    assert.equal((await listJobs(db, { limit: 10 })).length, 1);
    await claimDue(db, ['test.greet'], 1);
    await ask('d', { uniqueKey: 'k' });
    assert.equal((await listJobs(db, { limit: 10 })).length, 2);
    await db.close();
  });

  test('recurring work is enqueued once by however many nodes, and made up for once', async () => {
    const tick = defineJob({ name: 'test.tick', payload: z.object({}) });
    const { db } = await setUp(() => {});
    const recurring = [{ job: tick, cron: '*/10 * * * *' }];
    const at = (time: string) => new Date(`2026-11-20T${time}Z`);
    await enqueueRecurring(db, recurring, at('08:05:00'));
    assert.equal((await listJobs(db, { limit: 10 })).length, 0);
    await Promise.all(Array.from({ length: 4 }, () => enqueueRecurring(db, recurring, at('09:01:00'))));
    assert.equal((await listJobs(db, { limit: 10 })).length, 1);
    await db.close();
  });

  test('what was done long ago is removed, what waits is not', async () => {
    const { db, ask } = await setUp(() => {});
    await ask('old');
    const [claim] = await claimDue(db, ['test.greet'], 1);
    assert.ok(claim);
    await finish(db, claim);
    await ask('new');
    assert.equal(await removeFinished(db, 14), 0);
    await db.rows(sql`update jobs set finished_at = now() - interval '15 days' where state = 'done'`);
    assert.equal(await removeFinished(db, 14), 1);
    assert.equal((await listJobs(db, { limit: 10 })).length, 1);
    await db.close();
  });
});
