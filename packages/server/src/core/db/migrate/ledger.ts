import type { Client } from 'pg';
import type { Migration } from './files.ts';

/** What `schema_migrations` says of one step. `running` and `failed` occur only for steps without a transaction. */
export interface LedgerRow {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly state: 'applied' | 'running' | 'failed';
  readonly direction: 'up' | 'down';
  readonly breaking: boolean;
  readonly applied_at: Date;
  readonly error: string | null;
}

export async function ensureLedger(client: Client): Promise<void> {
  await client.query(`
    create table if not exists schema_migrations (
      number integer primary key,
      name text not null,
      checksum text not null,
      state text not null check (state in ('applied', 'running', 'failed')),
      direction text not null default 'up' check (direction in ('up', 'down')),
      breaking boolean not null default false,
      applied_at timestamptz not null default now(),
      error text
    )`);
}

export async function readLedger(client: Client): Promise<LedgerRow[]> {
  const exists = await client.query(`select to_regclass('public.schema_migrations') is not null as yes`);
  if (exists.rows[0]?.yes !== true) return [];
  const result = await client.query<LedgerRow>('select * from schema_migrations order by number');
  return result.rows;
}

export async function recordStep(
  client: Client,
  migration: Migration,
  state: LedgerRow['state'],
  direction: LedgerRow['direction'] = 'up',
  error: string | null = null,
): Promise<void> {
  await client.query(
    `insert into schema_migrations (number, name, checksum, state, direction, breaking, error)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (number) do update set
       name = excluded.name, checksum = excluded.checksum, state = excluded.state,
       direction = excluded.direction, breaking = excluded.breaking, error = excluded.error, applied_at = now()`,
    [migration.number, migration.name, migration.checksum, state, direction, migration.up.breaking, error],
  );
}

export async function forgetStep(client: Client, migration: Migration): Promise<void> {
  await client.query('delete from schema_migrations where number = $1', [migration.number]);
}
