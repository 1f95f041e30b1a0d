export interface Rate {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly perSecond: number;
}

export interface LoadOptions {
  readonly n: number;
  readonly concurrency: number;
  /** Every measure is taken this often and the median round counts: the machines are shared. */
  readonly rounds?: number;
  readonly warmUp?: number;
}

/** Calls `work` n times by `concurrency` clients that each wait for their answer; the median of the rounds. */
export async function load(work: (index: number) => Promise<unknown>, options: LoadOptions): Promise<Rate> {
  const { n, concurrency, rounds = 3, warmUp = Math.min(200, n) } = options;
  await oneRound(work, warmUp, concurrency);
  const rates: Rate[] = [];
  for (let count = 0; count < rounds; count += 1) rates.push(await oneRound(work, n, concurrency));
  return medianBy(rates, (rate) => rate.perSecond);
}

async function oneRound(
  work: (index: number) => Promise<unknown>,
  n: number,
  concurrency: number,
): Promise<Rate> {
  const times = new Float64Array(n);
  let next = 0;
  const client = async () => {
    for (let index = next++; index < n; index = next++) {
      const started = performance.now();
      await work(index);
      times[index] = performance.now() - started;
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, client));
  const seconds = (performance.now() - started) / 1000;
  times.sort();
  return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), perSecond: round(n / seconds) };
}

export function quantile(sorted: ArrayLike<number>, share: number): number {
  const index = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return round(sorted[index] ?? Number.NaN);
}

export function medianBy<T>(values: readonly T[], key: (value: T) => number): T {
  const sorted = [...values].sort((a, b) => key(a) - key(b));
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}

/** Four digits: more would pretend. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
