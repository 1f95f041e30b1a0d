import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseAfter } from './backoff.ts';
import { dueSince } from './schedule.ts';

const at = (text: string) => new Date(`2026-11-20T${text}Z`);

test('a pattern is due once its time has come, in UTC', () => {
  assert.equal(dueSince('0 9 * * *', at('08:00:00'), at('08:59:59')), undefined);
  assert.deepEqual(dueSince('0 9 * * *', at('08:00:00'), at('09:00:00')), at('09:00:00'));
  assert.equal(dueSince('0 9 * * *', at('09:00:00'), at('09:00:00')), undefined);
});

test('after a standstill only the last missed time counts', () => {
  assert.deepEqual(dueSince('*/10 * * * *', at('08:00:00'), at('09:05:00')), at('09:00:00'));
});

test('pauses double up to an hour, and spread by a quarter', () => {
  const none = () => 0;
  assert.deepEqual(
    [1, 2, 3].map((attempt) => pauseAfter(attempt, none)),
    [5, 10, 20],
  );
  assert.equal(pauseAfter(30, none), 3600);
  assert.equal(
    pauseAfter(1, () => 1),
    6.25,
  );
});
