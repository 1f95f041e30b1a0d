import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, adas } = await adaAndGrace(fixture);
const { items: spaces } = await as(fixture.url, 'ada', 'GET', `/communities/${talk.communityId}/spaces`);
const main = (page: Page) => page.getByRole('main');
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
const posts = (page: Page, list = 'Posts') =>
  main(page).getByRole('list', { name: list, exact: true }).getByRole('article');
const publish = (content: string) =>
  as(fixture.url, 'grace', 'POST', '/posts', {
    ...{ type: 'text_short', content, spaceId: spaces[0].id, clientKey: crypto.randomUUID() },
  });

await publish('Clear tonight #moon');
await publish('Clouds again');

test('what comes while one reads waits above the feed until it is asked for', async () => {
  const ada = await fixture.window(adas);
  await ada.goto('/feed');
  await heading(ada, 'Feed');
  await posts(ada).filter({ hasText: 'Clouds again' }).waitFor();
  await publish('The clouds are gone');
  const newer = main(ada).getByRole('button', { name: '1 new post', exact: true });
  await newer.waitFor();
  assert.equal(await posts(ada).filter({ hasText: 'The clouds are gone' }).count(), 0);
  await newer.click();
  await posts(ada).filter({ hasText: 'The clouds are gone' }).waitFor();
  await newer.waitFor({ state: 'detached' });
  await ada.close();
});

test('a feed is built by hand, shown while it is, saved, and taken back when it was removed', async () => {
  const ada = await fixture.window(adas);
  await ada.goto('/feeds');
  await heading(ada, 'Your feeds');
  await main(ada).getByRole('link', { name: 'Make a feed' }).click();
  await heading(ada, 'Make a feed');
  await main(ada).getByRole('textbox', { name: 'Name' }).fill('Nights of the moon');
  await main(ada).getByRole('combobox', { name: 'What filter 1 looks at' }).selectOption('tag');
  await main(ada).getByRole('textbox', { name: 'Tags, with commas between' }).fill('moon');
  const preview = posts(ada, 'Preview');
  await preview.filter({ hasText: 'Clouds again' }).waitFor({ state: 'detached' });
  await preview.filter({ hasText: 'Clear tonight' }).waitFor();
  await main(ada).getByRole('button', { name: 'Add a filter to group 1' }).click();
  await main(ada).getByRole('button', { name: 'Save' }).click();
  await main(ada).getByText('Complete this filter, or remove it.').waitFor();
  await main(ada).getByRole('button', { name: 'Remove filter 2' }).click();
  await main(ada).getByRole('button', { name: 'Save' }).click();
  await heading(ada, 'Nights of the moon');
  await posts(ada).filter({ hasText: 'Clear tonight' }).waitFor();

  await ada.goto('/feeds');
  await heading(ada, 'Your feeds');
  await main(ada).getByRole('button', { name: 'Remove Nights of the moon' }).click();
  await main(ada).getByText('No feeds of your own yet').waitFor();
  await ada.getByRole('button', { name: 'Undo' }).click();
  await main(ada).getByRole('link', { name: 'Nights of the moon', exact: true }).waitFor();
  await ada.close();
});

test('a list is made, holds people, and shows what they publish; a tag leads to what bears it', async () => {
  const ada = await fixture.window(adas);
  await ada.goto('/lists');
  await heading(ada, 'Lists');
  await main(ada).getByRole('button', { name: 'Make a list' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Observers');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await heading(ada, 'Observers');
  await main(ada).getByText('Nobody is in this list yet').waitFor();
  await main(ada)
    .getByRole('button', { name: /Grace Hopper/ })
    .click();
  await main(ada).getByRole('button', { name: 'Add', exact: true }).click();
  await main(ada).getByRole('button', { name: 'Take out Grace Hopper' }).waitFor();
  await main(ada)
    .getByRole('navigation', { name: 'Parts of this list' })
    .getByRole('link', { name: 'Posts' })
    .click();
  await posts(ada).filter({ hasText: 'Clear tonight' }).getByRole('link', { name: '#moon' }).click();
  await heading(ada, '#moon');
  await posts(ada).filter({ hasText: 'Clear tonight' }).waitFor();
  assert.equal(await posts(ada).count(), 1);
  await ada.close();
});

test('no page complained', () => {
  assert.deepEqual(fixture.complaints, []);
});
