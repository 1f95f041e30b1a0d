import { setTimeout as pause } from 'node:timers/promises';

export interface UntilOptions {
  /** What is waited for, in words: part of the message when it does not come. */
  readonly what?: string;
  /** Generous, since the machines are shared: it is only reached when something is broken. */
  readonly timeoutMs?: number;
}

/** Waits for what a test cannot be told of, by looking again and again; gives what the condition gave. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { what = 'the condition', timeoutMs = 30_000 }: UntilOptions = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value as NonNullable<Exclude<T, false>>;
    if (performance.now() > deadline)
      throw new Error(`${what} did not come true within ${timeoutMs / 1000} s`);
    await pause(10);
  }
}
