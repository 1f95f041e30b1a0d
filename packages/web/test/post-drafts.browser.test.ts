import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { silence } from '../../server/test/kit/pictures.ts';
import { sunset } from './kit/files.ts';
import { browserFixture } from './kit/fixture.ts';
import { cookieOf, signedInAs } from './kit/people.ts';
import { communityThatTalks, soon } from './kit/talk.ts';

const fixture = await browserFixture();
await cookieOf(fixture.url, 'ada');
await communityThatTalks(fixture.url, 'night-sky', [], []);
const [desk, phone] = [await fixture.context(), await fixture.context()];
for (const device of [desk, phone]) await signedInAs(device, 'ada');

async function open(device: typeof desk, path: string, heading: string): Promise<Page> {
  const page = await fixture.window(device);
  await page.goto(path);
  await page.getByRole('heading', { name: heading, level: 1, exact: true }).waitFor();
  return page;
}
const inSpace = async (device: typeof desk) => {
  const page = await open(device, '/c/night-sky/spaces/posts', 'Posts');
  await page.getByRole('button', { name: 'Publish' }).waitFor();
  return page;
};
const field = (page: Page) => page.getByRole('textbox', { name: 'Write a post' });
const says = (page: Page, text: string) =>
  soon(`“${text}” in the field`, async () => (await field(page).innerText()).trim() === text);
const saved = (page: Page) =>
  page
    .locator('main')
    .getByText(/^Saved \d/)
    .waitFor();
const posts = (page: Page) => page.getByRole('list', { name: 'Posts' }).getByRole('article');

test('what is begun on one device is gone on with on the other, from its place and from the list', async () => {
  const one = await inSpace(desk);
  await field(one).fill('A comet in the');
  await saved(one);
  const other = await inSpace(phone);
  await says(other, 'A comet in the');
  await field(other).fill('A comet in the east');
  await says(one, 'A comet in the east');
  await one.getByRole('button', { name: 'Put aside, write another one' }).click();
  await says(one, 'Write a post');
  await other.goto('/drafts');
  await other.getByRole('list', { name: 'Posts and comments' }).getByText('A comet in the east').waitFor();
  await other.getByRole('link', { name: 'Posts · Night Sky' }).click();
  await other.getByRole('heading', { name: 'Draft', level: 1, exact: true }).waitFor();
  await says(other, 'A comet in the east');
  await other.getByRole('button', { name: 'Publish' }).click();
  await other.getByRole('heading', { name: 'By Ada Lovelace', level: 1 }).waitFor();
  await posts(one).filter({ hasText: 'A comet in the east' }).waitFor();
  await Promise.all([one.close(), other.close()]);
});

test('what is scheduled stands in the list until its time, and can be taken back', async () => {
  const page = await inSpace(desk);
  await field(page).fill('For tomorrow');
  await page.getByRole('button', { name: 'Choose a time' }).click();
  await page.getByText(/It will be published on .*, in your time zone/).waitFor();
  await page.getByRole('button', { name: 'Schedule', exact: true }).click();
  await says(page, 'Write a post');
  await page.goto('/drafts');
  const row = page.getByRole('list', { name: 'Scheduled' }).getByRole('listitem');
  await row.getByText('For tomorrow').waitFor();
  await row.getByRole('link').click();
  await page.getByRole('button', { name: 'Do not publish it then' }).click();
  await page.getByRole('button', { name: 'Do not publish it then' }).waitFor({ state: 'detached' });
  await page.goto('/drafts');
  const drafts = page.getByRole('list', { name: 'Posts and comments' });
  await drafts.getByText('For tomorrow').waitFor();
  await drafts.getByRole('button', { name: /^Discard/ }).click();
  await drafts.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await drafts.getByText('For tomorrow').waitFor();
  await drafts.getByRole('button', { name: /^Discard/ }).click();
  await drafts.waitFor({ state: 'detached' });
  await page.close();
});

test('an album is made of one’s own songs in an order, with a cover', async () => {
  const page = await open(desk, '/u/ada', 'Ada Lovelace');
  const title = page.getByRole('textbox', { name: 'Title' });
  for (const name of ['Orion', 'Lyra']) {
    const song = { name: `${name}.wav`, mimeType: 'audio/wav', buffer: silence() };
    await title.fill(name);
    await page.locator('main input[type=file]').setInputFiles([song]);
    await page.getByRole('button', { name: `Take ${name}.wav out` }).waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await posts(page).getByRole('link', { name, exact: true }).waitFor();
  }
  await title.fill('Two constellations');
  await page.getByRole('button', { name: 'Make an album' }).click();
  await page.getByRole('button', { name: 'Add: Lyra' }).click();
  await page.getByRole('button', { name: 'Add: Orion' }).click();
  const up = page.getByRole('button', { name: 'Move up: Orion' });
  await up.focus();
  await page.keyboard.press('Enter');
  const order = page.getByRole('list', { name: 'Songs of the album' }).getByRole('listitem');
  await soon('Orion first', async () => (await order.first().innerText()).includes('Orion'));
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Add a cover' }).click(),
  ]);
  await chooser.setFiles([await sunset()]);
  await page.getByRole('button', { name: 'Take sunset.jpg out' }).waitFor();
  await page.getByRole('button', { name: 'Publish' }).click();
  await posts(page).getByRole('link', { name: 'Two constellations' }).click();
  await page.getByRole('heading', { name: 'Two constellations', level: 1 }).waitFor();
  const songs = page.getByRole('list', { name: 'Songs' }).getByRole('listitem');
  await songs.nth(1).waitFor();
  assert.deepEqual(await songs.locator('[data-song]').allInnerTexts(), ['Orion', 'Lyra']);
  await page.close();
});
