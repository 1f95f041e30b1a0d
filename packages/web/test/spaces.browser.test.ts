import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, adas, graces } = await adaAndGrace(fixture);
const linuses = await fixture.context();
await signedInAs(linuses, 'linus');

async function open(who: typeof adas, path: string, heading: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(`/c/night-sky${path}`);
  await page.getByRole('heading', { name: heading, level: 1, exact: true }).waitFor();
  return page;
}
const places = (page: Page) => page.getByRole('navigation', { name: 'Places' });
const inSidebar = (page: Page, name: string) => places(page).getByRole('link', { name, exact: true });

test('a space is made by its name, and every member sees it at once', async () => {
  const grace = await open(graces, '/spaces', 'All spaces');
  await inSidebar(grace, 'Posts').waitFor();
  assert.equal(await grace.getByRole('button', { name: 'Make a space' }).count(), 0);
  const ada = await open(adas, '/spaces/posts', 'Posts');
  await ada.getByText('Nothing is posted here yet').waitFor();
  await places(ada).getByRole('button', { name: 'Make a space' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Make a space' });
  await dialog.getByLabel('Name').fill('Crème & Stars');
  assert.equal(await dialog.getByLabel('Address').inputValue(), 'creme-stars');
  await dialog.getByLabel('Address').fill('posts');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.getByText('Another space here has this address.').waitFor();
  await dialog.getByLabel('Address').fill('stars');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await ada.getByRole('heading', { name: 'Crème & Stars', level: 1 }).waitFor();
  assert.equal(new URL(ada.url()).pathname, '/c/night-sky/spaces/stars');
  await inSidebar(ada, 'Crème & Stars').waitFor();
  await inSidebar(grace, 'Crème & Stars').click();
  await grace.getByRole('heading', { name: 'Crème & Stars', level: 1 }).waitFor();
  await grace.getByText('Anybody reads this').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('for members from now on: they are told so, visitors find nothing; archived, and back again', async () => {
  const grace = await open(graces, '/spaces/stars', 'Crème & Stars');
  const linus = await open(linuses, '/spaces/stars', 'Crème & Stars');
  await linus.close();
  const ada = await open(adas, '/spaces/stars?about=true', 'Crème & Stars');
  const dialog = ada.getByRole('dialog', { name: 'About this space' });
  await dialog.getByLabel('Name').fill('Stars');
  await dialog.getByLabel('Address').fill('night');
  await dialog.getByLabel('What belongs here?').fill('Sweets under the sky');
  await dialog.getByLabel('Members only').check();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  await ada.waitForURL('**/c/night-sky/spaces/night');
  await ada.getByRole('heading', { name: 'Stars', level: 1, exact: true }).waitFor();
  // Its address went with it: where the old one stood, there is none.
  await grace.getByText('There is no such space').waitFor();
  await inSidebar(grace, 'Stars').click();
  await grace.getByRole('main').getByText('Members only').waitFor();
  await grace.getByRole('main').getByText('Sweets under the sky').waitFor();
  const outside = await fixture.window(linuses);
  await outside.goto('/c/night-sky/spaces/night');
  await outside.getByText('There is no such space').waitFor();
  await inSidebar(outside, 'Posts').waitFor();
  assert.equal(await inSidebar(outside, 'Stars').count(), 0);

  await ada.getByRole('button', { name: 'About this space' }).click();
  await dialog.getByRole('button', { name: 'Archive it' }).click();
  await grace.getByText('This space is archived').waitFor();
  await ada.getByRole('button', { name: 'Undo' }).click();
  await grace.getByText('This space is archived').waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close(), outside.close()]);
});

test('their order is changed by the keyboard, and is the same for everybody', async () => {
  await as(fixture.url, 'ada', 'POST', `/communities/${talk.communityId}/spaces`, { name: 'Gear' });
  const names = (page: Page) =>
    page.getByRole('main').getByRole('listitem').getByRole('link').allInnerTexts();
  const grace = await open(graces, '/spaces', 'All spaces');
  await inSidebar(grace, 'Gear').waitFor();
  const ada = await open(adas, '/spaces', 'All spaces');
  await ada.getByRole('button', { name: 'Move Gear up' }).focus();
  for (const place of ['2', '1']) {
    await ada.keyboard.press('Enter');
    await ada.getByText(`Gear is now ${place} of 3.`).waitFor();
    // The row moved and took its button along.
    assert.equal(
      await ada.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Move Gear up',
    );
  }
  assert.deepEqual(await names(ada), ['Gear', 'Posts', 'Stars']);
  await grace.getByRole('main').getByRole('listitem').first().filter({ hasText: 'Gear' }).waitFor();
  await ada.reload();
  await ada.getByRole('button', { name: 'Move Gear down' }).waitFor();
  assert.deepEqual(await names(ada), ['Gear', 'Posts', 'Stars']);
  await Promise.all([ada.close(), grace.close()]);
});

test('the switcher finds them, from anywhere', async () => {
  const grace = await fixture.window(graces);
  await grace.goto('/inbox');
  await grace.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
  await grace.keyboard.press('Control+k');
  await grace.getByRole('combobox').fill('gear');
  await grace.getByRole('option', { name: /^Gear · Night Sky/ }).click();
  await grace.getByRole('heading', { name: 'Gear', level: 1 }).waitFor();
  await grace.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
