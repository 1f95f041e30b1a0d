import { signUp } from '@weft/contract/accounts.ts';
import { describe, expect, test } from 'vitest';
import { en } from '../../i18n/en.ts';
import { translator } from '../../i18n/translate.ts';
import { faultsIn, faultsOf, faultWords } from './fault.ts';

const names = ['username', 'email', 'password'] as const;
const t = translator('en', en);

function wordsFor(values: Record<(typeof names)[number], string>) {
  const parsed = signUp.body?.safeParse(values);
  if (parsed?.success !== false) return {};
  const faults = faultsIn(parsed.error, values, { email: 'field.email', username: 'field.username' });
  return Object.fromEntries(Object.entries(faults).map(([name, fault]) => [name, faultWords(fault, t)]));
}

describe('what the schema finds', () => {
  test('nothing was filled in', () => {
    expect(wordsFor({ username: '', email: '', password: '' })).toEqual({
      username: 'This is needed.',
      email: 'This is needed.',
      password: 'This is needed.',
    });
  });

  test('each fault has words of its own', () => {
    expect(wordsFor({ username: 'a-d-a', email: 'ada', password: 'short' })).toEqual({
      username: 'Use letters, digits and underscores only.',
      email: 'This does not look like an e-mail address.',
      password: 'Use at least 10 characters.',
    });
  });
});

describe('what the server refuses', () => {
  const refusal = { fields: [], requestId: 'r' };

  test('a code about one field goes to that field', () => {
    const faults = faultsOf({ ...refusal, code: 'email_taken' }, names, { email_taken: 'email' });
    expect(faults).toEqual({ email: { kind: 'words', key: 'error.email_taken' } });
  });

  test('named paths go to their fields, others to none', () => {
    const fields = [
      { path: 'body.username', reason: 'is reserved' },
      { path: 'query.x', reason: 'is odd' },
    ];
    const faults = faultsOf({ ...refusal, code: 'invalid_request', fields }, names);
    expect(faults).toEqual({ username: { kind: 'said', text: 'is reserved' } });
  });
});
