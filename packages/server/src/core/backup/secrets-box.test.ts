import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lockSecrets, unlockSecrets } from './secrets-box.ts';

const secrets = Buffer.from('{"databasePassword":"the weft crosses the warp"}');

test('whoever knows the passphrase reads the secrets', () => {
  const locked = lockSecrets(secrets, 'correct horse battery');
  assert.ok(!locked.includes('warp'));
  assert.deepEqual(unlockSecrets(locked, 'correct horse battery'), secrets);
});

test('nobody else does, and a change is noticed', () => {
  const locked = lockSecrets(secrets, 'correct horse battery');
  assert.throws(() => unlockSecrets(locked, 'wrong horse battery'), /not the passphrase/);
  const data = JSON.parse(locked).data as string;
  const changed = locked.replace(data, (data.startsWith('A') ? 'B' : 'A') + data.slice(1));
  assert.throws(() => unlockSecrets(changed, 'correct horse battery'), /not the passphrase/);
  assert.throws(() => unlockSecrets('{', 'correct horse battery'), /damaged/);
});
