import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { soon, tooLateToUndo } from './kit/talk.ts';
import { wireOf } from './kit/wire.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture);

async function at(who: typeof adas, text: string): Promise<Page> {
  const page = await fixture.window(who);
  await open(page, text);
  return page;
}
async function open(page: Page, text: string) {
  await page.goto('/c/night-sky/channels/general');
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await line(page, text).waitFor();
}
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
async function remove(page: Page, text: string) {
  await line(page, text).hover();
  await line(page, text).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await line(page, text).waitFor({ state: 'detached' });
}
const deletions = (page: Page) => {
  const heard: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'DELETE') heard.push(request.url());
  });
  return heard;
};

test('what was deleted is gone at once, and back when one says so; nobody else ever missed it', async () => {
  const { id } = await talk.say('ada', 'Said too early', general);
  const [ada, grace] = [await at(adas, 'Said too early'), await at(graces, 'Said too early')];
  const told = deletions(ada);
  await remove(ada, 'Said too early');
  await ada.getByRole('button', { name: 'Undo' }).click();
  await line(ada, 'Said too early').waitFor();
  await ada.reload();
  await line(ada, 'Said too early').waitFor();
  assert.deepEqual(told, []);
  assert.equal((await graces.request.get(`/api/messages/${id}`)).status(), 200);
  assert.equal(await line(grace, 'Said too early').count(), 1);
  await Promise.all([ada.close(), grace.close()]);
});

test('what was deleted goes when the page is left, and when a moderator deletes it', async () => {
  await talk.say('ada', 'The page is left', general);
  await talk.say('grace', 'Something rude', general);
  const [ada, grace] = [await at(adas, 'Something rude'), await at(graces, 'Something rude')];
  await remove(ada, 'The page is left');
  await remove(ada, 'Something rude');
  await ada.goto('about:blank');
  await line(grace, 'The page is left').waitFor({ state: 'detached' });
  await line(grace, 'Something rude').waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close()]);
});

test('without an answer it stays hidden, and is deleted once there is one', async () => {
  const { id } = await talk.say('ada', 'Nobody answers', general);
  const ada = await fixture.window(adas);
  const wire = await wireOf(ada);
  await open(ada, 'Nobody answers');
  await wire.cut();
  await ada.getByText('No connection.').waitFor();
  await remove(ada, 'Nobody answers');
  await tooLateToUndo(ada);
  const { message } = await (await graces.request.get(`/api/messages/${id}`)).json();
  assert.equal(message.deleted, false);
  assert.equal(await line(ada, 'Nobody answers').count(), 0);
  await wire.mend();
  const deleted = async () =>
    (await (await graces.request.get(`/api/messages/${id}`)).json()).message?.deleted !== false;
  await soon('the message deleted', deleted);
  assert.equal(await line(ada, 'Nobody answers').count(), 0);
  await ada.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
