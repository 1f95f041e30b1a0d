import { expect, test } from 'vitest';
import { afterKey } from './calendar-keys.ts';
import { progressLine } from './progress-line.ts';

const goal = { begins: '2026-11-01', targetDate: '2026-11-21' };

test('every milestone that says how far the goal is makes a step, and the last one holds until today', () => {
  const { steps, dots, today } = progressLine(
    [
      { date: '2026-11-06', progress: 25 },
      { date: '2026-11-08', progress: null },
      { date: '2026-11-11', progress: 60 },
    ],
    goal,
    '2026-11-16',
  );
  expect(dots).toEqual([
    [0.25, 0.25],
    [0.5, 0.6],
  ]);
  expect(steps).toEqual([
    ...[
      [0, 0],
      [0.25, 0],
      [0.25, 0.25],
      [0.5, 0.25],
      [0.5, 0.6],
    ],
    [0.75, 0.6],
  ]);
  expect(today).toBe(0.75);
});

test('what was dated before the goal was set, or after it should be reached, is in the picture', () => {
  const line = progressLine(
    [
      { date: '2026-10-22', progress: 10 },
      { date: '2026-12-01', progress: 100 },
    ],
    goal,
    '2026-11-11',
  );
  expect([line.from, line.until]).toEqual(['2026-10-22', '2026-12-01']);
  expect(line.dots).toEqual([
    [0, 0.1],
    [1, 1],
  ]);
});

test('a goal of this day, without a date, is a line all the same', () => {
  const { steps } = progressLine([], { begins: '2026-11-16', targetDate: null }, '2026-11-16');
  expect(steps.flat().every((at) => at >= 0 && at <= 1)).toBe(true);
});

test('keys of the calendar', () => {
  // A Friday, in weeks that begin on Monday.
  expect(afterKey('Home', '2026-11-20', 1)).toBe('2026-11-16');
  expect(afterKey('End', '2026-11-20', 1)).toBe('2026-11-22');
  expect(afterKey('ArrowUp', '2026-11-20', 1)).toBe('2026-11-13');
  expect(afterKey('PageDown', '2026-11-30', 1)).toBe('2026-12-30');
  expect(afterKey('x', '2026-11-20', 1)).toBeUndefined();
});
