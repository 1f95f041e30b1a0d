import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

test.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/131.0.0.0 Safari/537.36`, 'Chrome', 'Linux', 'computer'],
  [
    `Mozilla/5.0 (Windows NT 10.0) ${webkit} Chrome/131.0 Safari/537.36 Edg/131.0`,
    'Edge',
    'Windows',
    'computer',
  ],
  [
    `Mozilla/5.0 (Linux; Android 15) ${webkit} Chrome/131.0 Mobile Safari/537.36`,
    'Chrome',
    'Android',
    'phone',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15.1; rv:133.0) Firefox/133.0', 'Firefox', 'macOS', 'computer'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile/15E148 Safari/604.1',
    ...['Safari', 'iPhone', 'phone'],
  ],
])('%s', (userAgent, browser, system, kind) => {
  expect(deviceOf(userAgent)).toEqual({ browser, system, kind });
});

test('a program is no browser', () => {
  expect(deviceOf('curl/8.5.0')).toBeUndefined();
});
