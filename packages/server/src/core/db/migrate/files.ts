import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MigrationError } from './migration-error.ts';

/**
 * One numbered step: `NNNN_name/up.sql` and `down.sql`. Comment lines at the top of a file may say
 *   -- transaction: none   its statements, parted by `-- next` lines, run one by one and can be run again
 *   -- breaking: yes       (up) an older server cannot work on the result and must not start on it
 *   -- loses data: WHAT    (down) going back drops what the older schema has no place for
 */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly up: Script;
  readonly down: Script;
  readonly checksum: string;
}

export interface Script {
  readonly path: string;
  readonly sql: string;
  readonly transaction: boolean;
  readonly breaking: boolean;
  readonly losesData: string | undefined;
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory() && /^\d{4}_/.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const migrations = await Promise.all(names.map((name) => readMigration(folder, name)));
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1)
      throw new MigrationError(`The migrations are not numbered without a gap at ${migration.name}`);
  });
  return migrations;
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const [up, down] = await Promise.all([
    readScript(join(folder, name, 'up.sql')),
    readScript(join(folder, name, 'down.sql')),
  ]);
  const checksum = createHash('sha256').update(up.sql).update('\0').update(down.sql).digest('hex');
  return { number: Number(name.slice(0, 4)), name, up, down, checksum };
}

async function readScript(path: string): Promise<Script> {
  const sql = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n');
  return {
    path,
    sql,
    transaction: header(sql, 'transaction') !== 'none',
    breaking: header(sql, 'breaking') === 'yes',
    losesData: header(sql, 'loses data'),
  };
}

/** The value of `-- name: value` among the comment lines that a file begins with. */
function header(sql: string, name: string): string | undefined {
  const lines = sql.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const prefix = `-- ${name}:`;
  const line = lines.slice(0, end === -1 ? undefined : end).find((candidate) => candidate.startsWith(prefix));
  return line?.slice(prefix.length).trim();
}
