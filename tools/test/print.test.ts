import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { budgetTable, inNumbers } from './print.ts';

test('the last line has passed and failed always, skipped only if there are any', () => {
  assert.equal(inNumbers({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
  assert.equal(inNumbers({ passed: 0, failed: 1, skipped: 2 }), '0 passed, 1 failed, 2 skipped');
});

test('a suite over its budget is told loudly, and the sum against the group’s', () => {
  const counts = { passed: 1, failed: 0, skipped: 0 };
  const lines = budgetTable(
    [
      { name: 'quick', seconds: 2, budgetSeconds: 10, ...counts },
      { name: 'slow', seconds: 12, budgetSeconds: 10, ...counts },
    ],
    20,
  ).map(stripVTControlCharacters);
  assert.match(lines[0] ?? '', /^quick +2\.0 s of +10 s +1 passed/);
  assert.match(lines[1] ?? '', /^slow +12\.0 s of +10 s +OVER BUDGET/);
  assert.match(lines[2] ?? '', /^together +14\.0 s of +20 s$/);
});
