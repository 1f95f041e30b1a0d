import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { adas, graces } = await adaAndGrace(fixture);
const main = (page: Page) => page.getByRole('main');
const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

test('a closed page is asked for, opens when its owner accepts, and two who follow each other are friends', async () => {
  await as(fixture.url, 'grace', 'PATCH', '/users/me', { visibility: 'followers', bio: 'Nanoseconds.' });
  const [ada, grace] = [await fixture.window(adas), await fixture.window(graces)];
  await grace.goto('/inbox');
  await heading(grace, 'Inbox');
  await ada.goto('/u/grace');
  await heading(ada, 'Grace Hopper');
  await main(ada).getByText('Their page is for those whom they let in.').waitFor();
  await main(ada).getByRole('button', { name: 'Ask to follow Grace Hopper' }).click();
  await main(ada)
    .getByRole('button', { name: /^Requested/ })
    .waitFor();

  await main(grace).getByRole('link', { name: 'Ada Lovelace would like to follow you.' }).click();
  await heading(grace, 'Requests');
  await main(grace).getByRole('button', { name: 'Accept Ada Lovelace' }).click();
  await main(grace).getByText('Nobody waits for an answer').waitFor();

  await main(ada).getByText('Nanoseconds.').waitFor();
  await main(ada)
    .getByRole('button', { name: /^Following/ })
    .waitFor();
  await main(ada).getByRole('link', { name: '1 follower', exact: true }).waitFor();

  await grace.goto('/u/ada');
  await heading(grace, 'Ada Lovelace');
  await main(grace).getByText('follows you').waitFor();
  await main(grace).getByRole('button', { name: 'Follow Ada Lovelace' }).click();
  await main(grace).getByText('Friends', { exact: true }).waitFor();
  await main(ada).getByText('Friends', { exact: true }).waitFor();

  await main(ada).getByRole('link', { name: '1 friend', exact: true }).click();
  await heading(ada, 'Friends');
  await main(ada).getByRole('link', { name: 'Ada Lovelace' }).waitFor();
  await ada.goBack();
  await heading(ada, 'Grace Hopper');
  await main(ada).getByRole('button', { name: 'More about Grace Hopper' }).click();
  await ada.getByRole('menuitem', { name: 'End friendship' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'End friendship' }).click();
  await main(ada).getByText('follows you').waitFor();
  await main(grace).getByText('follows you').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('following is taken back with its undo, and who has to be asked again is told so before', async () => {
  const [ada, grace] = [await fixture.window(adas), await fixture.window(graces)];
  await grace.goto('/u/ada');
  await heading(grace, 'Ada Lovelace');
  await main(grace)
    .getByRole('button', { name: /^Following/ })
    .click();
  await main(grace).getByRole('button', { name: 'Follow Ada Lovelace' }).waitFor();
  await grace.getByRole('button', { name: 'Undo' }).click();
  await main(grace)
    .getByRole('button', { name: /^Following/ })
    .waitFor();

  await ada.goto('/u/grace');
  await heading(ada, 'Grace Hopper');
  await main(ada)
    .getByRole('button', { name: /^Following/ })
    .click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Leave it so' }).click();
  await main(ada)
    .getByRole('button', { name: /^Following/ })
    .click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Unfollow' }).click();
  await main(ada).getByRole('button', { name: 'Ask to follow Grace Hopper' }).waitFor();
  await main(ada).getByText('Friends', { exact: true }).waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('somebody is muted by the menu, and heard again by the list', async () => {
  const ada = await fixture.window(adas);
  await ada.goto('/u/grace');
  await heading(ada, 'Grace Hopper');
  await main(ada).getByRole('button', { name: 'More about Grace Hopper' }).click();
  await ada.getByRole('menuitem', { name: 'Mute Grace Hopper' }).click();
  await main(ada).getByText('You have muted them.').waitFor();
  await ada.goto('/settings/muted');
  await heading(ada, 'Muted people');
  await main(ada).getByRole('button', { name: 'Unmute Grace Hopper' }).click();
  await main(ada).getByText('You have muted nobody').waitFor();
  await ada.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
