/** What the reporter tells the runner, one JSON object per line. */
export type Report =
  | { kind: 'passed' | 'skipped'; file: string }
  | { kind: 'failed'; file: string; name: string; error: string }
  | { kind: 'output'; file: string; text: string }
  | { kind: 'file'; file: string; seconds: number }
  | { kind: 'coverage'; files: CoveredFile[] };

export interface CoveredFile {
  readonly path: string;
  readonly lines: number;
  readonly covered: number;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export interface SuiteResult extends Counts {
  readonly name: string;
  readonly seconds: number;
  readonly budgetSeconds: number;
  /** Why nothing was run. */
  readonly note?: string;
  /** What failed, each with the beginning of its reason. */
  readonly failures?: readonly string[];
}

export function noCounts(): Counts {
  return { passed: 0, failed: 0, skipped: 0 };
}
