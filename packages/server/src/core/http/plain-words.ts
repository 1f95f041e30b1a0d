import type { z } from 'zod';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

/** Why a field was refused, for people. Schemas with words of their own keep them. */
export function inPlainWords(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is missing' : `must be ${article(issue.expected)}`;
    case 'too_small':
      return `must ${bound(issue.origin, 'at least', issue.minimum)}`;
    case 'too_big':
      return `must ${bound(issue.origin, 'at most', issue.maximum)}`;
    case 'invalid_value':
      return `must be one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_format':
      return formats[issue.format];
    default:
      return undefined;
  }
}

const formats: Record<string, string | undefined> = {
  email: 'must be an e-mail address',
  datetime: 'must be an ISO 8601 time in UTC',
};

function bound(origin: string, which: string, limit: number | bigint): string {
  if (origin === 'string') return `have ${which} ${limit} characters`;
  if (origin === 'array' || origin === 'set') return `have ${which} ${limit} items`;
  return `be ${which} ${limit}`;
}

function article(expected: string): string {
  const names: Record<string, string> = { string: 'text', int: 'a whole number', boolean: 'true or false' };
  return names[expected] ?? `${/^[aeiou]/.test(expected) ? 'an' : 'a'} ${expected}`;
}
