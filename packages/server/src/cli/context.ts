import type { Environment } from '../core/config/load.ts';
import type { Terminal } from './terminal.ts';

/** What every command is given: no command reads the process itself. */
export interface CliContext {
  readonly io: Terminal;
  readonly env: Environment;
}
