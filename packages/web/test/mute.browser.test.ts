import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture);
const { user: grace } = await as(fixture.url, 'grace', 'GET', '/users/me');
const { member } = await as(fixture.url, 'ada', 'GET', `/communities/${talk.communityId}/people/${grace.id}`);

const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const composer = (page: Page) => page.getByRole('textbox', { name: /^Write to/ });

async function inGeneral(who: typeof adas): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto('/c/night-sky/channels/general');
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await composer(page).waitFor();
  return page;
}

test('the composer of whoever is muted closes, says why and until when, and opens again, without a reload', async () => {
  await talk.say('grace', 'Buy lenses here', general);
  const [ada, theirs] = [await inGeneral(adas), await inGeneral(graces)];
  await line(ada, 'Buy lenses here').hover();
  await line(ada, 'Buy lenses here').getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Mute or suspend Grace Hopper' }).click();
  const dialog = ada.getByRole('dialog');
  await dialog.getByLabel('For how long').selectOption('An hour');
  await dialog.getByLabel('Reason').fill('Advertising');
  await dialog.getByRole('button', { name: 'Mute Grace Hopper' }).click();
  await ada.getByText('Grace Hopper is muted.').waitFor();

  await theirs.getByText(/^You cannot write in this community until .*Reason: Advertising$/).waitFor();
  await composer(theirs).waitFor({ state: 'detached' });
  await line(theirs, 'Buy lenses here').hover();
  await line(theirs, 'Buy lenses here').getByRole('button', { name: 'More' }).waitFor();
  assert.equal(await theirs.getByRole('button', { name: 'React', exact: true }).count(), 0);

  await ada.goto('/c/night-sky/members');
  await ada.getByText(/^Muted until/).waitFor();
  await ada.getByRole('button', { name: 'Lift the mute of Grace Hopper' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Lift the mute of Grace Hopper' }).click();
  await composer(theirs).waitFor();
  await ada.getByRole('dialog').waitFor({ state: 'detached' });
  await ada.getByRole('button', { name: 'Mute Grace Hopper' }).waitFor();
  await Promise.all([ada.close(), theirs.close()]);
});

test('a mute that runs out lets one write again by itself', async () => {
  const theirs = await inGeneral(graces);
  const mute = (until: string | null) =>
    as(fixture.url, 'ada', 'PUT', `/members/${member.id}/mute`, { until });
  await mute(null);
  await theirs.getByText(/^You cannot write in this community until a moderator/).waitFor();
  await mute(new Date(Date.now() + 2_000).toISOString());
  await composer(theirs).waitFor();
  await theirs.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
