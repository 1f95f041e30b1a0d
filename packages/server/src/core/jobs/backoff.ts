/** 5 s, 10 s, 20 s … up to an hour, spread by up to a quarter so that what failed together does not return together. */
export function pauseAfter(attempt: number, random: () => number): number {
  const base = Math.min(5 * 2 ** (attempt - 1), 3600);
  return base * (1 + random() / 4);
}
