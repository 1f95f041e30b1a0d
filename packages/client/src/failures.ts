import { type FieldProblem, type Problem, problem } from '@weft/contract/problem.ts';

/** The server said no, in its own words. `body` has the members of this case: the current state, a limit and its use. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly body: Problem;
  /** From Retry-After: coming back earlier is pointless. */
  readonly retryAfterMs: number | undefined;

  constructor(body: Problem, retryAfterMs?: number) {
    super(body.detail ?? body.title);
    this.body = body;
    this.retryAfterMs = retryAfterMs;
  }

  get status(): number {
    return this.body.status;
  }

  get code(): Problem['code'] {
    return this.body.code;
  }

  get title(): string {
    return this.body.title;
  }

  get detail(): string | undefined {
    return this.body.detail;
  }

  get fields(): readonly FieldProblem[] {
    return this.body.fields ?? [];
  }

  get requestId(): string {
    return this.body.requestId;
  }
}

/** No answer of a Weft server arrived: offline, cut off in the middle, or something between us and it answered. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** What a response that is no success means. */
export function toFailure(response: Response, body: unknown): ProblemError | NetworkError {
  const parsed = problem.safeParse(body);
  if (parsed.success) return new ProblemError(parsed.data, retryAfter(response.headers));
  return new NetworkError(`The answer ${response.status} did not come from a Weft server`);
}

function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : undefined;
}
