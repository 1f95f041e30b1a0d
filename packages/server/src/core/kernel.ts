import type { Config } from './config/settings.ts';
import type { Database } from './db/database.ts';
import type { ReadinessCheck } from './http/health.ts';
import type { Routes } from './http/routes.ts';
import type { JobRegistry } from './jobs/job.ts';
import type { ReplayRules } from './outbox/replay.ts';
import type { PersonalData } from './personal-data/personal-data.ts';
import type { RoomPolicies } from './realtime/rooms.ts';
import type { Storage } from './storage/storage.ts';
import type { Vault } from './vault.ts';

/** What a feature is given to hang its parts on. */
export interface Kernel {
  readonly config: Config;
  readonly db: Database;
  readonly routes: Routes;
  readonly jobs: JobRegistry;
  readonly rooms: RoomPolicies;
  readonly replay: ReplayRules;
  /** For secrets that must be stored and read again. */
  readonly vault: Vault;
  /** What every feature keeps of a person: exports and erasure go through it. */
  readonly personalData: PersonalData;
  readonly storage: Storage;
  /** What must work before traffic comes here. */
  readonly readiness: readonly ReadinessCheck[];
  /** The cursor that a snapshot carries: read it before the snapshot. */
  readonly stream: { cursor(): string };
}

/** A feature registers its routes, jobs, rooms and replay rules; buildApp lists the features in their order. */
export type Feature = (kernel: Kernel) => void;
