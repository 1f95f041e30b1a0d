import { type Command, parseCommand } from './test/command-line.ts';
import { budgetTable, inNumbers } from './test/print.ts';
import { Resources } from './test/resources.ts';
import { noCounts, type SuiteResult } from './test/results.ts';
import { runSuite } from './test/run-suite.ts';
import { groupBudgets } from './test/suites.ts';

/** `npm test` and `npm run test:all`; the plan is in test/suites.ts. */
const command = readCommand();
const results = await runAll(command);
// An interrupted run has its code already.
if (!finish(command, results)) process.exitCode ??= 1;

function readCommand(): Command {
  try {
    return parseCommand(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}

async function runAll({ suites, filters, coverage }: Command): Promise<SuiteResult[]> {
  const resources = new Resources();
  const interrupt = new AbortController();
  // Ctrl-C ends the tests; what was started for them is stopped below.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => interrupt.abort());
  const ci = process.env.CI === 'true';
  const run = { filters, coverage, resources, signal: interrupt.signal, ci, write: console.log };
  const done: SuiteResult[] = [];
  try {
    for (const suite of suites) {
      if (interrupt.signal.aborted) break;
      const result = await runSuite(suite, run);
      if (result !== undefined) done.push(result);
    }
  } finally {
    await resources.stop();
  }
  if (interrupt.signal.aborted) process.exitCode = 130;
  return done;
}

/** The last line is for machines, too: `N passed, N failed`. */
function finish({ group, filters }: Command, done: readonly SuiteResult[]): boolean {
  const total = noCounts();
  for (const { passed, failed, skipped } of done) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  if (total.passed + total.failed === 0) {
    console.log(`No test was found${filters.length > 0 ? ` for ${filters.join(', ')}` : ''}.`);
    total.failed = 1;
  }
  for (const failure of done.flatMap(({ failures = [] }) => failures)) console.log(`\nFailed: ${failure}`);
  const whole = group !== undefined && filters.length === 0;
  console.log(`\n${budgetTable(done, whole ? groupBudgets[group] : undefined).join('\n')}`);
  console.log(inNumbers(total));
  return total.failed === 0;
}
