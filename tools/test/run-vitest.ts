import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './find-files.ts';
import { type Counts, noCounts } from './results.ts';

/** The part of Vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
}

/** Runs the web components' tests; Vitest prints them itself, and its report is counted. */
export async function runVitest(filters: readonly string[], signal: AbortSignal): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), 'weft-vitest-'));
  const report = join(folder, 'report.json');
  try {
    const script = join(root, 'node_modules/vitest/vitest.mjs');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const web = filters.map((filter) => filter.replace(/^packages\/web\//, ''));
    const child = spawn(process.execPath, [script, 'run', '--root', 'packages/web', ...reporters, ...web], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      signal,
    });
    const [code] = await once(child, 'close').catch(() => [1]);
    return count(report, code === 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(path: string, good: boolean): Counts {
  if (!existsSync(path)) return { ...noCounts(), failed: 1 };
  const report = JSON.parse(readFileSync(path, 'utf8')) as VitestReport;
  const skipped = report.numPendingTests + report.numTodoTests;
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests, skipped };
  // A file that cannot be loaded fails without a failed test.
  return !good && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
