import { styleText } from 'node:util';
import { findFiles } from './find-files.ts';
import { Missing } from './needs.ts';
import type { Resources } from './resources.ts';
import { type Counts, noCounts, type SuiteResult } from './results.ts';
import { runNode } from './run-node.ts';
import { runVitest } from './run-vitest.ts';
import type { Suite } from './suites.ts';

export interface SuiteRun {
  readonly filters: readonly string[];
  readonly coverage: boolean;
  readonly resources: Resources;
  readonly signal: AbortSignal;
  readonly ci: boolean;
  readonly write: (line: string) => void;
}

/** Undefined when the filters name none of its files. */
export async function runSuite(suite: Suite, run: SuiteRun): Promise<SuiteResult | undefined> {
  const files = findFiles(suite, suite.runner === 'vitest' ? [] : run.filters);
  if (filteredOut(suite, files, run.filters)) return undefined;
  run.write(`\n${styleText('bold', suite.name)}`);
  const started = performance.now();
  const outcome = await attempt(suite, files, run);
  const seconds = (performance.now() - started) / 1000;
  if (outcome.note !== undefined) run.write(`  ${outcome.note}`);
  return { name: suite.name, budgetSeconds: suite.budgetSeconds, seconds, ...outcome };
}

/** A suite that finds no test has lost them, unless only some were asked for. */
function filteredOut(suite: Suite, files: readonly string[], filters: readonly string[]): boolean {
  if (filters.length === 0) return false;
  if (suite.runner === 'vitest') return !filters.every((filter) => filter.startsWith('packages/web'));
  return files.length === 0;
}

async function attempt(
  suite: Suite,
  files: readonly string[],
  run: SuiteRun,
): Promise<Counts & Pick<SuiteResult, 'note' | 'failures'>> {
  if (files.length === 0 && suite.runner === 'vitest')
    return { ...noCounts(), skipped: 1, note: 'SKIPPED: the web client has no Vitest settings' };
  if (files.length === 0) return { ...noCounts(), failed: 1, note: 'FAILED: no test found' };
  try {
    const provided = await run.resources.provide(suite.needs);
    if (suite.runner === 'vitest') return await runVitest(run.filters, run.signal);
    const notes = provided.flatMap(({ note }) => note ?? []);
    if (notes.length > 0) run.write(`  ${notes.join(', ')}`);
    const env = Object.assign({}, ...provided.map((one) => one.env ?? {}));
    const account = provided.find((one) => one.account !== undefined)?.account;
    return await runNode({ suite, files, env, account, ...run });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof Missing && !run.ci) return { ...noCounts(), skipped: 1, note: `SKIPPED: ${reason}` };
    return { ...noCounts(), failed: 1, note: `FAILED: ${reason}` };
  }
}
