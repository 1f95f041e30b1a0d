import { createInterface } from 'node:readline';
import { Command } from 'commander';
import pg from 'pg';
import type { Connection } from '../../core/db/connection.ts';
import type { CliContext } from '../context.ts';
import { CliError } from '../failure.ts';
import { withServer } from '../open.ts';
import type { Terminal } from '../terminal.ts';

export function sqlCommand(context: CliContext): Command {
  const { io } = context;
  return new Command('sql')
    .description(
      'Run SQL on the database, also the embedded one: given here, from a pipe, or in a small shell.',
    )
    .argument('[statement]', 'one or more statements')
    .option('--json', 'answer rows in JSON')
    .option('--write', 'allow changes; without it everything runs read-only')
    .addHelpText('after', examples)
    .action((statement: string | undefined, options: { json?: boolean; write?: boolean }, self: Command) =>
      withServer(context, self, ({ direct }) =>
        withSession(direct, options.write ?? false, async (client) => {
          if (statement !== undefined) return runAndShow(client, io, statement, options.json ?? false);
          return readStatements(client, io, options.json ?? false);
        }),
      ),
    );
}

async function withSession(
  connection: Connection,
  write: boolean,
  work: (client: pg.Client) => Promise<void>,
) {
  const client = new pg.Client({ ...connection, application_name: 'weft sql' });
  await client.connect();
  try {
    // Looking around in production should not be able to break it.
    if (!write) await client.query('set default_transaction_read_only = on');
    await work(client);
  } finally {
    await client.end();
  }
}

async function readStatements(client: pg.Client, io: Terminal, json: boolean): Promise<void> {
  const interactive = process.stdin.isTTY === true;
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: interactive });
  if (interactive) io.note('End a statement with ; and leave with Ctrl-D. \\d lists the tables.');
  lines.setPrompt('weft> ');
  if (interactive) lines.prompt();
  let pending = '';
  for await (const line of lines) {
    pending += `${pending === '' ? '' : '\n'}${line === '\\d' ? `${tables};` : line}`;
    if (pending.trimEnd().endsWith(';')) {
      const statement = pending;
      pending = '';
      await runAndShow(client, io, statement, json).catch((error) => {
        // In a shell a mistake is told and one goes on; in a pipe it ends the script.
        if (!interactive) throw error;
        io.error(error.message);
      });
    }
    if (interactive) lines.prompt();
  }
  if (pending.trim() !== '') await runAndShow(client, io, pending, json);
}

const tables = `select relname as table, n_live_tup as rows, pg_size_pretty(pg_total_relation_size(relid)) as size
  from pg_stat_user_tables order by relname`;

async function runAndShow(client: pg.Client, io: Terminal, statement: string, json: boolean): Promise<void> {
  try {
    const answer = await client.query(statement);
    for (const result of [answer].flat() as pg.QueryResult[]) show(io, result, json);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const hint = error.code === '25006' ? ' (say --write to allow changes)' : '';
    throw new CliError(`${error.message}${hint}`);
  }
}

function show(io: Terminal, result: pg.QueryResult, json: boolean): void {
  if (json) {
    io.json(result.rows);
    return;
  }
  if (result.fields.length === 0) {
    io.note(`${result.command} ${result.rowCount ?? ''}`.trim());
    return;
  }
  io.table(
    result.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])),
    ),
  );
  io.note(`(${result.rows.length} rows)`);
}

function plain(value: unknown): string | number | null {
  if (value === null || typeof value === 'number') return value;
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const examples = `
Examples:
  weft sql                                    a shell
  weft sql "select count(*) from users"
  weft sql --json "select type, count(*) from outbox group by type"
  weft sql --write "update users set role = 'admin' where username = 'ada'"
  weft sql < report.sql
`;
