import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { password, signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('ada has her data prepared and takes it along', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  await page.goto('/settings/data');
  await page.getByRole('button', { name: 'Prepare my data' }).click();
  const link = page.getByRole('link', { name: /^Download \(/ });
  await link.waitFor();
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
  assert.match(download.suggestedFilename(), /^ada-\d{4}-\d\d-\d\d\.zip$/);
  assert.equal(await download.failure(), null);
  await page.getByRole('button', { name: 'Prepare it anew' }).waitFor();
});

test('grace deletes her account, is out on every device, and comes back', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'grace');
  const page = await fixture.window(context);
  const phone = await fixture.context({ size: 'phone' });
  await signedInAs(phone, 'grace');
  const elsewhere = await fixture.window(phone);
  await elsewhere.goto('/settings/you');
  await elsewhere.getByRole('heading', { name: 'You', level: 1 }).waitFor();

  await page.goto('/settings/data');
  await page.getByText('For 14 days you can change your mind').waitFor();
  await page.getByRole('button', { name: 'Delete my account…' }).click();
  const dialog = page.getByRole('dialog');
  const field = dialog.getByRole('textbox', { name: 'Password' });
  await field.fill('not my password');
  await dialog.getByRole('button', { name: 'Delete my account' }).click();
  await dialog.getByText('This is not your password.').waitFor();
  await field.fill(password);
  await dialog.getByRole('button', { name: 'Delete my account' }).click();

  await page.getByText('Your account is deleted. If you change your mind, sign in.').waitFor();
  await elsewhere.getByText('This session was ended.').waitFor();

  await page.getByLabel('Username or e-mail').fill('grace');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This account is deleted. Everything is still there').waitFor();
  await page.getByRole('button', { name: 'Come back' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
});

test('who owns a community is told to hand it over, and where', async () => {
  const context = await fixture.context({ locale: 'de-DE' });
  await signedInAs(context, 'linus');
  await context.request.post('/api/communities', { data: { name: 'Kernel', slug: 'kernel' } });
  const page = await fixture.window(context);
  await page.goto('/settings/data');
  await page.getByText('Dir gehört eine Community.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Mein Konto löschen …' }).isDisabled(), true);
  await page.getByRole('link', { name: 'Kernel' }).last().click();
  await page.waitForURL('**/c/kernel/settings');
});

test('nothing on these pages was refused or thrown', () => assert.deepEqual(fixture.complaints, []));
