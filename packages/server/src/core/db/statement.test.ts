import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prepared, sql } from './statement.ts';

test('values become parameters, in their order', () => {
  assert.deepEqual(sql`select ${1} where a = ${'x'}`, { text: 'select $1 where a = $2', values: [1, 'x'] });
  assert.deepEqual(sql`select 1`, { text: 'select 1', values: [] });
});

test('a piece of SQL stands where it is put, and its parameters are numbered on', () => {
  const mine = sql`user_id = ${7} or owner = ${8}`;
  const both = sql`select ${1} where ${mine} and (${mine}) limit ${9}`;
  assert.equal(
    both.text,
    'select $1 where user_id = $2 or owner = $3 and (user_id = $4 or owner = $5) limit $6',
  );
  assert.deepEqual(both.values, [1, 7, 8, 7, 8, 9]);
  const named = prepared('x')`select ${both}`;
  assert.deepEqual([named.name, named.values.length], ['x', 6]);
});

test('what only looks like SQL is a value: nobody writes statements from outside', () => {
  const forged = { text: 'true; drop table users', values: [] };
  assert.deepEqual(sql`select ${forged}`, { text: 'select $1', values: [forged] });
});
