import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holds, randomFrom, seedFrom } from './random.ts';

const told: string[] = [];
const context = {
  diagnostic: (message: string) => {
    told.push(message);
  },
  filePath: `${process.cwd()}/packages/some.test.ts`,
};

test('a property that holds tells its seed', async () => {
  await holds(context, fc.property(fc.integer(), Number.isInteger), { seed: 7 });
  assert.deepEqual(told, ['seed 7']);
});

test('one that does not says how to repeat it, and its smallest case', async () => {
  const small = fc.asyncProperty(fc.nat(), async (n) => n < 100);
  await assert.rejects(
    holds(context, small, { seed: 42, runs: 1000 }),
    (error: Error) =>
      error.message.includes('Counterexample: [100]') &&
      error.message.endsWith('Repeat it: WEFT_SEED=42 npm test -- packages/some.test.ts'),
  );
});

test('the same seed gives the same cases', async () => {
  const cases = async () => {
    const seen: number[] = [];
    await holds(
      context,
      fc.property(fc.integer(), (n) => void seen.push(n)),
      { seed: 5 },
    );
    return seen;
  };
  assert.deepEqual(await cases(), await cases());
});

test('randomness as a function is repeatable, and between 0 and 1', () => {
  const draw = (seed: number) => Array.from({ length: 50 }, randomFrom(seed));
  assert.deepEqual(draw(3), draw(3));
  assert.notDeepEqual(draw(3), draw(4));
  assert.ok(draw(3).every((value) => value >= 0 && value < 1));
  assert.equal(new Set(draw(3)).size, 50);
});

test('WEFT_SEED fixes the seed', () => {
  assert.equal(seedFrom({ WEFT_SEED: '12' }), 12);
  assert.ok(Number.isInteger(seedFrom({})));
  assert.throws(() => seedFrom({ WEFT_SEED: 'twelve' }), /whole number/);
});
