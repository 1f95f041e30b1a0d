import { exitCodeOf, tell } from './failure.ts';
import type { Terminal } from './terminal.ts';

/** Does the work and sets the exit code. Nobody takes a command for done that Node left before its end. */
export async function runToTheEnd(io: Terminal, work: () => Promise<unknown>): Promise<void> {
  const leftEarly = () => {
    io.error(
      'This command came to a stop before it was done: nothing is left that it could wait for. Please report it.',
    );
    process.exit(1);
  };
  process.once('beforeExit', leftEarly);
  try {
    await work();
  } catch (error) {
    tell(io, error);
    process.exitCode = exitCodeOf(error);
  } finally {
    process.off('beforeExit', leftEarly);
  }
}
