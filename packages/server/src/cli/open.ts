import type { Command } from 'commander';
import { dataDirectory } from '../core/config/data-directory.ts';
import { loadConfig, type Overrides } from '../core/config/load.ts';
import { serverSecret } from '../core/config/secrets.ts';
import type { Config } from '../core/config/settings.ts';
import { Database } from '../core/db/database.ts';
import { type OpenedServer, openServer } from '../core/db/open.ts';
import { Vault } from '../core/vault.ts';
import type { CliContext } from './context.ts';

export interface Located {
  readonly config: Config;
  readonly dataDir: string;
  /** Asks for the server's secret when something is sealed or opened. */
  readonly vault: Vault;
}

/** Settings and data directory as this command line, the environment and the settings file say. */
export function locate({ env }: CliContext, command: Command, overrides: Overrides = {}): Located {
  const { data, settings } = command.optsWithGlobals<{ data?: string; settings?: string }>();
  const config = loadConfig(
    settings === undefined ? env : { ...env, WEFT_SETTINGS: settings },
    data === undefined ? overrides : { ...overrides, data },
  );
  const folder = dataDirectory(config.data, env, process.getuid?.() === 0);
  return { config, dataDir: folder, vault: new Vault(() => serverSecret(config, folder)) };
}

/** For commands besides `start`: a running server's database is shared, otherwise it is started for the while. */
export async function withServer<T>(
  context: CliContext,
  command: Command,
  work: (server: OpenedServer, located: Located) => Promise<T>,
  overrides: Overrides = {},
): Promise<T> {
  const located = locate(context, command, overrides);
  const server = await openServer({ ...located, mode: 'share', log: () => {} });
  try {
    return await work(server, located);
  } finally {
    await server.close();
  }
}

export function withDatabase<T>(
  context: CliContext,
  command: Command,
  work: (db: Database, located: Located) => Promise<T>,
): Promise<T> {
  return withServer(context, command, async (server, located) => {
    const db = new Database({ connection: server.connection, poolSize: 2, applicationName: 'weft cli' });
    try {
      return await work(db, located);
    } finally {
      await db.close();
    }
  });
}
