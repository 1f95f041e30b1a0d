import { type ErrorCode, errors } from '@weft/contract/errors.ts';
import type { FieldProblem } from '@weft/contract/problem.ts';

export interface ProblemOptions {
  readonly detail?: string;
  readonly fields?: readonly FieldProblem[];
  /** Further members of the answer: the limit and its use, the current state. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** What domain code throws when it refuses; mapped to an answer once, in error-handler.ts. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly options: ProblemOptions;

  constructor(code: ErrorCode, options: ProblemOptions = {}) {
    super(options.detail ?? errors[code].title, { cause: options.cause });
    this.name = 'Problem';
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return errors[this.code].status;
  }
}
