import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('a token is made, shown once, acts for ada, and stops when it is revoked in another window', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  await page.goto('/settings/tokens');
  await page.getByText('No tokens yet').waitFor();
  await page.getByRole('button', { name: 'Make the token' }).click();
  await page.getByText('This is needed.').waitFor();
  await page.getByLabel('What is it for?').fill('Nightly export');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const field = page.getByLabel('The token “Nightly export”');
  const secret = await field.inputValue();
  assert.match(secret, /^weft_/);
  assert.equal(await field.evaluate((element) => element === document.activeElement), true);

  const asAda = () =>
    fetch(`${fixture.url}/api/users/me`, { headers: { authorization: `Bearer ${secret}` } });
  assert.equal((await asAda()).status, 200);

  const other = await fixture.window(context);
  await other.goto('/settings/tokens');
  assert.equal(await other.getByText(secret).count(), 0);
  await other.getByRole('button', { name: 'Revoke Nightly export' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await other.getByText('“Nightly export” is revoked.').waitFor();
  await page.getByText('No tokens yet').waitFor();
  assert.equal((await asAda()).status, 401);
});

test('keeping it keeps it, and Escape does too', async () => {
  const context = await fixture.context({ size: 'phone' });
  await signedInAs(context, 'grace');
  const page = await fixture.window(context);
  await page.goto('/settings/tokens');
  await page.getByLabel('What is it for?').fill('Bot');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const revoke = page.getByRole('button', { name: 'Revoke Bot' });
  await revoke.click();
  await page.getByRole('button', { name: 'Keep it' }).click();
  await revoke.click();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  assert.equal(await revoke.evaluate((element) => element === document.activeElement), true);
});

test('nothing on these pages was refused or thrown', () => assert.deepEqual(fixture.complaints, []));
