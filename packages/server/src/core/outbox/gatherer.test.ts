import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Gatherer } from './gatherer.ts';

const settings = { quietMs: 50, gatherMs: 50, maxDelayMs: 200 };

/** Publishes whenever something is due, as the relay does, and says when that was. */
function publicationsFor(signals: readonly number[]): number[] {
  const gatherer = new Gatherer(settings);
  const published: number[] = [];
  for (let now = 0; now <= 1_000; now += 1) {
    if (signals.includes(now)) gatherer.signal(now);
    if (gatherer.dueAt === undefined || gatherer.dueAt > now) continue;
    gatherer.take();
    gatherer.published(now);
    published.push(now);
  }
  return published;
}

test('nothing is due before a signal', () => {
  assert.equal(new Gatherer(settings).dueAt, undefined);
});

test('after a quiet time a signal is due at once', () => {
  assert.deepEqual(publicationsFor([100]), [100]);
  assert.deepEqual(publicationsFor([100, 151]), [100, 151]);
});

test('within a burst it waits for 50 ms without a signal', () => {
  assert.deepEqual(publicationsFor([100, 110, 140]), [100, 190]);
  assert.deepEqual(publicationsFor([100, 150]), [100, 200], 'exactly 50 ms is not yet quiet');
});

test('the first signal of a burst waits 200 ms at most', () => {
  const everyTenMs = Array.from({ length: 50 }, (_, index) => 100 + index * 10);
  assert.deepEqual(publicationsFor(everyTenMs).slice(0, 3), [100, 310, 520]);
});

test('a signal that comes while publishing belongs to the burst', () => {
  const gatherer = new Gatherer(settings);
  gatherer.signal(100);
  gatherer.take();
  gatherer.signal(103);
  gatherer.published(105);
  assert.equal(gatherer.dueAt, 153);
});
