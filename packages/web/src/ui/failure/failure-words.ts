import type { ErrorCode } from '@weft/contract/errors.ts';
import type { FieldProblem } from '@weft/contract/problem.ts';
import { first } from '../../i18n/first.ts';
import type { Translate } from '../../i18n/translate.ts';

/** What the server said no with; the client package throws it as an error of this shape. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];
  readonly requestId: string;
}

export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'ProblemError' && 'code' in error;
}

/** There is nothing of that name; a name that nothing can have is nothing's. */
export function isMissing(error: unknown): boolean {
  return isRefusal(error) && (error.code === 'not_found' || error.code === 'invalid_request');
}

/** What went wrong, in the reader's language. The server's own sentence is English and not shown. */
export function failureWords(error: unknown, t: Translate): string {
  if (isRefusal(error)) return t(knownCode(error.code));
  if (error instanceof Error && error.name === 'NetworkError') return t('failure.network');
  return t('failure.unexpected');
}

/** The same for a code that was kept. */
export function codeWords(code: string | undefined, t: Translate): string {
  return code === undefined ? t('failure.unexpected') : t(knownCode(code as ErrorCode));
}

/** A newer server may know codes that this client does not. */
function knownCode(code: ErrorCode): `error.${ErrorCode}` {
  return `error.${code}` in first ? `error.${code}` : 'error.internal';
}
