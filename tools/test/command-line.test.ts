import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCommand } from './command-line.ts';
import { suites } from './suites.ts';

const names = (args: string[]) => parseCommand(args).suites.map(({ name }) => name);

test('fast is a group, all is everything, and a suite is known by its name', () => {
  assert.deepEqual(names([]), ['fast', 'components']);
  assert.deepEqual(names(['fast']), ['fast', 'components']);
  assert.deepEqual(
    names(['all']),
    suites.map(({ name }) => name),
  );
  assert.deepEqual(names(['redis']), ['redis']);
});

test('what follows are parts of paths', () => {
  const command = parseCommand(['fast', 'packages/client', 'outbox', '--coverage']);
  assert.deepEqual(command.filters, ['packages/client', 'outbox']);
  assert.equal(command.coverage, true);
});

test('an unknown suite is answered with those that there are', () => {
  assert.throws(() => parseCommand(['quick']), /no suite "quick".*fast, components, long/);
});
