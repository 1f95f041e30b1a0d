import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codeOf, inBase32, stepAt } from './totp.ts';

test('codes are those of RFC 6238, appendix B', () => {
  const secret = Buffer.from('12345678901234567890');
  for (const [at, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const)
    assert.equal(codeOf(secret, stepAt(at)), code);
});

test('base 32 is that of RFC 4648, without padding', () => {
  assert.equal(inBase32(Buffer.from('foobar')), 'MZXW6YTBOI');
  assert.equal(inBase32(Buffer.from('fo')), 'MZXQ');
});
