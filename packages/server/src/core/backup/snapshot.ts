import pg from 'pg';
import type { Connection } from '../db/connection.ts';
import { readLedger } from '../db/migrate/ledger.ts';
import { shareMigrationLock } from '../db/migrate/session.ts';
import { BackupError } from './backup-error.ts';
import { quoted, readSequenceNames, readTables, type Table, unfinishedTable } from './catalogue.ts';
import { sameTextEverywhere } from './copy.ts';
import { keepFiles } from './locks.ts';
import type { Manifest } from './manifest.ts';

/** One moment of a database, for as long as it takes to copy it. Nobody is kept waiting by it. */
export interface Snapshot {
  readonly client: pg.Client;
  readonly tables: readonly Table[];
  readonly about: Pick<Manifest, 'madeAt' | 'postgres' | 'migrations' | 'sequences' | 'stream'>;
}

/**
 * Opens it on a connection of its own. Two locks first: no migration may change tables under it (they are not part
 * of a snapshot), and no stored file may be removed that it names.
 */
export async function withSnapshot<T>(
  connection: Connection,
  work: (snapshot: Snapshot) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ ...connection, application_name: 'weft backup' });
  client.on('error', () => {}); // The query under way reports it.
  await client.connect();
  try {
    await client.query(sameTextEverywhere);
    await shareMigrationLock(client);
    await keepFiles(client);
    await client.query('begin isolation level repeatable read read only');
    const result = await work({ client, ...(await readState(client)) });
    await client.query('commit');
    return result;
  } finally {
    await client.end();
  }
}

async function readState(client: pg.Client): Promise<Omit<Snapshot, 'client'>> {
  const {
    rows: [now],
  } = await client.query<{ at: Date; postgres: string; unfinished: boolean }>(
    `select now() as at, current_setting('server_version') as postgres,
       to_regclass('public.${unfinishedTable}') is not null as unfinished`,
  );
  if (now === undefined || now.unfinished)
    throw new BackupError('A restore into this database did not finish: there is nothing whole to copy.');
  const ledger = await readLedger(client);
  if (ledger.length === 0) throw new BackupError('This database has no Weft in it: nothing to copy.');
  const stopped = ledger.find((row) => row.state !== 'applied');
  if (stopped !== undefined)
    throw new BackupError(`Migration ${stopped.name} stopped half-way. Mend that first: weft migrate status`);
  return {
    tables: await readTables(client),
    about: {
      madeAt: now.at.toISOString(),
      postgres: now.postgres,
      migrations: ledger.map(({ number, name, checksum }) => ({ number, name, checksum })),
      sequences: await readSequences(client),
      stream: await readStream(client),
    },
  };
}

/** Sequences stand outside of transactions: read after the snapshot began, they are never behind its rows. */
async function readSequences(client: pg.Client): Promise<Manifest['sequences']> {
  const found: Manifest['sequences'] = [];
  for (const name of await readSequenceNames(client)) {
    const { rows } = await client.query<Manifest['sequences'][number]>(
      `select last_value as "lastValue", is_called as "isCalled" from ${quoted(name)}`,
    );
    found.push({ name, lastValue: rows[0]?.lastValue ?? '0', isCalled: rows[0]?.isCalled ?? false });
  }
  return found;
}

async function readStream(client: pg.Client): Promise<Manifest['stream']> {
  const { rows } = await client.query<Manifest['stream']>(
    'select epoch, last_position as position from stream',
  );
  return rows[0] ?? { epoch: '', position: '0' };
}
