import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import { decodeCursor, encodeCursor, toPage } from './cursor.ts';
import { Problem } from './problem.ts';

const key = z.tuple([id]);

test('a cursor comes back as it was, with every digit of an id', () => {
  const big = '9223372036854775807';
  assert.deepEqual(decodeCursor(key, encodeCursor([big])), [big]);
});

test('whatever else a client sends as a cursor is a clear error', () => {
  for (const bad of [
    '',
    'x',
    encodeCursor(['']),
    encodeCursor([1]),
    encodeCursor(['1', '2']),
    '%%%',
    encodeCursor([null]),
  ])
    assert.throws(
      () => decodeCursor(key, bad),
      (error) => error instanceof Problem && error.code === 'invalid_cursor',
      JSON.stringify(bad),
    );
});

test('there is a next page exactly when a row came beyond this one', () => {
  const page = (rows: string[]) =>
    toPage(
      rows,
      2,
      (row) => row,
      (row) => [row],
    );
  assert.deepEqual(page([]), { items: [], nextCursor: null });
  assert.deepEqual(page(['5', '4']), { items: ['5', '4'], nextCursor: null });
  assert.deepEqual(page(['5', '4', '3']), { items: ['5', '4'], nextCursor: encodeCursor(['4']) });
});
