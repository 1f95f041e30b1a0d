import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { attempt } from './attempt.ts';
import { Database } from './database.ts';
import { sql } from './statement.ts';

class Refusal extends Error {}
const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal;

describe('a part of a transaction', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  await db.rows(sql`create table notes (text text unique)`);
  const write = (text: string) => sql`insert into notes values (${text})`;
  const notes = async () =>
    (await db.rows<{ text: string }>(sql`select text from notes order by text`)).map(({ text }) => text);

  test('that is refused takes back what it wrote, and no more; also after an error of the database', async () => {
    await db.transaction(async (tx) => {
      await tx.rows(write('a'));
      const refused = await attempt(
        tx,
        async () => {
          await tx.rows(write('b'));
          await tx.rows(write('a')).catch((cause) => {
            throw new Refusal('taken', { cause });
          });
        },
        isRefusal,
      );
      assert.ok(refused instanceof Refusal);
      assert.equal(await attempt(tx, async () => 7, isRefusal), 7);
      await tx.rows(write('c'));
    });
    assert.deepEqual(await notes(), ['a', 'c']);
  });

  test('that fails in any other way takes the whole with it', async () => {
    const failure = new Error('the connection broke');
    await assert.rejects(
      db.transaction(async (tx) => {
        await tx.rows(write('d'));
        await attempt(tx, () => Promise.reject(failure), isRefusal);
      }),
      failure,
    );
    assert.deepEqual(await notes(), ['a', 'c']);
  });

  test('close', () => db.close());
});
