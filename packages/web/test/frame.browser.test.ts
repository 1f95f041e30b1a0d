import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';

const fixture = await browserFixture();
const context = await fixture.context();
await signedInAs(context, 'ada');

async function home(): Promise<Page> {
  const page = await fixture.window(context);
  await page.goto('/');
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  return page;
}
const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('the switcher goes anywhere by keys alone', async () => {
  const page = await home();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('combobox');
  await page.keyboard.type('sess');
  await page.getByText('1 result').waitFor();
  const chosen = page.locator(`#${await search.getAttribute('aria-activedescendant')}`);
  assert.equal(await chosen.textContent(), 'Sessions');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sessions', level: 1 }).waitFor();
  assert.equal(new URL(page.url()).pathname, '/settings/sessions');
});

test('Escape closes the switcher and gives the focus back', async () => {
  const page = await home();
  const link = page.getByRole('link', { name: /Say who you are/ });
  await link.focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').waitFor({ state: 'detached' });
  assert.match(await focusedText(page), /Say who you are/);
});

test('? shows the keys, but not to somebody who is writing', async () => {
  const page = await home();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keys' }).getByText('Go anywhere').waitFor();
  await page.keyboard.press('Escape');
  await page.goto('/settings/you');
  await page.getByLabel('About you').fill('');
  await page.getByLabel('About you').press('?');
  assert.equal(await page.getByLabel('About you').inputValue(), '?');
  assert.equal(await page.getByRole('dialog').count(), 0);
});

test('the side pane opens beside, is in the address, and Escape returns to its list', async () => {
  const page = await fixture.window(context);
  await page.goto('/settings/sessions');
  const session = page.getByRole('list', { name: 'Your sessions' }).getByRole('link').first();
  await session.focus();
  await page.keyboard.press('Enter');
  const pane = page.getByRole('complementary');
  await pane.waitFor();
  assert.match(page.url(), /\?session=/);
  const [list, side] = [await session.boundingBox(), await pane.boundingBox()];
  assert.ok(list && side && list.x + list.width <= side.x, 'the pane covers the list');
  await page.keyboard.press('Escape');
  await pane.waitFor({ state: 'detached' });
  assert.match(await focusedText(page), /This browser/);
});

test('the first Tab leads to the content', async () => {
  const page = await home();
  await page.keyboard.press('Tab');
  assert.equal(await focusedText(page), 'Skip to the content');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
});

test('the language changes every word at once and is remembered', async () => {
  const page = await fixture.window(context);
  await page.goto('/settings/appearance');
  await page.getByText('Deutsch').click();
  await page.getByRole('heading', { name: 'Sprache und Farben', level: 1 }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'de');
  await page.reload();
  await page.getByRole('heading', { name: 'Sprache und Farben', level: 1 }).waitFor();
  await page.getByText('English').click();
  await page.getByRole('heading', { name: 'Language and colours', level: 1 }).waitFor();
});

test('the chosen colours are there before the first paint', async () => {
  const page = await fixture.window(context);
  await page.goto('/settings/appearance');
  await page.getByText('Dark', { exact: true }).click();
  await page.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload({ waitUntil: 'domcontentloaded' });
  assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), 'dark');
  await page.evaluate(() => localStorage.removeItem('weft.theme'));
});

test('a German browser is spoken to in German', async () => {
  const german = await fixture.window(await fixture.context({ locale: 'de-AT' }));
  await german.goto('/sign-in');
  await german.getByRole('heading', { name: 'Willkommen zurück' }).waitFor();
});

test('no page complained of the policy or of an error', () => {
  assert.deepEqual(
    fixture.complaints.filter((text) => !text.includes('ERR_FAILED')),
    [],
  );
});
