import type { Client } from 'pg';
import type { Migration, Script } from './files.ts';
import { forgetStep, recordStep } from './ledger.ts';
import { MigrationError } from './migration-error.ts';

/** Runs one step forth or back and writes the ledger: in the step's own transaction, or around its statements. */
export async function runStep(client: Client, migration: Migration, direction: 'up' | 'down'): Promise<void> {
  const script = migration[direction];
  try {
    if (script.transaction) await runInTransaction(client, migration, script, direction);
    else await runStatements(client, migration, script, direction);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`Migration ${migration.name} (${direction}) failed: ${reason}`, {
      cause: error,
    });
  }
}

async function runInTransaction(
  client: Client,
  migration: Migration,
  script: Script,
  direction: 'up' | 'down',
) {
  await client.query('begin');
  try {
    // A lock that the step waits for would queue everybody behind it; better to fail and be run again.
    await client.query(`set local lock_timeout = '10s'`);
    await client.query(script.sql);
    if (direction === 'up') await recordStep(client, migration, 'applied');
    else await forgetStep(client, migration);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  }
}

async function runStatements(client: Client, migration: Migration, script: Script, direction: 'up' | 'down') {
  await recordStep(client, migration, 'running', direction);
  try {
    for (const statement of script.sql.split(/^-- next$/m)) await client.query(statement);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await recordStep(client, migration, 'failed', direction, reason).catch(() => {});
    throw error;
  }
  if (direction === 'up') await recordStep(client, migration, 'applied');
  else await forgetStep(client, migration);
}
