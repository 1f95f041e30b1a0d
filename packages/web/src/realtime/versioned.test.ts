import { expect, test } from 'vitest';
import { newerIn, newerOf } from './versioned.ts';

const ada = { id: '1', version: 4, name: 'Ada', may: { edit: true } };

test('a newer version replaces what it carries and leaves the rest', () => {
  const heard = { id: '1', version: 5, name: 'Ada Lovelace' };
  expect(newerOf(ada, heard)).toEqual({ ...ada, ...heard });
});

test.each([4, 3])('version %d after 4 changes nothing', (version) => {
  expect(newerOf(ada, { id: '1', version, name: 'late' })).toBe(ada);
});

test('another object changes nothing', () => {
  expect(newerOf(ada, { id: '2', version: 9 })).toBe(ada);
});

test('in a list only what changed is new', () => {
  const grace = { id: '2', version: 1, name: 'Grace' };
  const list = [ada, grace];
  const changed = newerIn(list, { id: '2', version: 2 });
  expect(changed[0]).toBe(ada);
  expect(changed[1]).toEqual({ ...grace, version: 2 });
  expect(newerIn(list, { id: '2', version: 1 })).toBe(list);
  expect(newerIn(list, { id: '3', version: 1 })).toBe(list);
});

test('every order of the same events ends in the same state', () => {
  const events = [5, 6, 7].map((version) => ({ id: '1', version, name: `v${version}` }));
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [2, 2, 0, 1],
  ];
  for (const order of orders) {
    const end = order.reduce((state, at) => newerOf(state, events[at] ?? state), ada);
    expect(end).toMatchObject({ version: 7, name: 'v7' });
  }
});
