import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../test/kit/database.ts';
import { testVault } from '../../test/kit/server.ts';
import { type Budget, restore, trySpend } from './budgets.ts';
import { Database } from './db/database.ts';
import { sql } from './db/statement.ts';

const guesses: Budget = { name: 'guess', tries: 5, everySeconds: 60 };

describe('budgets', async () => {
  const db = new Database({ connection: (await testDatabase()).connection });
  const guess = (subject: string) => trySpend(db, testVault, guesses, subject);
  const many = async (subject: string, n: number) => {
    const outcomes = await Promise.all(Array.from({ length: n }, () => guess(subject)));
    return outcomes.filter(Boolean).length;
  };
  const passes = (seconds: number) =>
    db.rows(sql`update budgets set whole_at = whole_at - make_interval(secs => ${seconds})`);

  test('of many tries at the same moment exactly as many pass as there are, in whatever case one writes', async () => {
    assert.equal(await many('ada', 40), 5);
    assert.equal(await guess('ADA'), false);
    assert.equal(await many('grace', 40), 5);
  });

  test('one more comes with the time, never more than at the beginning', async () => {
    await passes(61);
    assert.equal(await many('ada', 10), 1);
    await passes(60 * 60);
    assert.equal(await many('ada', 10), 5);
  });

  test('restoring one subject leaves the others', async () => {
    await restore(db, testVault, guesses, 'Ada');
    assert.equal(await guess('ada'), true);
    await many('grace', 10);
    assert.equal(await guess('grace'), false);
    assert.equal(await trySpend(db, testVault, { ...guesses, name: 'other' }, 'grace'), true);
  });

  test('what was tried is not to be read from the table', async () => {
    const rows = await db.rows<{ text: string }>(sql`select encode(key, 'escape') as text from budgets`);
    assert.equal(
      rows.some(({ text }) => text.includes('ada') || text.includes('grace')),
      false,
    );
  });

  test('close', () => db.close());
});
