import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where everything of the embedded database lives. */
export interface Layout {
  readonly root: string;
  readonly postgres: string;
  readonly cluster: string;
  readonly binaries: string;
  readonly run: string;
  readonly logFile: string;
  /** `run`, unless that makes a socket path longer than the system takes. */
  readonly socketFolder: string;
}

/** The name of the socket; nothing listens on the network. */
export const socketPort = 5432;

const longestSocketPath = process.platform === 'darwin' ? 103 : 107;

export function layoutOf(dataDir: string): Layout {
  const root = resolve(dataDir);
  const run = join(root, 'run');
  return {
    root,
    postgres: join(root, 'postgres'),
    cluster: join(root, 'postgres/data'),
    binaries: join(root, 'postgres/binaries'),
    run,
    logFile: join(root, 'logs/postgres.log'),
    socketFolder: fits(run) ? run : shortFolder(root),
  };
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) <= longestSocketPath;
}

/** The same for the same data directory, so that a server that outlived Weft is found again. */
function shortFolder(root: string): string {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 16);
  const folder = join(tmpdir(), `weft-${name}`);
  return fits(folder) ? folder : `/tmp/weft-${name}`;
}
