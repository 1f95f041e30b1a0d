import type { Database } from '../../core/db/database.ts';
import type { OpenedServer } from '../../core/db/open.ts';
import type { Located } from '../open.ts';

/** `ok`: nothing to do. `note`: worth knowing. `problem`: something will not work; the exit code says so. */
export interface Finding {
  readonly check: string;
  readonly state: 'ok' | 'note' | 'problem';
  readonly says: string;
  readonly advice?: string;
}

export interface Patient extends Located {
  readonly server: OpenedServer;
  readonly db: Database;
}

export interface Check {
  readonly name: string;
  run(patient: Patient): Promise<Omit<Finding, 'check'>>;
}
