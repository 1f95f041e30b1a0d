import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { password, signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('signing up leads to where one wanted to go, and home says hello', async () => {
  const page = await fixture.window(await fixture.context());
  await page.goto('/settings/appearance');
  await page.getByRole('link', { name: 'Make an account' }).click();
  // The door one leaves has fields of nearly the same names: what is typed must not land there.
  await page.getByRole('heading', { name: 'Come in', level: 1 }).waitFor();
  await page.getByLabel('Username').fill('katherine');
  await page.getByLabel('Display name').fill('Katherine Johnson');
  await page.getByLabel('E-mail').fill('katherine@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.getByRole('heading', { name: 'Language and colours', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Home' }).first().click();
  await page.getByText('Hello, Katherine Johnson.').waitFor();
  assert.equal(await page.title(), 'Home · Weft');
});

test('a name that is taken is told at its field, which gets the focus', async () => {
  await signedInAs(await fixture.context(), 'linus');
  const page = await fixture.window(await fixture.context());
  await page.goto('/sign-up');
  await page.getByLabel('Username').fill('linus');
  await page.getByLabel('E-mail').fill('other@example.org');
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await page.getByText('Somebody has this name already').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('name')), 'username');
});

test('signing out closes the door; a wrong password is told without blame', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'grace');
  const page = await fixture.window(context);
  await page.goto('/settings/you');
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();
  assert.equal((await context.request.get('/api/users/me')).status(), 401);

  await page.getByLabel('Username or e-mail').fill('grace');
  await page.getByRole('textbox', { name: 'Password' }).fill('not this one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('This name and password do not go together.').waitFor();
  await page.getByRole('textbox', { name: 'Password' }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Hello, Grace Hopper.').waitFor();
});

test('a new name shows at once and arrives in the other window', async () => {
  const [here, there] = [await fixture.context(), await fixture.context({ size: 'phone' })];
  await signedInAs(here, 'ada');
  await signedInAs(there, 'ada');
  const one = await fixture.window(here);
  const other = await fixture.window(there);
  await other.goto('/');
  await other.getByText('Hello, Ada Lovelace.').waitFor();
  await one.goto('/settings/you');
  await one.getByLabel('Display name').fill('Ada King');
  await one.getByRole('button', { name: 'Save' }).click();
  await one.getByText(/^Saved /).waitFor();
  await other.getByText('Hello, Ada King.').waitFor();
});

test('offline the truth is told, nothing typed is lost, and it is saved when the connection is back', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'linus');
  const page = await fixture.window(context);
  await page.goto('/settings/you');
  await page.getByLabel('About you').fill('Half a sentence, and');
  await page.reload();
  assert.equal(await page.getByLabel('About you').inputValue(), 'Half a sentence, and');

  await context.setOffline(true);
  await page.getByLabel('About you').fill('A whole sentence.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Offline, kept on this device').waitFor();
  await context.setOffline(false);
  await page.getByText(/^Saved /).waitFor();
  const { user } = await (await context.request.get('/api/users/me')).json();
  assert.equal(user.bio, 'A whole sentence.');
});

test('ending a session throws its window out, and signing in again leads back', async () => {
  const [here, there] = [await fixture.context(), await fixture.context()];
  await signedInAs(here, 'margaret');
  const one = await fixture.window(here);
  await one.goto('/settings/sessions');
  await one.getByText('This browser').waitFor();
  await signedInAs(there, 'margaret');
  const other = await fixture.window(there);
  await other.goto('/settings/you');
  await other.getByLabel('Display name').waitFor();

  // The new session arrives in the list by an event.
  const sessions = one.getByRole('list', { name: 'Your sessions' }).getByRole('link');
  await sessions.nth(1).waitFor();
  await sessions.filter({ hasNotText: 'This browser' }).click();
  await one.getByRole('button', { name: 'End this session' }).click();
  await one.getByText('Chrome on Linux is signed out.').waitFor();
  assert.equal(await sessions.count(), 1);

  await other.getByText('This session was ended.').waitFor();
  await other.getByLabel('Username or e-mail').fill('margaret');
  await other.getByRole('textbox', { name: 'Password' }).fill(password);
  await other.getByRole('button', { name: 'Sign in' }).click();
  await other.getByRole('heading', { name: 'You', level: 1 }).waitFor();
});

test('somebody else who signs in in another tab gets a page of their own', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  await page.goto('/');
  await page.getByText('Hello, Ada').waitFor();
  await signedInAs(context, 'grace');
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('Hello, Grace Hopper.').waitFor();
});

test('no page complained of the policy or of an error', () => {
  assert.deepEqual(fixture.complaints, []);
});
