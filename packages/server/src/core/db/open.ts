import { prepareDataDirectory, refuseUnfinished } from '../config/data-directory.ts';
import { loadSecrets } from '../config/secrets.ts';
import type { Config } from '../config/settings.ts';
import type { Connection } from './connection.ts';
import { readRunningConnection } from './embedded/connection.ts';
import { DataDirectoryBusy, lockDataDirectory } from './embedded/lock.ts';
import { startEmbedded } from './embedded/server.ts';

export interface OpenedServer {
  readonly kind: 'embedded' | 'external';
  readonly connection: Connection;
  /** Past a pooler: for migrations and LISTEN. */
  readonly direct: Connection;
  /** Stops what this call started, and nothing else. */
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly config: Pick<Config, 'databaseUrl' | 'databaseDirectUrl'>;
  readonly dataDir: string;
  /** `own`: the data directory must be free. `share`: a running server's database is used as it is. */
  readonly mode: 'own' | 'share';
  /** By the restore that marked the folder as unfinished; everybody else is refused there. */
  readonly restoring?: boolean;
  readonly log: (message: string, fields?: Record<string, unknown>) => void;
}

/** The PostgreSQL server that the settings name, or the embedded one. */
export async function openServer(options: OpenOptions): Promise<OpenedServer> {
  const { databaseUrl, databaseDirectUrl } = options.config;
  if (databaseUrl !== undefined) {
    const connection = { connectionString: databaseUrl };
    const direct = { connectionString: databaseDirectUrl ?? databaseUrl };
    return { kind: 'external', connection, direct, close: async () => {} };
  }
  prepareDataDirectory(options.dataDir);
  if (options.restoring !== true) refuseUnfinished(options.dataDir);
  return openEmbedded(options);
}

async function openEmbedded({ dataDir, mode, log }: OpenOptions): Promise<OpenedServer> {
  const lock = takeLock(dataDir, mode);
  if (lock === undefined) {
    const running = readRunningConnection(dataDir);
    if (running === undefined) throw new DataDirectoryBusy(dataDir);
    const connection = { ...running, password: loadSecrets(dataDir).databasePassword };
    return { kind: 'embedded', connection, direct: connection, close: async () => {} };
  }
  try {
    const password = loadSecrets(dataDir).databasePassword;
    const server = await startEmbedded({ dataDir, password, log });
    const close = async () => {
      await server.stop();
      lock.release();
    };
    return { kind: 'embedded', connection: server.connection, direct: server.connection, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

function takeLock(dataDir: string, mode: 'own' | 'share') {
  try {
    return lockDataDirectory(dataDir);
  } catch (error) {
    if (mode === 'share' && error instanceof DataDirectoryBusy) return undefined;
    throw error;
  }
}
