import { expect, test } from 'vitest';
import { namedAt } from './suggestions.ts';

const people = { sign: '@', word: /^\w*$/, find: async () => [] };

test.each([
  ['@', ''],
  ['hello @ad', 'ad'],
  ['(@ad', 'ad'],
  ['**@ad', 'ad'],
])('%j names %j', (text, named) => {
  expect(namedAt(text, people)).toBe(named);
});

test.each(['ada@example', 'hello', '@ada there'])('%j names nobody', (text) => {
  expect(namedAt(text, people)).toBeUndefined();
});
