import { Command } from 'commander';
import { Database } from '../../core/db/database.ts';
import { notifyNodes } from '../../core/outbox/notify.ts';
import type { Drift } from '../../core/reconcile/kept-values.ts';
import { type Findings, reconcile } from '../../core/reconcile/reconcile.ts';
import { writeRun } from '../../core/reconcile/runs.ts';
import { count } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';

interface ReconcileCommandOptions {
  readonly fix?: boolean;
  readonly json?: boolean;
}

export function reconcileCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('reconcile')
    .description(
      'Count again what is stored beside what it follows from (likes, members, bytes, …), and say what is wrong.',
    )
    .option('--fix', 'make it right, while people go on')
    .option('--json', 'answer in JSON')
    .addHelpText('after', examples)
    .action((options: ReconcileCommandOptions, self: Command) =>
      withServer(context, self, async ({ connection }) => {
        const db = new Database({
          ...{ connection, poolSize: 2, applicationName: 'weft reconcile' },
          statementTimeoutMs: 120_000,
        });
        try {
          const findings = await run(db, options.fix === true);
          if (options.json) io.json({ fixed: options.fix === true, tables: findings });
          else show(findings);
          const left = sum(findings, 'drifted') - sum(findings, 'repaired');
          if (left > 0 && options.fix !== true)
            throw new CliError(`${count(left, 'row')} not as it should be: weft reconcile --fix.`, 3);
        } finally {
          await db.close();
        }
      }),
    );

  async function run(db: Database, fix: boolean): Promise<Findings[]> {
    // Loaded here: other commands should not wait for every feature.
    const { reconcilers } = await import('../../reconcilers.ts');
    const progress = io.progress('Counting');
    let [table, before, here] = ['', 0, 0];
    const findings = await reconcile(db, reconcilers, {
      fix,
      progress: (name, checked) => {
        if (name !== table) [table, before] = [name, before + here];
        here = checked;
        progress(before + here, before + here + 1);
      },
    });
    const checked = sum(findings, 'checked');
    progress(checked, checked);
    await db.transaction((tx) => writeRun(tx, 'command line', findings));
    if (sum(findings, 'repaired') > 0) await notifyNodes(db, 'committed');
    return findings;
  }

  function show(findings: readonly Findings[]): void {
    io.table(
      findings.map(({ table, checked, drifted, repaired, columns }) => ({
        table,
        checked,
        wrong: drifted,
        repaired,
        columns: Object.entries(columns)
          .map(([column, n]) => `${column} (${n})`)
          .join(', '),
      })),
    );
    for (const { table, examples } of findings)
      for (const drift of examples) io.line(`${table} ${drift.key.join('/')}: ${inWords(drift)}`);
  }
}

function inWords({ column, is, should }: Drift): string {
  if (is === null && should !== null) return `${column} is missing, should be ${should}`;
  return `${column} is ${is}, should ${should === null ? 'not be there' : `be ${should}`}`;
}

function sum(findings: readonly Findings[], what: 'checked' | 'drifted' | 'repaired'): number {
  return findings.reduce((total, found) => total + found[what], 0);
}

const examples = `
Every night the server does this by itself, repairs what it finds and says so in its log and in weft doctor.
Exit code 3 when something is wrong and --fix was not given.

Examples:
  weft reconcile            look only
  weft reconcile --fix      look and repair
  weft reconcile --json     what is wrong, by table and column, with examples
`;
