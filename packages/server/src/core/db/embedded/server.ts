import { databaseAccount } from './account.ts';
import { ensureDatabase } from './application-database.ts';
import { binariesFor, requireReadable } from './binaries.ts';
import { clusterMajor, createCluster, superuser } from './cluster.ts';
import { forgetRunningConnection, type PostgresConnection, writeRunningConnection } from './connection.ts';
import { removeOtherBinaries } from './copy-binaries.ts';
import { prepareFolders } from './folders.ts';
import { type Log, launch } from './launch.ts';
import { layoutOf, socketPort } from './layout.ts';
import type { ServerSpec } from './postmaster.ts';
import { serverSettings } from './server-settings.ts';
import { supervise } from './supervise.ts';
import type { PostgresBinaries } from './versions.ts';

export interface EmbeddedOptions {
  /** Weft's data directory; the caller holds its lock. */
  dataDir: string;
  /** Asked for on the socket too: no other process may get in. */
  password: string;
  log: Log;
  /** False for tests: nothing survives a power failure. */
  durable?: boolean;
  settings?: Record<string, string>;
  /** Run in place instead of the bundled ones. */
  binaries?: PostgresBinaries;
}

export interface EmbeddedServer {
  readonly connection: PostgresConnection;
  readonly version: string;
  /** It outlived an earlier Weft and was found running. */
  readonly adopted: boolean;
  stop(): Promise<void>;
}

/** Starts the database of this data directory, making it first if need be, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const { dataDir, log } = options;
  const spec = await prepare(options);
  forgetRunningConnection(dataDir);
  const first = await launch(spec, log);
  const supervised = supervise(first, () => launch(spec, log), log);
  try {
    const version = await ensureDatabase(spec.connection);
    // An adopted server may still run older binaries than the ones chosen now.
    if (options.binaries === undefined && !first.adopted)
      removeOtherBinaries(spec.layout.binaries, spec.binaries.version);
    writeRunningConnection(dataDir, spec.connection);
    const stop = async () => {
      forgetRunningConnection(dataDir);
      await supervised.stop();
    };
    return { connection: spec.connection, version, adopted: first.adopted, stop };
  } catch (error) {
    await supervised.stop();
    throw error;
  }
}

/** Everything on disk, but no server yet. */
async function prepare(options: EmbeddedOptions): Promise<ServerSpec> {
  const { dataDir, password, durable = true } = options;
  const layout = layoutOf(dataDir);
  const major = clusterMajor(layout);
  requireReadable(layout, major, options.binaries);
  const account = databaseAccount(layout.cluster);
  prepareFolders(layout, account);
  const binaries = options.binaries ?? binariesFor(layout, major);
  if (major === undefined) await createCluster({ layout, binaries, account, password, durable });
  const connection = {
    host: layout.socketFolder,
    port: socketPort,
    user: superuser,
    password,
    database: 'weft',
  };
  const settings = serverSettings(layout, binaries, durable, options.settings);
  return { layout, binaries, account, settings, connection };
}
