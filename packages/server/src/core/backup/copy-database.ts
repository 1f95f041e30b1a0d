import type { Connection } from '../db/connection.ts';
import { BackupError } from './backup-error.ts';
import { copyOut } from './copy.ts';
import { fillDatabase } from './fill-database.ts';
import type { Loaded } from './load.ts';
import { withSnapshot } from './snapshot.ts';

export interface CopyDatabaseOptions {
  readonly from: Connection;
  readonly to: Connection;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * One moment of a database into an empty one, with nothing in between. What the target stored is read back and
 * compared with what the source sent.
 */
export function copyDatabase({ from, to, onProgress = () => {} }: CopyDatabaseOptions): Promise<Loaded[]> {
  return withSnapshot(from, ({ client, tables, about }) => {
    let done = 0;
    return fillDatabase({
      connection: to,
      migrations: about.migrations,
      endSessions: false,
      onTable: () => {
        done += 1;
        onProgress(done, tables.length);
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
