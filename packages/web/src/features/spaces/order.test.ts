import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moved, ordered } from './order.ts';

test('one place up or down, and not past the end', () => {
  const ids = ['a', 'b', 'c'];
  assert.deepEqual(moved(ids, 'b', -1), ['b', 'a', 'c']);
  assert.deepEqual(moved(ids, 'b', 1), ['a', 'c', 'b']);
  assert.equal(moved(ids, 'a', -1), ids);
  assert.equal(moved(ids, 'c', 1), ids);
  assert.equal(moved(ids, 'gone', 1), ids);
});

test('as wanted, and what came meanwhile behind it', () => {
  const items = ['a', 'new', 'b', 'newer'].map((id) => ({ id }));
  assert.deepEqual(
    ordered(items, ['b', 'gone', 'a']).map(({ id }) => id),
    ['b', 'a', 'new', 'newer'],
  );
});
