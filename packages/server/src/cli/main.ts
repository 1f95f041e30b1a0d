import { environment } from '../core/config/load.ts';
import { buildProgram } from './program.ts';
import { runToTheEnd } from './run.ts';
import { terminal } from './terminal.ts';

const io = terminal(process.stdout, process.stderr);
await runToTheEnd(io, () => buildProgram(io, environment()).parseAsync(process.argv));
