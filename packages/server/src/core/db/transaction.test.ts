import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { Database } from './database.ts';
import { CommitInDoubt, violates } from './failures.ts';
import { sql } from './statement.ts';

describe('transactions', async () => {
  const { connection } = await testDatabase();
  const statements: string[] = [];
  const db = new Database({ connection, observe: (text) => statements.push(text) });
  await db.rows(
    sql`create table counters (name text constraint counters_pkey primary key, value int not null)`,
  );

  const insert = (name: string) => sql`insert into counters values (${name}, 0)`;

  test('commit keeps, a throw takes back, and the error comes through as it was', async () => {
    await db.transaction((tx) => tx.rows(insert('kept')));
    const failure = new Error('changed my mind');
    await assert.rejects(
      db.transaction(async (tx) => {
        await tx.rows(insert('not kept'));
        throw failure;
      }),
      failure,
    );
    assert.deepEqual(await db.rows(sql`select name from counters`), [{ name: 'kept' }]);
  });

  test('a write of one statement is sent alone, kept, and told of; a second one is refused', async () => {
    let heard = 0;
    const stop = db.onSignal('alone', () => {
      heard += 1;
    });
    statements.length = 0;
    await db.alone(async (tx) => {
      await tx.rows(insert('alone'));
      tx.signal('alone');
    });
    assert.deepEqual([statements.length, heard], [1, 1]);
    await assert.rejects(
      db.alone(async (tx) => {
        await tx.rows(sql`select 1`);
        await tx.rows(insert('never'));
      }),
      /one statement/,
    );
    await assert.rejects(
      db.alone((tx) => tx.rows(insert('alone'))),
      (error) => violates(error, 'counters_pkey'),
    );
    assert.equal(heard, 1);
    await db.rows(sql`delete from counters where name = 'alone'`);
    stop();
  });

  test('a signal is given after the commit, once, and never after a rollback', async () => {
    let heard = 0;
    const stop = db.onSignal('bell', () => {
      heard += 1;
    });
    await db.transaction(async (tx) => {
      tx.signal('bell');
      tx.signal('bell');
      assert.equal(heard, 0);
    });
    assert.equal(heard, 1);
    await assert.rejects(
      db.transaction(async (tx) => {
        tx.signal('bell');
        throw new Error('no');
      }),
    );
    assert.equal(heard, 1);
    stop();
  });

  test('every statement is counted, BEGIN and COMMIT too', async () => {
    statements.length = 0;
    await db.transaction(async (tx) => {
      await tx.rows(sql`select 1`);
      await tx.rows(sql`select 2`);
    });
    assert.deepEqual(statements, ['begin', 'select 1', 'select 2', 'commit']);
  });

  test('a deadlock is tried again and both sides get through', async () => {
    await db.rows(sql`insert into counters values ('a', 0), ('b', 0)`);
    const bothHoldOne = barrier(2);
    const raise = (first: string, second: string) => {
      let attempt = 0;
      return db.transaction(async (tx) => {
        attempt += 1;
        await tx.rows(sql`update counters set value = value + 1 where name = ${first}`);
        if (attempt === 1) await bothHoldOne();
        await tx.rows(sql`update counters set value = value + 1 where name = ${second}`);
      });
    };
    await Promise.all([raise('a', 'b'), raise('b', 'a')]);
    const rows = await db.rows(sql`select value from counters where name in ('a', 'b')`);
    assert.deepEqual(rows, [{ value: 2 }, { value: 2 }]);
  });

  test('a connection that breaks before COMMIT means that nothing happened: it is done again', async () => {
    let attempts = 0;
    await db.transaction(async (tx) => {
      attempts += 1;
      await tx.rows(insert('once'));
      if (attempts === 1) await killOwnBackend(db, tx);
    });
    assert.equal(attempts, 2);
    assert.equal((await db.rows(sql`select from counters where name = 'once'`)).length, 1);
  });

  test('a connection that breaks during COMMIT is in doubt: only what says that it is repeatable is done again', async () => {
    // A deferred trigger runs inside COMMIT and ends its own backend there, once.
    await db.rows(sql`create table traps (armed boolean)`);
    await db.rows(sql`
      create function spring() returns trigger language plpgsql as
      'begin perform pg_terminate_backend(pg_backend_pid()); perform pg_sleep(5); return null; end'`);
    await db.rows(sql`
      create constraint trigger spring after insert on traps deferrable initially deferred
      for each row when (new.armed) execute function spring()`);
    let attempts = 0;
    const work = async (tx: Parameters<Parameters<typeof db.transaction>[0]>[0]) => {
      attempts += 1;
      await tx.rows(sql`insert into traps values (${attempts === 1})`);
    };
    await assert.rejects(db.transaction(work), CommitInDoubt);
    assert.equal(attempts, 1);
    attempts = 0;
    await db.transaction(work, { repeatable: true });
    assert.equal(attempts, 2);
  });

  test('a failed statement that somebody swallowed cannot be committed as if it had worked', async () => {
    await assert.rejects(
      db.transaction(async (tx) => {
        await tx.rows(insert('kept')).catch((error) => assert.ok(violates(error, 'counters_pkey')));
      }),
      /failed and was ignored/,
    );
  });

  test('close', () => db.close());
});

async function killOwnBackend(db: Database, tx: { rows: Database['rows'] }): Promise<void> {
  const [row] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
  await db.rows(sql`select pg_terminate_backend(${row?.pid})`);
  await tx.rows(sql`select 1`);
}

function barrier(size: number): () => Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let waiting = 0;
  return () => {
    waiting += 1;
    if (waiting === size) resolve();
    return promise;
  };
}
