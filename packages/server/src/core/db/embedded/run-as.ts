import { spawnSync } from 'node:child_process';

/** Whom the database's processes run as, when it is not whom Weft runs as. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  /** Root, in a user namespace where it is nobody: see `inNamespace`. */
  readonly namespace?: true;
}

const nobody = '65534';
const options = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--'];

/**
 * Behind a folder that is closed to everybody but root (a home, what mktemp made) no other account gets to the data. In
 * a user namespace of its own the database is root outside, so that its files are reached, and nobody inside, so that
 * PostgreSQL agrees to run.
 */
export const inNamespace: Account = { uid: 0, gid: 0, namespace: true };

/** Not every system lets its root make one (containers often do not). */
export function namespacesWork(): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...options, 'true']).status === 0;
}

/** The command that runs a program as the account. unshare becomes the program, so the pid stays. */
export function commandFor(
  account: Account | undefined,
  file: string,
  args: readonly string[],
): [string, readonly string[]] {
  return account?.namespace === true ? ['unshare', [...options, file, ...args]] : [file, args];
}
