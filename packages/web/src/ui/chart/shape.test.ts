import { expect, test } from 'vitest';
import { ceilingOf, runsOf, yOf } from './shape.ts';

const points = (...values: (number | null)[]) => values.map((value, day) => ({ label: `day ${day}`, value }));

test('a line never crosses what nobody knows', () => {
  expect(runsOf(points(1, 2, null, null, 0, null, 3, 4))).toEqual([[0, 1], [4], [6, 7]]);
  expect(runsOf(points(null, null))).toEqual([]);
});

test.each([
  [0, 1],
  [7, 10],
  [10, 10],
  [11, 20],
  [21, 25],
  [100_001, 200_000],
])('%d fits under %d', (highest, ceiling) => {
  expect(ceilingOf(points(0, highest, null))).toBe(ceiling);
});

test('sizes are round in the units of sizes', () => {
  expect(ceilingOf(points(60 * 1024 ** 2), 1024)).toBe(100 * 1024 ** 2);
  expect(ceilingOf(points(1.2 * 1024 ** 3), 1024)).toBe(2 * 1024 ** 3);
  expect(ceilingOf(points(0), 1024)).toBe(1);
});

test('nothing is at the bottom', () => {
  expect(yOf(0, 10)).toBe(140);
  expect(yOf(10, 10)).toBe(0);
});
