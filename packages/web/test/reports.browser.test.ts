import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import type { Name } from './kit/people.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture, { others: ['linus'] });

const published = async (name: Name, more: object) => {
  const body = { type: 'text_short', clientKey: crypto.randomUUID(), ...more };
  return (await as(fixture.url, name, 'POST', '/posts', body)).post as { id: string };
};
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const row = (page: Page) =>
  page.getByRole('main').getByRole('listitem').filter({ hasText: 'reported 1 time' });

test('what somebody reports waits for those who keep the peace, who delete it there; the reporter is thanked and told', async () => {
  await talk.say('linus', 'Nice and dark tonight', general);
  await talk.say('linus', 'Buy lenses here', general);
  const [ada, grace] = [await fixture.window(adas), await fixture.window(graces)];
  await ada.goto('/c/night-sky/reports');
  await ada.getByText('Nothing waits for you').waitFor();

  await grace.goto('/c/night-sky/channels/general');
  await grace.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await line(grace, 'Buy lenses here').hover();
  await line(grace, 'Buy lenses here').getByRole('button', { name: 'More' }).click();
  await grace.getByRole('menuitem', { name: 'Report', exact: true }).click();
  const dialog = grace.getByRole('dialog');
  await dialog.getByText('Buy lenses here').waitFor();
  assert.equal(await dialog.getByText('Nice and dark tonight').count(), 0);
  await dialog.getByRole('switch', { name: 'Send the line before it along' }).check();
  await dialog.getByText('Nice and dark tonight').waitFor();
  await dialog.getByLabel('In your words, if you like').fill('Every day');
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await grace.getByText('Thank you. Somebody will look at it.').waitFor();
  assert.equal(await grace.getByRole('link', { name: /^Reports/ }).count(), 0);

  await row(ada).getByText('Grace Hopper: Advertising or spam – Every day').waitFor();
  await row(ada).getByText('Nice and dark tonight').waitFor();
  await ada
    .getByRole('link', { name: /^Reports/ })
    .getByText('1')
    .waitFor();
  await row(ada).getByRole('button', { name: 'Delete the message' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Delete the message' }).click();
  await row(ada).getByText('It was deleted since. This is what it said.').waitFor();
  await row(ada).getByText('Buy lenses here').waitFor();
  await line(grace, 'Buy lenses here').waitFor({ state: 'detached' });

  await row(ada).getByRole('button', { name: 'Done' }).click();
  await ada.getByText('Nothing waits for you').waitFor();
  await ada.getByRole('button', { name: 'Undo' }).click();
  await row(ada).getByRole('button', { name: 'Nothing to do' }).click();
  await ada.getByText('Nothing waits for you').waitFor();
  await ada.getByText('Handled', { exact: true }).click();
  await row(ada)
    .getByText(/^Nothing to do, said Ada Lovelace/)
    .waitFor();

  await grace.goto('/inbox');
  await grace.getByText('What you reported in Night Sky was looked at. Thank you.').first().waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('a comment is reported beside it, with what it answers, and deleted by those who keep the peace', async () => {
  const { items } = await as(fixture.url, 'ada', 'GET', `/communities/${talk.communityId}/spaces`);
  const post = await published('ada', { content: 'A dark valley', spaceId: items[0].id });
  const bad = await published('linus', { type: 'status', content: 'Half-price tents', parentId: post.id });
  const [ada, grace] = [await fixture.window(adas), await fixture.window(graces)];
  await ada.goto('/c/night-sky/reports');
  await ada.getByText('Nothing waits for you').waitFor();

  await grace.goto(`/posts/${bad.id}`);
  await grace.getByRole('heading', { name: 'By Linus Torvalds', level: 1 }).waitFor();
  await grace.getByRole('button', { name: 'Report', exact: true }).click();
  const dialog = grace.getByRole('dialog', { name: 'Report this post' });
  await dialog.getByText('A dark valley').waitFor();
  await dialog.getByText('Half-price tents').waitFor();
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await grace.getByText('Thank you. Somebody will look at it.').waitFor();

  await row(ada).getByRole('link', { name: 'Comment in Posts' }).waitFor();
  await row(ada).getByRole('button', { name: 'Delete the post' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Delete the post' }).click();
  await row(ada).getByText('It was deleted since. This is what it said.').waitFor();
  await row(ada).getByText('Half-price tents').waitFor();
  await grace.getByText('There is no such post').waitFor();
  await row(ada).getByRole('button', { name: 'Done' }).click();
  await ada.getByText('Nothing waits for you').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('a profile is reported to whoever runs the server', async () => {
  const grace = await fixture.window(graces);
  await grace.goto('/u/linus');
  await grace.getByRole('heading', { name: 'Linus Torvalds', level: 1 }).waitFor();
  await grace.getByRole('button', { name: 'Report Linus Torvalds' }).click();
  const dialog = grace.getByRole('dialog');
  await dialog.getByText('It goes to whoever runs this server.').waitFor();
  await dialog.getByRole('button', { name: 'Send the report' }).click();
  await grace.getByText('Thank you. Somebody will look at it.').waitFor();
  await grace.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
