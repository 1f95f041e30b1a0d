import { Command, InvalidArgumentError } from 'commander';
import { Database } from '../../core/db/database.ts';
import { backfill, cutOver, type Readiness, readReadiness } from '../../features/posts/moving/backfill.ts';
import { movedAtOnce } from '../../features/posts/moving/move.ts';
import { rehearse } from '../../features/posts/moving/rehearse.ts';
import type { Trouble } from '../../features/posts/moving/resolve.ts';
import type { Standing } from '../../features/posts/moving/standing.ts';
import { count } from '../amounts.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { type Located, withServer } from '../open.ts';
import { obstacles, why } from './comment-words.ts';

interface Options {
  readonly batch: number;
  readonly dryRun?: boolean;
  readonly leaveBehind?: boolean;
  readonly json?: boolean;
}

export function commentsCommand(context: CliContext): Command {
  const { io } = context;
  const command = new Command('comments').description(
    'Move the comments of another system over: out of the table engagement_comments, into posts.',
  );

  command
    .command('status')
    .description('how far it is: what is there, moved, due, in trouble')
    .option('--json', 'answer in JSON')
    .action((options: Options, self: Command) =>
      withPatience(self, async (db) => {
        const readiness = await readReadiness(db, false);
        if (options.json) return io.json(readiness);
        show(readiness.standing);
        tellObstacles(readiness);
      }),
    );

  command
    .command('backfill')
    .description('move what is due; stopped at any moment, it goes on where it was')
    .option('--batch <number>', 'so many in one transaction', batchSize, movedAtOnce)
    .option('--dry-run', 'say what would become of them, and change nothing')
    .option('--json', 'answer in JSON')
    .action((options: Options, self: Command) =>
      withPatience(self, async (db, located) => {
        if (options.dryRun) return rehearseIt(db, located, options);
        const { standing: before } = await readReadiness(db, false);
        const progress = io.progress('Moving');
        const total = before.total - before.moved;
        const open = await backfill(db, {
          batch: options.batch,
          deepest: located.config.threadDepth,
          progress: (looked) => progress(Math.min(looked, total), total),
        });
        if (!open) throw new CliError('The comments have been moved over: nothing is moved any more.');
        const readiness = await readReadiness(db, false);
        if (options.json) io.json(readiness);
        else show(readiness.standing);
        const left = inTrouble(readiness.standing);
        if (left > 0)
          throw new CliError(
            `${count(left, 'comment')} could not be moved. Mend them, then run it again.`,
            3,
          );
        if (!options.json) tellObstacles(readiness);
      }),
    );

  command
    .command('cutover')
    .description('the end: nothing is written to the old table any more')
    .option('--leave-behind', 'also while some cannot be moved: they are seen by nobody')
    .option('--dry-run', 'say whether it can be, and change nothing')
    .option('--json', 'answer in JSON')
    .action((options: Options, self: Command) =>
      withPatience(self, async (db) => {
        const leave = options.leaveBehind === true;
        const readiness = options.dryRun
          ? await readReadiness(db, leave)
          : await db.transaction((tx) => cutOver(tx, leave));
        if (options.json) io.json(readiness);
        const [obstacle] = readiness.obstacles;
        if (obstacle !== undefined) throw new CliError(obstacles[obstacle], options.dryRun ? 3 : 1);
        if (!options.json) io.line(options.dryRun ? 'It can be.' : 'The comments have been moved over.');
      }),
    );

  return command.addHelpText('after', examples);

  function withPatience(
    self: Command,
    work: (db: Database, located: Located) => Promise<void>,
  ): Promise<void> {
    return withServer(context, self, async ({ connection }, located) => {
      const db = new Database({
        ...{ connection, poolSize: 2, applicationName: 'weft comments' },
        statementTimeoutMs: 600_000,
      });
      try {
        await work(db, located);
      } finally {
        await db.close();
      }
    });
  }

  async function rehearseIt(db: Database, { config }: Located, { json }: Options): Promise<void> {
    const { standing } = await readReadiness(db, false);
    const progress = io.progress('Looking');
    const total = standing.total - standing.moved;
    const { looked, troubles } = await rehearse(db, config.threadDepth, (n) => progress(n, total));
    const byTrouble = grouped(troubles);
    const left = troubles.size;
    if (json) io.json({ looked, wouldMove: looked - left, troubles: byTrouble });
    else {
      io.line(`${count(looked - left, 'comment')} would be moved.`);
      tellTroubles(byTrouble);
    }
    if (left > 0) throw new CliError(`${count(left, 'comment')} could not be moved.`, 3);
  }

  function show(standing: Standing): void {
    const { phase, total, moved, due } = standing;
    io.table([{ phase, total, moved, due, 'in trouble': inTrouble(standing) }]);
    tellTroubles(standing.troubles);
  }

  function tellTroubles(troubles: Standing['troubles']): void {
    for (const [trouble, { count: n, examples: ids }] of Object.entries(troubles))
      io.line(
        `${trouble}: ${n} (${ids.join(', ')}${n > ids.length ? ', …' : ''}) – ${why[trouble as Trouble]}`,
      );
  }

  function tellObstacles({ standing, obstacles: found, parity }: Readiness): void {
    if (standing.phase === 'cutover') {
      io.line('The comments have been moved over.');
      return;
    }
    if (found.includes('not_alike')) io.line(`Not alike: ${JSON.stringify(parity)}`);
    io.line(
      found.length === 0 ? 'Ready: weft comments cutover.' : found.map((one) => obstacles[one]).join(' '),
    );
  }
}

const examplesShown = 5;

function grouped(troubles: ReadonlyMap<string, Trouble>): Standing['troubles'] {
  const groups: Partial<Record<Trouble, { count: number; examples: string[] }>> = {};
  for (const [id, trouble] of troubles) {
    const group = groups[trouble] ?? { count: 0, examples: [] };
    group.count += 1;
    if (group.examples.length < examplesShown) group.examples.push(id);
    groups[trouble] = group;
  }
  return groups;
}

function inTrouble({ troubles }: Standing): number {
  return Object.values(troubles).reduce((sum, { count: n }) => sum + n, 0);
}

function batchSize(text: string): number {
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > 50_000)
    throw new InvalidArgumentError('a number from 1 to 50000.');
  return n;
}

const examples = `
Exit code 3 when some could not be moved. How it is done, step by step: docs/operating/comments.md.

Examples:
  weft comments status
  weft comments backfill --dry-run
  weft comments backfill --batch 500
  weft comments cutover
`;
