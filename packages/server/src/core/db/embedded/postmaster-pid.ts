import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './embedded-database-error.ts';

/** The pid that PostgreSQL wrote beside its data: a hint only, it outlives its process. */
export function recordedPid(cluster: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether that process lives and is the server of this data, not another that was given the same number. */
export function serves(pid: number, cluster: string): boolean {
  return isAlive(pid) && (commandLine(pid)?.includes(cluster) ?? true);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Empty for a zombie; undefined where there is no /proc to ask. */
function commandLine(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return process.platform === 'linux' ? [] : undefined;
  }
}
