import { ProblemError } from '@weft/client/failures.ts';
import type { ErrorCode } from '@weft/contract/errors.ts';
import { expect, test } from 'vitest';
import { isMissing } from './failure-words.ts';

const refused = (code: ErrorCode) =>
  new ProblemError({ type: 'about:blank', code, status: 400, title: '', requestId: 'one' });

test('there is nothing where nothing was found, and of a name that nothing can have', () => {
  expect(isMissing(refused('not_found'))).toBe(true);
  expect(isMissing(refused('invalid_request'))).toBe(true);
});

test('another refusal, or none, says nothing about what there is', () => {
  expect(isMissing(refused('forbidden'))).toBe(false);
  expect(isMissing(new Error('not_found'))).toBe(false);
  expect(isMissing(null)).toBe(false);
});
