import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browserFixture } from './kit/fixture.ts';
import { cookieOf, signedInAs } from './kit/people.ts';
import { as, communityThatTalks, soon } from './kit/talk.ts';

const fixture = await browserFixture();
await cookieOf(fixture.url, 'ada');
await cookieOf(fixture.url, 'grace');
const talk = await communityThatTalks(fixture.url, 'night-sky', ['design', 'telescopes'], ['grace']);
const design = { channelId: talk.channels.design ?? '' };
const [desk, elsewhere] = [await fixture.context(), await fixture.context()];
await signedInAs(desk, 'ada');
await signedInAs(elsewhere, 'ada');

async function at(who: typeof desk, channel: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(`/c/night-sky/channels/${channel}`);
  await page.getByRole('heading', { name: channel, level: 1 }).waitFor();
  await page.getByRole('log').or(page.getByText('Nothing was said here yet')).first().waitFor();
  return page;
}
/** "here now" comes before a name as soon as its owner has come. */
const link = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: new RegExp(`^(here now )?${name}`) });
const strong = (page: Page, name: string) => page.locator('a[data-strong]').filter({ hasText: name });
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });

test('what is new stands out everywhere, is read by looking at it, and all devices agree', async () => {
  const [ada, other] = [await at(desk, 'general'), await at(elsewhere, 'telescopes')];
  await talk.say('grace', 'A plain word', design);
  for (const page of [ada, other]) await strong(page, 'design').waitFor();
  assert.doesNotMatch(await ada.title(), /^\(/);
  await talk.say('grace', 'A word for @ada', design);
  for (const page of [ada, other]) await link(page, 'design').getByText(/^1\b/).waitFor();
  await ada.waitForFunction(() => document.title.startsWith('(1) '));

  await ada.bringToFront();
  await link(ada, 'design').click();
  await ada.getByText('New', { exact: true }).waitFor();
  await line(ada, 'A word for @ada').waitFor();
  for (const page of [ada, other]) await strong(page, 'design').waitFor({ state: 'detached' });
  await ada.waitForFunction(() => !document.title.startsWith('('));
  await Promise.all([ada.close(), other.close()]);
});

test('marked unread from a message on, it is unread on every device, until all is marked as read', async () => {
  const [ada, other] = [await at(desk, 'design'), await at(elsewhere, 'general')];
  await line(ada, 'A plain word').hover();
  await line(ada, 'A plain word').getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Mark unread from here' }).click();
  for (const page of [ada, other]) await strong(page, 'design').waitFor();
  await ada.getByText('New', { exact: true }).waitFor();
  const unread = await as(fixture.url, 'ada', 'GET', '/unread');
  const reading = unread.items.find((item: { place: { id: string } }) => item.place.id === design.channelId);
  assert.equal(reading.unread, 2);

  await other.keyboard.press('Control+k');
  await other.getByRole('combobox').fill('mark all');
  await other.keyboard.press('Enter');
  for (const page of [ada, other]) await strong(page, 'design').waitFor({ state: 'detached' });
  await Promise.all([ada.close(), other.close()]);
});

test('Alt with an arrow goes where something is new, a thread too', async () => {
  const root = await talk.say('ada', 'Which eyepiece?', { channelId: talk.channels.telescopes ?? '' });
  const ada = await at(desk, 'general');
  await talk.say('grace', 'The long one', { rootMessageId: root.id });
  await strong(ada, 'Threads').waitFor();
  await ada.keyboard.press('Alt+ArrowDown');
  await ada.getByRole('complementary').getByText('The long one').waitFor();
  await strong(ada, 'Threads').waitFor({ state: 'detached' });
  assert.match(ada.url(), /telescopes\?thread=\d+$/);
  await ada.close();
});

test('a direct message comes by itself, and is shown to be read', async () => {
  const ada = await at(desk, 'general');
  const { user } = await as(fixture.url, 'ada', 'GET', '/users/me');
  const { conversation } = await as(fixture.url, 'grace', 'POST', '/conversations', { userIds: [user.id] });
  await talk.say('grace', 'Between us', { conversationId: conversation.id });
  await strong(ada, 'Grace Hopper').waitFor();
  const graces = await fixture.context();
  await signedInAs(graces, 'grace');
  const grace = await fixture.window(graces);
  await grace.goto(`/messages/${conversation.id}`);
  await line(grace, 'Between us').waitFor();
  assert.equal(await grace.getByText('Read', { exact: true }).count(), 0);
  await ada.bringToFront();
  await link(ada, 'Grace Hopper').click();
  await line(ada, 'Between us').waitFor();
  await grace.getByText('Read', { exact: true }).waitFor();
  await soon('nothing is new', async () => (await strong(ada, 'Grace Hopper').count()) === 0);
  await Promise.all([ada.close(), grace.close()]);
});

test('people find each other by name and write', async () => {
  const ada = await fixture.window(desk);
  await ada.goto('/messages');
  await ada.getByRole('searchbox', { name: 'Find somebody by name' }).fill('grace');
  await ada.getByRole('button', { name: /Grace Hopper/ }).click();
  await ada.getByRole('button', { name: 'Write to them' }).click();
  await ada.getByRole('heading', { name: 'Grace Hopper', level: 1 }).waitFor();
  await ada.locator('.cm-content').waitFor();
  await ada.keyboard.type('I know');
  await ada.keyboard.press('Enter');
  await line(ada, 'I know').waitFor();
  await ada.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
