import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Account } from '../../packages/server/src/core/db/embedded/run-as.ts';
import { dropDatabasesOf, serverOfRun } from '../../packages/server/test/kit/database.ts';
import { coverageFlags, coverageLines } from './coverage.ts';
import { root } from './find-files.ts';
import { FilePrinter } from './print.ts';
import type { Counts, CoveredFile, Report } from './results.ts';
import type { Suite } from './suites.ts';

export interface NodeRun {
  readonly suite: Suite;
  readonly files: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly account: Account | undefined;
  readonly coverage: boolean;
  readonly signal: AbortSignal;
  readonly write: (line: string) => void;
}

/** Runs files with `node --test`, two at a time, each in a process of its own. */
export async function runNode(run: NodeRun): Promise<Counts & { failures: readonly string[] }> {
  const printer = new FilePrinter(run.write);
  const child = spawn(process.execPath, [...flags(run), ...run.files], {
    ...run.account,
    cwd: root,
    // Undefined: the tests of this runner run it inside a test, where node would skip every file.
    env: { ...process.env, ...compileCache(run), ...run.env, NODE_TEST_CONTEXT: undefined },
    stdio: ['ignore', 'pipe', 'inherit'],
    signal: run.signal,
    killSignal: 'SIGTERM',
  });
  const ended = once(child, 'close').catch((error: unknown) => {
    if (!run.signal.aborted) throw error;
    return [1];
  });
  let covered: CoveredFile[] = [];
  const dropping: Promise<void>[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const report = parse(line);
    if (report === undefined) run.write(line);
    else if (report.kind === 'coverage') covered = report.files;
    else printer.take(report);
    if (report?.kind === 'file' && run.env.WEFT_TEST_POSTGRES !== undefined)
      dropping.push(dropDatabasesOf(serverOfRun(run.env).server, report.file));
  }
  const [code] = await ended;
  // A database that stays behind goes with its server.
  await Promise.allSettled(dropping);
  printer.flush();
  for (const line of coverageLines(covered)) run.write(line);
  const { total, failures } = printer;
  // It ended badly without a failed test, or well without any: the run itself broke.
  const broke = code !== 0 || total.passed + total.skipped === 0;
  return { ...total, failures, failed: broke ? Math.max(1, total.failed) : total.failed };
}

/** Every file is a process that loads the same sources. What is covered is counted less exactly in cached code. */
const compileCache = ({ coverage }: NodeRun) =>
  coverage
    ? { NODE_DISABLE_COMPILE_CACHE: '1' }
    : { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') };

function flags({ suite, coverage }: NodeRun): string[] {
  const timeout = suite.timeoutSeconds * 1000;
  return [
    '--test',
    '--test-concurrency=2',
    // A failed test may leave a server of its own open; its file must not hang the run.
    '--test-force-exit',
    `--test-timeout=${timeout}`,
    `--test-reporter=${join(import.meta.dirname, 'reporter.ts')}`,
    '--test-reporter-destination=stdout',
    ...(coverage ? coverageFlags : []),
  ];
}

function parse(line: string): Report | undefined {
  try {
    return JSON.parse(line) as Report;
  } catch {
    return undefined;
  }
}
