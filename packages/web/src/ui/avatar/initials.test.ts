import { expect, test } from 'vitest';
import { initialsOf, tintOf } from './initials.ts';

test.each([
  ['Ada Lovelace', 'AL'],
  ['grace', 'G'],
  ['Ursula K. Le Guin', 'UG'],
  ['writer_7', 'W7'],
  ['  ', ''],
  ['أسماء علي', 'أع'],
  ['👩🏽‍🚀 Mae', '👩🏽‍🚀M'],
])('%s → %s', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test('a person keeps their tint', () => {
  expect(tintOf('1439672833925283840')).toBe(tintOf('1439672833925283840'));
  expect(tintOf('1')).toBeLessThan(8);
});
