import { type Migration, readMigrations } from './files.ts';
import { readLedger } from './ledger.ts';
import { MigrationError } from './migration-error.ts';
import { revertOptional } from './optional.ts';
import { checkLedger } from './plan.ts';
import { runStep } from './run-script.ts';
import { type MigrateOptions, withClient, withMigrationLock } from './session.ts';
import { migrationsFolder } from './up.ts';

export interface MigrateDownOptions extends MigrateOptions {
  /** The number of the last step that stays; 0 leaves nothing. */
  readonly to: number;
  readonly allowDataLoss?: boolean;
}

/** Takes steps back, newest first. Nothing is touched when one of them would lose data and that was not allowed. */
export function migrateDown(options: MigrateDownOptions): Promise<string[]> {
  const folder = options.folder ?? migrationsFolder;
  return withClient(options.connection, async (client) => {
    const migrations = await readMigrations(folder);
    return withMigrationLock(client, options, async () => {
      const ledger = await readLedger(client);
      const stopped = (number: number) =>
        ledger.some((row) => row.number === number && row.direction === 'down');
      checkLedger(
        migrations,
        ledger.filter((row) => !stopped(row.number)),
      );
      const beyond = ledger.find((row) => row.number > migrations.length);
      if (beyond !== undefined)
        throw new MigrationError(`Only the newer Weft that brought ${beyond.name} can take it back.`);
      const steps = migrations.filter(
        ({ number }) => number > options.to && ledger.some((row) => row.number === number),
      );
      refuseLoss(steps, options.allowDataLoss ?? false);
      if (options.to === 0) await revertOptional(client, folder, options.log);
      for (const [index, step] of steps.reverse().entries()) {
        await runStep(client, step, 'down');
        options.onProgress?.(index + 1, steps.length);
        options.log?.(`Took back ${step.name}`);
      }
      return steps.map((step) => step.name);
    });
  });
}

function refuseLoss(steps: readonly Migration[], allowed: boolean): void {
  const lossy = steps.filter((step) => step.down.losesData !== undefined);
  if (allowed || lossy.length === 0) return;
  const list = lossy.map((step) => `${step.name}: ${step.down.losesData}`).join('; ');
  throw new MigrationError(`Going back would lose data (${list}). Say --allow-data-loss if that is meant.`);
}
