import type { Measure } from './report.ts';

export interface BenchContext {
  /** Says what is being done, on the way. */
  readonly note: (text: string) => void;
}

export type Bench = (context: BenchContext) => Promise<Measure[]>;
