import { CliError } from './failure.ts';

/** Long work that cleans up after itself: a Ctrl-C lets it, and the command says so when it has. */
export async function stoppable<T>(
  process: NodeJS.Process,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  void untilAskedToStop(process).then(() => stop.abort());
  try {
    return await work(stop.signal);
  } catch (error) {
    if (stop.signal.aborted) throw new CliError('Stopped. What was begun was taken away again.', 130);
    throw error;
  }
}

/**
 * Resolves at the first Ctrl-C or SIGTERM. npm passes a Ctrl-C on that the terminal has already sent, so two within a
 * second are one; a later one means that somebody has waited enough.
 */
export function untilAskedToStop(process: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    let askedAt: number | undefined;
    const ask = () => {
      const now = performance.now();
      if (askedAt !== undefined && now - askedAt > 1_000) process.exit(130);
      askedAt ??= now;
      resolve();
    };
    process.on('SIGINT', ask);
    process.on('SIGTERM', ask);
  });
}
