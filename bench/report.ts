import { type Rate, round } from './measure.ts';

export interface Measure extends Partial<Rate> {
  readonly name: string;
  /** What it ran on: sizes that the figure depends on. */
  readonly data?: string;
  readonly concurrency?: number;
  readonly n: number;
  readonly residentMb?: number;
  readonly floor?: Partial<Rate>;
  /** Against the floor: 1 is as fast, less is slower. */
  readonly ratio?: number;
}

export interface Report {
  readonly bench: string;
  readonly machine: Machine;
  readonly measures: readonly Measure[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly platform: string;
}

/** By rate where there is one, else by the median. */
export function againstFloor(
  rate: Partial<Rate>,
  floor: Partial<Rate>,
): { floor: Partial<Rate>; ratio?: number } {
  if (rate.perSecond !== undefined && floor.perSecond !== undefined)
    return { floor, ratio: round(rate.perSecond / floor.perSecond) };
  if (rate.p50Ms !== undefined && floor.p50Ms !== undefined)
    return { floor, ratio: round(floor.p50Ms / rate.p50Ms) };
  return { floor };
}

/** One line a measure, its floor beside it. */
export function tableRows(report: Report): Record<string, string | number | null>[] {
  return report.measures.map((measure) => ({
    measure: measure.name,
    data: measure.data ?? '',
    clients: measure.concurrency ?? null,
    n: measure.n,
    'p50 ms': measure.p50Ms ?? null,
    'p99 ms': measure.p99Ms ?? null,
    'per s': measure.perSecond ?? null,
    'floor per s': measure.floor?.perSecond ?? null,
    ratio: measure.ratio ?? null,
    'MB resident': measure.residentMb ?? null,
  }));
}
