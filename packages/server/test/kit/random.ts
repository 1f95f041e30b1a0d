import { randomInt } from 'node:crypto';
import { relative } from 'node:path';
import type { TestContext } from 'node:test';
import fc from 'fast-check';

export interface HoldsOptions {
  readonly runs?: number;
  /** Pins a seed that failed once: it stays a test of its own. */
  readonly seed?: number;
}

/** Checks a property on random cases. The seed is printed, and a failure says how to repeat it. */
export async function holds<Values>(
  t: Pick<TestContext, 'diagnostic' | 'filePath'>,
  property: fc.IRawProperty<Values>,
  { runs = 100, seed = seedFrom(process.env) }: HoldsOptions = {},
): Promise<void> {
  t.diagnostic(`seed ${seed}`);
  const outcome = await fc.check(property, { seed, numRuns: runs });
  if (!outcome.failed) return;
  const file = relative(process.cwd(), t.filePath ?? '');
  const message = `${await fc.asyncDefaultReportMessage(outcome)}\n\nRepeat it: WEFT_SEED=${seed} npm test -- ${file}`;
  throw new Error(message, { cause: outcome.errorInstance });
}

/**
 * Numbers between 0 and 1, the same for the same seed: for what takes its randomness as a function. (Mulberry32:
 * fast-check's own doubles favour the edges, as a search for failures should, and are no dice.)
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function seedFrom(env: Readonly<Record<string, string | undefined>>): number {
  const given = env.WEFT_SEED;
  if (given === undefined || given === '') return randomInt(2 ** 31);
  const seed = Number(given);
  if (!Number.isInteger(seed)) throw new Error(`WEFT_SEED must be a whole number, not "${given}"`);
  return seed;
}
