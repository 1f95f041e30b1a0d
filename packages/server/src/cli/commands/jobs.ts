import { Command } from 'commander';
import { countJobs, listJobs, retryJob } from '../../core/jobs/queries.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withDatabase } from '../open.ts';

interface ListOptions {
  readonly state?: string;
  readonly name?: string;
  readonly limit: string;
  readonly json?: boolean;
}

export function jobsCommand(context: CliContext): Command {
  const { io } = context;
  const command = new Command('jobs').description(
    'See the work that is done later, and try failed work again.',
  );

  command
    .command('list', { isDefault: true })
    .description('what runs, waits, failed and was done')
    .option('--state <state>', 'queued, running, failed or done')
    .option('--name <name>', 'of this kind only')
    .option('--limit <number>', 'at most so many', '50')
    .option('--json', 'answer in JSON')
    .action((options: ListOptions, self: Command) =>
      withDatabase(context, self, async (db) => {
        const { state, name } = options;
        const [jobs, counts] = [
          await listJobs(db, { state, name, limit: Number(options.limit) }),
          await countJobs(db),
        ];
        if (options.json)
          return io.json({ jobs, counts: counts.map((row) => ({ ...row, count: Number(row.count) })) });
        if (jobs.length === 0) return io.line('No jobs.');
        io.table(
          jobs.map((job) => ({
            id: job.id,
            name: job.name,
            state: job.state,
            attempts: `${job.attempts}/${job.max_attempts}`,
            when: (job.finished_at ?? job.run_at).toISOString(),
            error: job.last_error?.split('\n')[0]?.slice(0, 60) ?? '',
          })),
        );
      }),
    );

  command
    .command('retry <id>')
    .description('give a failed job all its attempts anew')
    .action((id: string, _options: object, self: Command) =>
      withDatabase(context, self, async (db) => {
        if (!/^\d{1,19}$/.test(id) || !(await retryJob(db, id)))
          throw new CliError(`No failed job has the id ${id}.`);
        io.line(`Job ${id} waits for its turn.`);
      }),
    );

  return command.addHelpText(
    'after',
    '\nExamples:\n  weft jobs\n  weft jobs list --state failed --json\n  weft jobs retry 1439672833925283840',
  );
}
