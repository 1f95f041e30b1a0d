import type { Connection } from '../db/connection.ts';
import { BackupError } from './backup-error.ts';
import { copyOut } from './copy.ts';
import { fillDatabase } from './fill-database.ts';
import type { Loaded } from './load.ts';
import { withSnapshot } from './snapshot.ts';

export interface CopyDatabaseOptions {
  readonly from: Connection;
  readonly to: Connection;
  readonly signal?: AbortSignal;
  /** With how many rows there will be; PostgreSQL's own guess. */
  readonly onProgress?: (step: 'loading' | 'comparing', done: number, total: number) => void;
}

/**
 * One moment of a database into an empty one, with nothing in between. What the target stored is read back and
 * compared with what the source sent.
 */
export function copyDatabase(options: CopyDatabaseOptions): Promise<Loaded[]> {
  const { from, to, signal, onProgress = () => {} } = options;
  return withSnapshot(from, ({ client, tables, about }) => {
    let loaded = 0;
    const guessed = tables.reduce((sum, table) => sum + table.rows, 0);
    return fillDatabase({
      connection: to,
      migrations: about.migrations,
      endSessions: false,
      signal,
      onProgress: (step, rows) => {
        if (step === 'loading') loaded = rows;
        onProgress(step, rows, step === 'loading' ? Math.max(guessed, rows + 1) : loaded);
      },
      source: {
        tables,
        sequences: about.sequences,
        check: () => {},
        async rows(name) {
          const table = tables.find((candidate) => candidate.name === name);
          if (table === undefined) throw new BackupError(`The table ${name} is not there to be copied.`);
          return copyOut(client, table);
        },
      },
    });
  });
}
