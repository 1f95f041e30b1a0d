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
