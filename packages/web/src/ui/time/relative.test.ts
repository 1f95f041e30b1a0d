import { expect, test } from 'vitest';
import { relativeTime } from './relative.ts';

const now = new Date('2026-11-20T12:00:00Z');

test.each([
  ['2026-11-20T11:59:30Z', 'en', undefined],
  ['2026-11-20T11:58:00Z', 'en', '2 minutes ago'],
  ['2026-11-20T09:00:00Z', 'de', 'vor 3 Stunden'],
  ['2026-11-19T11:00:00Z', 'en', 'yesterday'],
  ['2026-11-19T11:00:00Z', 'de', 'gestern'],
  ['2026-11-06T12:00:00Z', 'en', '2 weeks ago'],
  ['2024-11-01T12:00:00Z', 'en', '2 years ago'],
  ['2026-11-20T14:00:00Z', 'en', 'in 2 hours'],
])('%s in %s: %s', (at, language, words) => {
  expect(relativeTime(new Date(at), now, language)).toBe(words);
});
