import { expect, test } from 'vitest';
import { returnTo } from './return-to.ts';

test.each([
  ['/settings/sessions?session=7', '/settings/sessions?session=7'],
  ['/', '/'],
  [undefined, '/'],
  ['settings', '/'],
  ['//evil.example/x', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/sign-in', '/'],
  ['/sign-in/with/acme?code=x', '/'],
])('%s → %s', (wanted, there) => {
  expect(returnTo(wanted)).toBe(there);
});
