import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { localTime } from './local-time.ts';

const zones = [
  ...['UTC', 'Europe/Berlin', 'America/New_York', 'America/St_Johns', 'Australia/Lord_Howe'],
  // Where the clock is changed at midnight, half an hour behind everybody, and across the line.
  ...[
    'Africa/Cairo',
    'Asia/Beirut',
    'Asia/Kathmandu',
    'Pacific/Chatham',
    'Pacific/Kiritimati',
    'Pacific/Apia',
  ],
];
const minute = 60_000;

describe('the clock on the wall', () => {
  test('shows day and time of the zone, at the seams of the year, too', () => {
    const at = (zone: string, time: string) => localTime(zone, new Date(time));
    assert.deepEqual(at('Europe/Berlin', '2026-11-20T23:30:00Z'), { day: '2026-11-21', clock: '00:30' });
    assert.deepEqual(at('Pacific/Kiritimati', '2026-12-31T10:00:00Z'), { day: '2027-01-01', clock: '00:00' });
    assert.deepEqual(at('Europe/Berlin', '2026-03-29T00:59:00Z')?.clock, '01:59');
    assert.deepEqual(at('Europe/Berlin', '2026-03-29T01:00:00Z')?.clock, '03:00');
    assert.equal(at('Moon/Tycho', '2026-03-29T01:00:00Z'), undefined);
  });

  /** What the job does every minute, or every few after a standstill: the first time on a day that the time is past. */
  function remindedOn(zone: string, clock: string, from: number, minutes: number, every: number): string[] {
    const days: string[] = [];
    for (let n = 0; n < minutes; n += every) {
      const local = localTime(zone, new Date(from + n * minute));
      if (local !== undefined && clock <= local.clock && !days.includes(local.day)) days.push(local.day);
    }
    return days;
  }
  const clocks = fc
    .integer({ min: 0, max: 23 * 60 + 30 })
    .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);

  test('every day of a zone has its time once, whether the clock jumps over it or shows it twice', () => {
    // The hours around each change of the clock are among them: two weeks from any day of these years.
    const start = fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2027, 11, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), clocks, start, fc.integer({ min: 1, max: 29 }), (...given) => {
        const [zone, clock, from, every] = given;
        const days = remindedOn(zone, clock, from, 4 * 1440, every);
        assert.deepEqual(days, [...new Set(days)].toSorted());
        const all = new Set<string>();
        for (let n = 0; n < 4 * 1440; n += 30)
          all.add(localTime(zone, new Date(from + n * minute))?.day ?? '');
        // The first day may have been past, the last may not have come to it.
        for (const day of [...all].slice(1, -1)) assert.ok(days.includes(day), `${zone} ${day} ${clock}`);
      }),
      { numRuns: 60 },
    );
  });

  test('a time that does not exist is past when the clock has jumped; one that exists twice is told at the first', () => {
    const berlin = (clock: string, time: string) =>
      remindedOn('Europe/Berlin', clock, Date.parse(time), 180, 1);
    assert.deepEqual(berlin('02:30', '2026-03-29T00:00:00Z'), ['2026-03-29']);
    assert.deepEqual(berlin('02:30', '2026-10-24T23:30:00Z'), ['2026-10-25']);
  });
});
