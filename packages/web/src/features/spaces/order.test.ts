import { expect, test } from 'vitest';
import { moved, ordered } from './order.ts';

test('one place up or down, and not past the end', () => {
  const ids = ['a', 'b', 'c'];
  expect(moved(ids, 'b', -1)).toEqual(['b', 'a', 'c']);
  expect(moved(ids, 'b', 1)).toEqual(['a', 'c', 'b']);
  expect(moved(ids, 'a', -1)).toBe(ids);
  expect(moved(ids, 'c', 1)).toBe(ids);
  expect(moved(ids, 'gone', 1)).toBe(ids);
});

test('as wanted, and what came meanwhile behind it', () => {
  const items = ['a', 'new', 'b', 'newer'].map((id) => ({ id }));
  expect(ordered(items, ['b', 'gone', 'a']).map(({ id }) => id)).toEqual(['b', 'a', 'new', 'newer']);
});
