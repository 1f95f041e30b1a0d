import assert from 'node:assert/strict';
import { test } from 'node:test';
import { id } from './values.ts';

test('an id is a decimal that fits 64 bits; whatever else comes is refused, never thrown at', () => {
  for (const good of ['1', '1439672833925283840', '9223372036854775807'])
    assert.equal(id.safeParse(good).success, true, good);
  for (const bad of ['', '0', '01', '-1', '1.5', 'abc', 'night-sky', '9223372036854775808', '1e3', ' 1'])
    assert.equal(id.safeParse(bad).success, false, bad);
});
