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
const to = (channel: string) => ({ channelId: talk.channels[channel] ?? '' });
const { user } = await as(fixture.url, 'ada', 'GET', '/users/me');
const { conversation } = await as(fixture.url, 'grace', 'POST', '/conversations', { userIds: [user.id] });
const adas = await fixture.context();
await signedInAs(adas, 'ada');

const at = (page: Page, name: string) => page.getByRole('heading', { name, level: 2, exact: true });
const line = (page: Page, text: string) =>
  page.getByRole('main').getByRole('article').filter({ hasText: text });
const unreadIn = async (id: string) => {
  const { items } = await as(fixture.url, 'ada', 'GET', '/unread');
  return items.find((item: { place: { id: string } }) => item.place.id === id).unread as number;
};

test('through all that is unread by keys: marked as read, undone, answered, left, to the end', async () => {
  await talk.say('grace', 'A plain word', to('design'));
  await talk.say('grace', 'Between us', { conversationId: conversation.id });
  await talk.say('grace', 'A word for @ada', to('telescopes'));
  const ada = await fixture.window(adas);
  await ada.goto('/');
  await ada.getByRole('link', { name: /Something is new in 3 places/ }).click();
  await at(ada, '#telescopes').waitFor();
  await ada.getByRole('heading', { level: 1, name: 'Catch up 1 of 3 places' }).waitFor();
  await line(ada, 'A word for @ada').waitFor();
  assert.equal(await unreadIn(to('telescopes').channelId), 1, 'looking is not reading');

  // The button that goes on has the focus.
  await ada.keyboard.press('Enter');
  await at(ada, 'Grace Hopper').waitFor();
  await soon('it is read', async () => (await unreadIn(to('telescopes').channelId)) === 0);
  await ada.getByRole('button', { name: 'Undo' }).click();
  await at(ada, '#telescopes').waitFor();
  await soon('it is unread again', async () => (await unreadIn(to('telescopes').channelId)) === 1);
  await ada.keyboard.press('e');

  await at(ada, 'Grace Hopper').waitFor();
  await line(ada, 'Between us').waitFor();
  await ada.keyboard.press('r');
  await ada.locator('.cm-content').waitFor();
  await ada.getByRole('textbox', { name: 'Write to Grace Hopper' }).click();
  await ada.keyboard.type('I know');
  await ada.keyboard.press('Enter');
  await line(ada, 'I know').waitFor();
  await soon('who answers has read', async () => (await unreadIn(conversation.id)) === 0);
  await ada.keyboard.press('Escape');
  await ada.getByRole('button', { name: 'Next', exact: true }).waitFor();
  await ada.keyboard.press('e');

  await at(ada, '#design').waitFor();
  await line(ada, 'A plain word').waitFor();
  await talk.say('grace', 'And one more', to('design'));
  await line(ada, 'And one more').waitFor();
  await ada.keyboard.press('j');
  await ada.getByRole('heading', { name: 'You have been everywhere' }).waitFor();
  await ada.getByRole('list', { name: 'Left unread' }).getByRole('link', { name: '#design' }).waitFor();
  await ada.getByRole('button', { name: 'Go through them again' }).press('Enter');
  await at(ada, '#design').waitFor();
  await line(ada, 'And one more').waitFor();
  await ada.keyboard.press('e');
  await ada.getByRole('heading', { name: 'You have read everything' }).waitFor();
  await soon('all is read', async () => (await unreadIn(to('design').channelId)) === 0);

  // What is said from now on comes by itself.
  await talk.say('grace', 'Still up?', to('telescopes'));
  await at(ada, '#telescopes').waitFor();
  await line(ada, 'Still up?').waitFor();
  await ada.close();
});

test('a thread, and a message answered in its thread beside; the address is the place', async () => {
  const root = await talk.say('ada', 'Which eyepiece?', to('general'));
  const reply = await talk.say('grace', 'The long one', { rootMessageId: root.id });
  const ada = await fixture.window(adas);
  await ada.goto(`/catch-up?place=${encodeURIComponent(`conversation:${reply.place.id}`)}`);
  await at(ada, 'Thread in #general').waitFor();
  await line(ada, 'The long one').waitFor();
  await ada.keyboard.press('e');
  await soon('the thread is read', async () => (await unreadIn(reply.place.id)) === 0);

  await at(ada, '#telescopes').waitFor();
  await line(ada, 'Still up?').focus();
  await ada.keyboard.press('r');
  await ada.getByRole('complementary').getByText('Still up?').waitFor();
  await ada.waitForURL(/place=channel%3A\d+&thread=\d+/);
  await ada.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
