import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Vault, VaultError } from './vault.ts';

const vault = new Vault(() => 'a secret of thirty-two characters');

test('what is sealed can be opened again, and is never the same twice', () => {
  const [one, other] = [vault.seal('mail', 'Grüße'), vault.seal('mail', 'Grüße')];
  assert.equal(vault.open('mail', one), 'Grüße');
  assert.equal(vault.open('mail', other), 'Grüße');
  assert.notDeepEqual(one, other);
  assert.equal(one.includes('Grüße'), false);
});

test('another secret, another purpose or a changed byte opens nothing', () => {
  const sealed = vault.seal('mail', 'for ada alone');
  const changed = Buffer.from(sealed);
  changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
  for (const open of [
    () => new Vault(() => 'another secret of many characters').open('mail', sealed),
    () => vault.open('second factor', sealed),
    () => vault.open('mail', changed),
    () => vault.open('mail', Buffer.from('plain text that nobody sealed, and long enough')),
    () => vault.open('mail', Buffer.alloc(0)),
  ])
    assert.throws(open, VaultError);
});

test('the secret is asked for when it is needed', () => {
  let asked = 0;
  const lazy = new Vault(() => {
    asked += 1;
    return 'a secret of thirty-two characters';
  });
  assert.equal(asked, 0);
  lazy.seal('mail', 'a');
  lazy.seal('mail', 'b');
  assert.equal(asked, 1);
});
