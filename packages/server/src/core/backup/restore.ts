import type { Connection } from '../db/connection.ts';
import { fillDatabase } from './fill-database.ts';
import type { Loaded, LoadOptions, Source } from './load.ts';
import type { Manifest } from './manifest.ts';
import type { BackupReader } from './place.ts';
import { openTable, refuseOtherContent } from './read-backup.ts';

export interface RestoreDatabaseOptions extends LoadOptions {
  readonly connection: Connection;
  readonly reader: BackupReader;
  readonly manifest: Manifest;
  readonly endSessions: boolean;
  readonly sweep?: boolean;
}

/** The database of a checked backup, into an empty one of any supported PostgreSQL. */
export function restoreDatabase(options: RestoreDatabaseOptions): Promise<Loaded[]> {
  const { connection, reader, manifest, endSessions, sweep = false, onProgress, signal } = options;
  const { migrations } = manifest;
  return fillDatabase({
    connection,
    migrations,
    source: sourceOf(reader, manifest),
    endSessions,
    sweep,
    onProgress,
    signal,
  });
}

function sourceOf(reader: BackupReader, manifest: Manifest): Source {
  return {
    tables: manifest.tables,
    sequences: manifest.sequences,
    rows: (name) => openTable(reader, tableOf(manifest, name)),
    check: (name, sum) => refuseOtherContent(tableOf(manifest, name), sum),
  };
}

function tableOf(manifest: Manifest, name: string) {
  const table = manifest.tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`the backup has no table ${name}`);
  return table;
}
