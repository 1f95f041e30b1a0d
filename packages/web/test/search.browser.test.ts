import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture, { channels: ['design', 'telescopes'] });
for (let n = 1; n <= 25; n += 1) await talk.say('grace', `comet number ${n}`, general);
const root = await talk.say('ada', 'Which dome?', { channelId: talk.channels.design ?? '' });
await talk.say('grace', 'The comet dome <b>round</b>', { rootMessageId: root.id });
const secret = await as(fixture.url, 'ada', 'POST', `/communities/${talk.communityId}/channels`, {
  ...{ name: 'secret comet', topic: '', visibility: 'private' },
});
await talk.say('ada', 'comet in private', { channelId: secret.channel.id });

const { items } = await as(fixture.url, 'ada', 'GET', `/communities/${talk.communityId}/spaces`);
const { post } = await as(fixture.url, 'ada', 'POST', '/posts', {
  ...{ type: 'text_long', title: 'The tail of a comet', content: 'It points away.', spaceId: items[0].id },
  clientKey: 'tail',
});
await as(fixture.url, 'grace', 'POST', '/posts', {
  ...{ type: 'status', content: 'Every comet has two.', parentId: post.id, clientKey: 'two' },
});

async function at(who: typeof adas, address: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  return page;
}
const field = (page: Page) => page.getByRole('main').getByRole('combobox', { name: 'Search messages' });
const hits = (page: Page) => page.getByRole('list', { name: 'Messages' }).getByRole('link');
const hit = (page: Page, text: string) => hits(page).filter({ hasText: text });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

test('by a key, in the address, page by page, opened in its place, and back where one was', async () => {
  const ada = await at(adas, '/');
  await ada.keyboard.press('/');
  await ada.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
  await ada.getByRole('heading', { name: 'Find what was said' }).waitFor();
  await field(ada).fill('comet');
  await hit(ada, 'comet in private').locator('mark', { hasText: 'comet' }).waitFor();
  await ada.waitForURL(/\/search\?q=comet$/);
  assert.equal(await hits(ada).count(), 20);
  await ada.getByRole('button', { name: 'Show more' }).click();
  await ada.waitForFunction(() => document.querySelectorAll('[data-hit]').length === 27);

  await field(ada).press('ArrowDown');
  assert.match(await focused(ada), /comet in private/);
  for (let n = 0; n < 22; n += 1) await ada.keyboard.press('ArrowDown');
  assert.match(await focused(ada), /comet number 5/);
  await ada.keyboard.press('Enter');
  await ada.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await ada.locator('[data-highlighted]', { hasText: 'comet number 5' }).waitFor();
  await ada.goBack();
  await ada.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
  await ada.waitForFunction(() => document.activeElement?.textContent?.includes('comet number 5'));
  assert.equal(await hits(ada).count(), 27);
  await ada.close();
});

test('what was said in a thread opens there; a link to a search is the search; nobody finds what is private', async () => {
  const grace = await at(graces, '/search?q=comet%20in%3Adesign');
  assert.equal(await field(grace).inputValue(), 'comet in:design');
  await hit(grace, '<b>round</b>').getByText('in a thread of #design').waitFor();
  assert.equal(await hits(grace).count(), 1);
  await hits(grace).first().click();
  await grace.getByRole('complementary').getByText('round').waitFor();
  await grace.goto('/search?q=private');
  await grace.getByRole('heading', { name: 'Nothing was found' }).waitFor();
  await grace.close();
});

test('posts and comments stand beside messages, in the address, and open where they are', async () => {
  const grace = await at(graces, '/search?q=comet');
  await hit(grace, 'comet number 25').waitFor();
  await grace.getByRole('radiogroup', { name: 'What to find' }).getByText('Posts').click();
  await grace.waitForURL(/kind=posts/);
  const posts = grace.getByRole('list', { name: 'Posts' }).getByRole('link');
  await posts.filter({ hasText: 'a comment in' }).locator('mark', { hasText: 'comet' }).waitFor();
  assert.equal(await posts.count(), 2);
  await posts.filter({ hasText: 'The tail' }).click();
  await grace.getByRole('heading', { name: 'The tail of a comet', level: 1 }).waitFor();
  await grace.goBack();
  await grace.getByRole('heading', { name: 'Search', level: 1 }).waitFor();
  await grace.waitForFunction(() => document.activeElement?.textContent?.includes('The tail'));
  await grace.keyboard.press('Control+k');
  await grace.getByRole('dialog').getByRole('combobox').fill('tail');
  await grace.getByRole('option', { name: 'The tail of a comet · Ada Lovelace' }).click();
  await grace.getByRole('heading', { name: 'The tail of a comet', level: 1 }).waitFor();
  await grace.close();
});

test('filters are offered while they are typed; one that makes no sense is said', async () => {
  const ada = await at(adas, '/search');
  await field(ada).pressSequentially('comet from:gr');
  await ada.getByRole('option', { name: 'grace Grace Hopper' }).waitFor();
  await field(ada).press('ArrowDown');
  await field(ada).press('Enter');
  assert.equal(await field(ada).inputValue(), 'comet from:grace ');
  await hit(ada, 'The comet dome').waitFor();
  await field(ada).fill('comet from:nobody');
  await ada.getByRole('heading', { name: 'You know nobody called “nobody”' }).waitFor();
  await ada.getByRole('button', { name: 'in: a channel' }).click();
  assert.equal(await field(ada).inputValue(), 'comet from:nobody in:');
  await ada.getByRole('option', { name: /^telescopes/ }).waitFor();
  await ada.close();
});

test('the quick switcher finds people, and leads on to messages', async () => {
  const ada = await at(adas, '/c/night-sky/channels/general');
  await ada.keyboard.press('Control+k');
  const search = ada.getByRole('dialog').getByRole('combobox');
  await search.fill('gra');
  await ada.getByRole('option', { name: 'Grace Hopper · @grace' }).click();
  await ada.getByRole('heading', { name: 'Grace Hopper', level: 1 }).waitFor();
  await ada.keyboard.press('Control+k');
  await search.fill('the round dome');
  await ada.getByRole('option', { name: 'Search messages and posts for “the round dome”' }).waitFor();
  await ada.keyboard.press('Enter');
  await hit(ada, 'The comet dome').waitFor();
  await ada.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
