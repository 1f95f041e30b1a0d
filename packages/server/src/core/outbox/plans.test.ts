import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { Database } from '../db/database.ts';
import type { Transaction } from '../db/executor.ts';
import { sql, toQuery } from '../db/statement.ts';
import { readAll, readRooms } from './replay-page.ts';
import { removeBatch } from './retention.ts';
import { findForgotten, markPublished, stampBatch } from './stamp.ts';
import type { StreamEvent } from './stream-event.ts';

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

let db: Database;
/** The same rows in a database that was looked at last when it was empty, as that of a fresh server under a crowd. */
let grown: Database;

before(async (t) => {
  db = new Database({ connection: (await testDatabase(t)).connection, statementTimeoutMs: 60_000 });
  grown = new Database({ connection: (await testDatabase(t)).connection, statementTimeoutMs: 60_000 });
  await grown.rows(sql`alter table outbox set (autovacuum_enabled = false)`);
  await grown.pool.query('analyze outbox');
  await Promise.all([fill(db), fill(grown)]);
  await db.pool.query('vacuum analyze outbox');
});

/** A week of a busy place: 100,000 published rows in 500 rooms, and a few that wait. */
async function fill(db: Database): Promise<void> {
  await db.rows(sql`
    insert into outbox (type, room, payload, position, published_at)
    select 'test.noted', 'channel:' || 1 + n % 500, '{"n":1}', n, now() - make_interval(secs => 700000 - n * 7)
    from generate_series(1, 100000) n`);
  await db.rows(sql`insert into outbox (type, room, payload)
    select 'test.noted', 'channel:1', '{"n":1}' from generate_series(1, 50)`);
  await db.rows(sql`update stream set last_position = 100000`);
}

/** Runs `work` with statements explained instead of done: what is tested is what the server sends. */
async function nodesOf(db: Database, work: (tx: Transaction) => Promise<unknown>): Promise<PlanNode[]> {
  const nodes: PlanNode[] = [];
  const explaining = {
    kind: 'transaction',
    signal: () => {},
    async rows(statement: Parameters<Transaction['rows']>[0]) {
      const { text, values, name } = toQuery(statement);
      assert.equal(name, undefined, 'planned each time: see stamp.ts');
      const { rows } = await db.pool.query(`explain (format json) ${text}`, values);
      nodes.push(...flatten(rows[0]['QUERY PLAN'][0].Plan as PlanNode));
      return [];
    },
  } as Transaction;
  // A plan is no answer: what a function makes of none is of no interest here.
  await work(explaining).catch((error) => {
    if (error instanceof assert.AssertionError) throw error;
  });
  return nodes;
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}

const event: StreamEvent = { position: 99_000, type: 'test.noted', room: 'channel:1', payload: {} };
const rooms = Array.from({ length: 200 }, (_, index) => `channel:${index + 1}`);
const cases: [string, string, (tx: Transaction) => Promise<unknown>][] = [
  ['stamping', 'outbox_unpublished', (tx) => stampBatch(tx, 500)],
  ['finding what a dead relay left', 'outbox_unpublished', (tx) => findForgotten(tx, 500)],
  ['marking', 'outbox_unpublished', (tx) => markPublished(tx, { epoch: '', events: [event] })],
  ['catching up', 'outbox_position', (tx) => readAll(tx, 99_000, 500)],
  [
    'replay of 200 rooms',
    'outbox_room_position',
    (tx) => readRooms(tx, { rooms, after: 50_000, through: 60_000, limit: 200 }),
  ],
  ['retention', 'outbox_position', (tx) => removeBatch(tx, { keepDays: 7, batch: 1_000 })],
];

for (const [what, index, work] of cases) {
  test(`${what} goes by ${index} and never reads the whole outbox`, async () => {
    for (const where of [db, grown]) {
      const nodes = await nodesOf(where, work);
      const names = nodes.map((node) => node['Index Name']);
      assert.ok(names.includes(index), JSON.stringify(nodes, null, 1));
      const whole = nodes.filter(
        (node) => node['Node Type'] === 'Seq Scan' && node['Relation Name'] === 'outbox',
      );
      assert.deepEqual(whole, []);
    }
  });
}

after(() => Promise.all([db.close(), grown.close()]));
