import { environment } from '../core/config/load.ts';
import { exitCodeOf, tell } from './failure.ts';
import { buildProgram } from './program.ts';
import { terminal } from './terminal.ts';

const io = terminal(process.stdout, process.stderr);
try {
  await buildProgram(io, environment()).parseAsync(process.argv);
} catch (error) {
  tell(io, error);
  process.exitCode = exitCodeOf(error);
}
