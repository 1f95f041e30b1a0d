import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeCursor, readCursor } from './cursor.ts';

const head = { epoch: 'k3v9x2', position: 100, removedThrough: 40 };

test('a cursor says where to go on', () => {
  assert.deepEqual(readCursor(encodeCursor({ epoch: 'k3v9x2', position: 77 }), head), {
    kind: 'ok',
    position: 77,
  });
});

test('the oldest good cursor is the last one whose next event is kept', () => {
  assert.equal(readCursor('k3v9x2.40', head).kind, 'ok');
  assert.equal(readCursor('k3v9x2.39', head).kind, 'too_old');
});

test('a cursor of before a restore is recognised', () => {
  assert.equal(readCursor('aaaaaa.77', head).kind, 'other_epoch');
});

test('anything else is invalid, whatever was sent', () => {
  const bad = [
    '',
    'k3v9x2',
    '.5',
    'k3v9x2.',
    'k3v9x2.-1',
    'k3v9x2.05',
    'k3v9x2.1e3',
    `k3v9x2.${'9'.repeat(30)}`,
  ];
  for (const cursor of bad) assert.equal(readCursor(cursor, head).kind, 'invalid', cursor);
});
