import { expect, test } from 'vitest';
import { addDays, addMonths, daysBetween, weeksOf } from './day.ts';

test('days and months are counted as calendars do', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  expect(daysBetween('2026-03-01', '2026-04-01')).toBe(31);
});

test('a month is shown in whole weeks, which begin where they begin', () => {
  const monday = weeksOf('2026-11-20', 1);
  expect(monday[0]).toEqual([
    ...['2026-10-26', '2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01'],
  ]);
  expect(monday.at(-1)?.[0]).toBe('2026-11-30');
  expect(weeksOf('2026-11-20', 7)[0]?.[0]).toBe('2026-11-01');
  // A month of four whole weeks has no fifth.
  expect(weeksOf('2027-02-10', 1)).toHaveLength(4);
});
