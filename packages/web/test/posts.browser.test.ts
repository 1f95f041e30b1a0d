import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { hostile } from '../../server/test/kit/hostile.ts';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { sunset } from './kit/files.ts';
import { browserFixture } from './kit/fixture.ts';
import { as, soon, tooLateToUndo } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, adas, graces } = await adaAndGrace(fixture);
const picture = await sunset();

async function inSpace(who: typeof adas): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto('/c/night-sky/spaces/posts');
  await page.getByRole('heading', { name: 'Posts', level: 1, exact: true }).waitFor();
  await page.getByRole('button', { name: 'Publish' }).waitFor();
  return page;
}
const posts = (page: Page) => page.getByRole('list', { name: 'Posts' }).getByRole('article');
const comments = (page: Page) => page.getByRole('list', { name: 'Comments' }).getByRole('article');
const write = (page: Page, label: string, text: string) =>
  page.getByRole('textbox', { name: label }).fill(text);
const publish = (page: Page) => page.getByRole('button', { name: 'Publish' }).click();

test('what one publishes another sees at once, and what is said of it', async () => {
  const [ada, grace] = [await inSpace(adas), await inSpace(graces)];
  await write(ada, 'Write a post', 'A comet over the **east**');
  await publish(ada);
  await posts(ada).filter({ hasText: 'A comet over the east' }).waitFor();
  const heard = posts(grace).filter({ hasText: 'A comet over the east' });
  await heard.getByRole('link', { name: 'Comment' }).click();
  await grace.getByRole('heading', { name: 'By Ada Lovelace', level: 1 }).waitFor();
  await posts(ada).first().getByRole('link', { name: 'Comment' }).click();
  await ada.getByText('Nobody has said anything yet').waitFor();
  await write(grace, 'Write a comment', 'I see it, too');
  await grace.getByRole('button', { name: 'Comment', exact: true }).click();
  await ada.getByRole('button', { name: '1 new reply' }).click();
  await comments(ada).filter({ hasText: 'I see it, too' }).waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('what one shows stands on one’s page, with a word, and whose it is hears of it', async () => {
  const [ada, grace] = [await inSpace(adas), await inSpace(graces)];
  await write(ada, 'Write a post', 'The moon at noon');
  await publish(ada);
  const seen = posts(grace).filter({ hasText: 'The moon at noon' });
  await seen.getByRole('button', { name: 'Show on my page' }).click();
  const dialog = grace.getByRole('dialog', { name: 'Show on my page' });
  await dialog.getByRole('textbox').fill('By day!');
  await dialog.getByRole('button', { name: 'Show it' }).click();
  await seen.getByRole('button', { name: 'Shown by 1' }).waitFor();
  await ada.goto('/u/grace');
  const shown = ada.getByRole('list', { name: 'Shown from others' }).getByRole('listitem').first();
  await shown.getByText('By day!').waitFor();
  await shown.getByRole('article').filter({ hasText: 'The moon at noon' }).waitFor();
  await ada.goto('/inbox');
  await ada.getByText('Grace Hopper shows your post on their page.').waitFor();
  await seen.getByRole('button', { name: 'Shown by 1' }).click();
  await dialog.getByRole('button', { name: 'Show it no more' }).click();
  await seen.getByRole('button', { name: 'Show on my page' }).waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('a picture is a post; files that do not go together are told apart', async () => {
  const [ada, grace] = [await inSpace(adas), await inSpace(graces)];
  const files = ada.locator('main input[type=file]');
  await files.setInputFiles([picture]);
  await ada.getByRole('button', { name: 'Take sunset.jpg out' }).waitFor();
  await files.setInputFiles([{ name: 'a.mp4', mimeType: 'video/mp4', buffer: Buffer.from('no video') }]);
  await ada.getByText('These files do not go into one post').waitFor();
  assert.equal(await ada.getByRole('button', { name: 'Publish' }).isDisabled(), true);
  await ada
    .getByRole('button', { name: /a\.mp4/ })
    .last()
    .click();
  await write(ada, 'Title', 'The last light');
  await publish(ada);
  const shown = posts(grace).filter({ hasText: 'The last light' });
  await shown.getByRole('img').last().waitFor();
  assert.equal(await shown.getByRole('button', { name: /sunset/ }).count(), 1);
  await Promise.all([ada.close(), grace.close()]);
});

test('what is typed stays until it is published; it is changed and taken back in its place', async () => {
  const ada = await inSpace(adas);
  await write(ada, 'Title', 'Notes of a night');
  await write(ada, 'Write a post', '## Nine\n\nClouds');
  // Kept on the device before that, in its own time.
  await ada.getByText(/^Saved \d/).waitFor();
  await ada.reload();
  await soon('the title again', async () => {
    return (await ada.getByRole('textbox', { name: 'Title' }).inputValue()) === 'Notes of a night';
  });
  await publish(ada);
  await posts(ada).getByRole('link', { name: 'Notes of a night' }).click();
  await ada.getByRole('heading', { name: 'Notes of a night', level: 1 }).waitFor();
  const grace = await fixture.window(graces);
  const viewed = grace.waitForResponse((response) => response.url().endsWith('/view'));
  await grace.goto(new URL(ada.url()).pathname);
  await grace.getByText('Clouds').waitFor();
  assert.equal((await viewed).status(), 204);
  assert.equal(await grace.getByRole('button', { name: 'Edit' }).count(), 0);
  await ada.getByRole('button', { name: 'Edit' }).click();
  await ada.getByRole('textbox', { name: 'Edit' }).fill('Clear sky after all');
  await ada.getByRole('button', { name: 'Save' }).click();
  await grace.getByText('Clear sky after all').waitFor();
  await ada.getByRole('button', { name: 'Delete' }).click();
  await ada.getByText('This was taken back.').waitFor();
  await ada.getByRole('button', { name: 'Undo' }).click();
  await ada.getByText('Clear sky after all').waitFor();
  await ada.getByRole('button', { name: 'Delete' }).click();
  await tooLateToUndo(ada, 'Post deleted.');
  await grace.getByText('There is no such post').waitFor();
  await ada.getByText('There is no such post').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('a like is seen by others and told of, a bookmark by nobody else', async () => {
  const [ada, grace] = [await inSpace(adas), await inSpace(graces)];
  await write(ada, 'Write a post', 'Saturn, rings wide open');
  await publish(ada);
  const hers = posts(grace).filter({ hasText: 'Saturn, rings wide open' });
  await hers.getByRole('button', { name: 'Like', exact: true }).click();
  await hers.getByRole('button', { name: '1 like' }).waitFor();
  await hers.getByRole('button', { name: 'Bookmark' }).click();
  await hers.getByRole('button', { name: 'Bookmark', pressed: true }).waitFor();
  await posts(ada).filter({ hasText: 'Saturn' }).getByRole('button', { name: '1 like' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Who likes this' });
  await dialog.getByRole('link', { name: 'Grace Hopper' }).waitFor();
  await ada.goto('/inbox');
  await ada.getByText('Grace Hopper likes your post.').click();
  await ada.getByRole('heading', { name: 'By Ada Lovelace', level: 1 }).waitFor();
  await ada.goto('/bookmarks');
  await ada.getByText('Nothing is bookmarked').waitFor();
  await grace.goto('/bookmarks');
  await grace.getByRole('article').filter({ hasText: 'Saturn, rings wide open' }).waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('on one’s own page one publishes for whoever reads it', async () => {
  const ada = await fixture.window(adas);
  await ada.goto('/u/ada');
  await write(ada, 'Write a post', 'From my own garden');
  await publish(ada);
  await posts(ada).filter({ hasText: 'From my own garden' }).waitFor();
  const grace = await fixture.window(graces);
  await grace.goto('/u/ada');
  await posts(grace).filter({ hasText: 'From my own garden' }).waitFor();
  assert.equal(await grace.getByRole('button', { name: 'Publish' }).count(), 0);
  await Promise.all([ada.close(), grace.close()]);
});

test('what is typed to do harm does nothing in a real browser', async () => {
  // What the database cannot hold is refused altogether.
  const typed = hostile.filter((one) => !one.includes('\u0000'));
  const { items } = await as(fixture.url, 'ada', 'GET', `/communities/${talk.communityId}/spaces`);
  const { post } = await as(fixture.url, 'ada', 'POST', '/posts', {
    ...{ type: 'text_long', title: 'Harmless', content: typed.join('\n\n'), spaceId: items[0].id },
    clientKey: 'hostile',
  });
  const grace = await fixture.window(graces);
  const asked: string[] = [];
  grace.on('request', (request) => asked.push(request.url()));
  await grace.goto(`/posts/${post.id}`);
  await grace.getByRole('heading', { name: 'Harmless', level: 1 }).waitFor();
  await grace.getByText('window.harmed=1').first().waitFor();
  for (const link of await grace.getByRole('article').getByRole('link').all()) await link.hover();
  assert.equal(await grace.evaluate('window.harmed'), undefined);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(fixture.url)),
    [],
  );
  const found = await grace.evaluate(() =>
    [...document.querySelectorAll('article *')]
      .flatMap((one) => [...one.attributes].map(({ name, value }) => `${name}=${value}`))
      .filter((text) => /^on|^(href|src)=\s*(javascript|data|vbscript|file|blob):/i.test(text)),
  );
  assert.deepEqual(found, []);
  await grace.close();
});
