import { relative } from 'node:path';
import { styleText } from 'node:util';
import { root } from './find-files.ts';
import { type Counts, noCounts, type Report, type SuiteResult } from './results.ts';

type Failure = Extract<Report, { kind: 'failed' }>;

/** Prints a line for a file, and for one that failed what failed and what it wrote. */
export class FilePrinter {
  readonly total = noCounts();
  /** Told once more at the end, which is what is seen of a long run. */
  readonly failures: string[] = [];
  readonly #files = new Map<string, { counts: Counts; failures: Failure[]; output: string }>();
  readonly #write: (line: string) => void;

  constructor(write: (line: string) => void) {
    this.#write = write;
  }

  take(report: Report): void {
    if (report.kind === 'coverage') return;
    const entry = this.#entry(report.file);
    if (report.kind === 'output') entry.output += report.text;
    else if (report.kind === 'file') this.#finish(report.file, report.seconds);
    else {
      entry.counts[report.kind] += 1;
      this.total[report.kind] += 1;
      if (report.kind === 'failed') entry.failures.push(report);
    }
  }

  /** For files that never came to an end of their own. */
  flush(): void {
    for (const file of [...this.#files.keys()]) this.#finish(file, undefined);
  }

  #entry(file: string) {
    const entry = this.#files.get(file) ?? { counts: noCounts(), failures: [], output: '' };
    this.#files.set(file, entry);
    return entry;
  }

  #finish(file: string, seconds: number | undefined): void {
    const { counts, failures, output } = this.#entry(file);
    this.#files.delete(file);
    if (counts.passed + counts.failed + counts.skipped === 0) return;
    const mark = failures.length === 0 ? styleText('green', '✔') : styleText('red', '✘');
    const took = seconds === undefined ? '' : `, ${seconds.toFixed(1)} s`;
    this.#write(`${mark} ${relative(root, file)} (${inNumbers(counts)}${took})`);
    for (const { name, error } of failures) {
      const beginning = error.split('\n').slice(0, 15).join('\n');
      this.failures.push(`${relative(root, file)}: ${name}\n${indent(beginning)}`);
      this.#write(`  ${styleText('red', name)}`);
      this.#write(indent(error));
    }
    if (failures.length > 0 && output.trim() !== '') this.#write(indent(`It wrote:\n${output.trimEnd()}`));
  }
}

/** "12 passed, 0 failed", as the last line of every run is. */
export function inNumbers({ passed, failed, skipped }: Counts): string {
  const tail = skipped > 0 ? `, ${skipped} skipped` : '';
  return `${passed} passed, ${failed} failed${tail}`;
}

/** Each suite's time against its budget. Over budget is told loudly, but a slow machine fails no test. */
export function budgetTable(results: readonly SuiteResult[], groupBudget: number | undefined): string[] {
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  const lines = results.map((result) =>
    budgetLine(result.name, result.seconds, result.budgetSeconds, result),
  );
  if (groupBudget !== undefined) lines.push(budgetLine('together', total, groupBudget));
  return lines;
}

function budgetLine(name: string, seconds: number, budget: number, result?: SuiteResult): string {
  const time = `${seconds.toFixed(1)} s`.padStart(9);
  const line = `${name.padEnd(16)}${time} of ${String(budget).padStart(4)} s`;
  const told = result === undefined ? '' : `   ${result.note ?? inNumbers(result)}`;
  return seconds > budget ? styleText(['red', 'bold'], `${line}   OVER BUDGET${told}`) : `${line}${told}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, '    ');
}
