import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture);
const { user: grace } = await as(fixture.url, 'grace', 'GET', '/users/me');
const { conversation } = await as(fixture.url, 'ada', 'POST', '/conversations', { userIds: [grace.id] });

const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const folded = (page: Page) => page.getByRole('button', { name: /^Message of somebody you blocked/ });
const unblock = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Unblock Grace Hopper' });

async function inGeneral(who: typeof adas): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto('/c/night-sky/channels/general');
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  return page;
}

async function inDirect(who: typeof adas, other: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(`/messages/${conversation.id}`);
  await page.getByRole('heading', { name: other, level: 1 }).waitFor();
  await page.getByRole('textbox', { name: /^Write to/ }).waitFor();
  return page;
}

test('what somebody says is folded once they are blocked, and nobody writes to the other, live', async () => {
  await talk.say('grace', 'The comet again', general);
  await talk.say('grace', 'Hello, Ada', { conversationId: conversation.id });
  const [ada, direct] = [await inGeneral(adas), await inDirect(adas, 'Grace Hopper')];
  const theirs = await inDirect(graces, 'Ada Lovelace');
  await line(ada, 'The comet again').hover();
  await line(ada, 'The comet again').getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Block Grace Hopper' }).click();
  await ada.getByText('You have blocked Grace Hopper.').waitFor();
  await folded(ada).waitFor();
  await line(ada, 'The comet again').waitFor({ state: 'detached' });

  await theirs.getByText('You cannot write to them.').waitFor();
  await theirs.getByRole('textbox', { name: /^Write to/ }).waitFor({ state: 'detached' });
  assert.equal(await theirs.getByText(/block(ed|iert)/).count(), 0);
  await direct.getByText('You have blocked Grace Hopper.').waitFor();
  await folded(direct).waitFor();

  await folded(ada).click();
  await line(ada, 'The comet again').waitFor();
  await talk.say('grace', 'And another', general);
  await folded(ada).waitFor();

  await unblock(direct).click();
  await direct.getByRole('textbox', { name: /^Write to/ }).waitFor();
  await theirs.getByRole('textbox', { name: /^Write to/ }).waitFor();
  await line(ada, 'And another').waitFor();
  await Promise.all([ada.close(), direct.close(), theirs.close()]);
});

test('a page is closed to both, and the list of whom one blocked gives them back', async () => {
  const [ada, theirs] = [await fixture.window(adas), await fixture.window(graces)];
  await ada.goto('/u/grace');
  await ada.getByRole('heading', { name: 'Grace Hopper', level: 1 }).waitFor();
  await ada.getByRole('main').getByRole('button', { name: 'Block Grace Hopper' }).click();
  await ada.getByRole('heading', { name: 'You have blocked Grace Hopper.' }).waitFor();
  await theirs.goto('/u/ada');
  await theirs.getByText('There is no profile here that you can see').waitFor();

  await ada.goto('/settings/blocked');
  await ada.getByRole('heading', { name: 'Blocked people', level: 1 }).waitFor();
  await unblock(ada).click();
  await ada.getByText('You have blocked nobody').waitFor();
  await ada.getByRole('button', { name: 'Undo' }).click();
  await unblock(ada).click();
  await ada.getByText('You have blocked nobody').waitFor();
  await theirs.reload();
  await theirs.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  await Promise.all([ada.close(), theirs.close()]);
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
