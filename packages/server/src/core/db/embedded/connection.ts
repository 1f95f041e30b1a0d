import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, fileTrouble } from './embedded-database-error.ts';
import { layoutOf } from './layout.ts';

export interface PostgresConnection {
  /** The folder of the server's socket. */
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** All but the password, which stays in the secrets file alone. */
export type RunningConnection = Omit<PostgresConnection, 'password'>;

/** Lets `weft sql` and its like find the database of a server that runs. */
export function writeRunningConnection(dataDir: string, connection: PostgresConnection): void {
  const { password: _, ...running } = connection;
  const path = connectionFile(dataDir);
  // `wx` and a random name: the folder belongs to the database's account, which must not lead root astray.
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(temporary, `${JSON.stringify(running)}\n`, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, path);
  } catch (error) {
    throw fileTrouble(path, error);
  }
}

/** Undefined when no server is ready. After a crash the file may be old, so a caller must be ready for no answer. */
export function readRunningConnection(dataDir: string): RunningConnection | undefined {
  try {
    return JSON.parse(readFileSync(connectionFile(dataDir), 'utf8')) as RunningConnection;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw fileTrouble(connectionFile(dataDir), error);
  }
}

export function forgetRunningConnection(dataDir: string): void {
  rmSync(connectionFile(dataDir), { force: true });
}

function connectionFile(dataDir: string): string {
  return join(layoutOf(dataDir).run, 'connection.json');
}
