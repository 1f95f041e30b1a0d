import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import type { Counts } from './results.ts';
import { runNode } from './run-node.ts';
import type { Suite } from './suites.ts';

const suite: Suite = {
  ...{ name: 'sample', group: 'fast', runner: 'node', files: [], needs: [] },
  ...{ budgetSeconds: 60, timeoutSeconds: 60 },
};

/** Runs one file of this content as the runner would. */
async function run(
  t: TestContext,
  content: string,
): Promise<Counts & { printed: string; failures: readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'weft-run-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'sample.test.mjs');
  writeFileSync(file, `import { describe, test } from 'node:test';\n${content}`);
  const printed: string[] = [];
  const counts = await runNode({
    ...{ suite, files: [file], account: undefined, coverage: false },
    env: {},
    signal: t.signal,
    write: (line) => printed.push(stripVTControlCharacters(line)),
  });
  return { ...counts, printed: printed.join('\n') };
}

test('passed, failed and skipped tests are counted once each, parents and suites not at all', async (t) => {
  const result = await run(
    t,
    `describe('outer', () => {
       test('good', () => {});
       test('left out', { skip: true }, () => {});
       test('parent', async (t) => { await t.test('bad', () => { throw new Error('because'); }); });
     });`,
  );
  const { printed, failures, ...counts } = result;
  assert.deepEqual(counts, { passed: 1, failed: 1, skipped: 1 });
  assert.match(printed, /outer › parent › bad\n\s+Error: because/);
  // Once more at the end of the run, which may be all that is seen of it.
  assert.equal(failures.length, 1);
  assert.match(failures[0] ?? '', /sample\.test\.mjs: outer › parent › bad\n\s+Error: because/);
});

test('a file without a test is a failure', async (t) => {
  const { failed, printed } = await run(t, `console.log('nothing here');`);
  assert.equal(failed, 1);
  assert.match(printed, /No test in this file/);
});

test('a file that cannot be loaded shows what it wrote', async (t) => {
  const { failed, printed } = await run(t, `import { nothing } from 'node:fs'; nothing();`);
  assert.equal(failed, 1);
  assert.match(printed, /It wrote:(.|\n)*does not provide an export named 'nothing'/);
});

test('a hook that fails is a failure, though every test passed', async (t) => {
  const { failed } = await run(
    t,
    `import { after } from 'node:test'; test('good', () => {}); after(() => { throw new Error('late'); });`,
  );
  assert.equal(failed, 1);
});

test('a file that leaves something open comes to an end all the same', async (t) => {
  const { passed, failed } = await run(t, `test('good', () => {}); setInterval(() => {}, 60_000);`);
  assert.deepEqual({ passed, failed }, { passed: 1, failed: 0 });
});
