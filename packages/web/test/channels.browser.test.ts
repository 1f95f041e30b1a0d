import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, adas, graces } = await adaAndGrace(fixture, { channels: ['design'] });

async function open(who: typeof adas, path: string, heading: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(`/c/night-sky${path}`);
  await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
  return page;
}
const inSidebar = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name, exact: true });

test('a channel is made by its name, and is there for everybody', async () => {
  const grace = await open(graces, '', 'general');
  const ada = await open(adas, '', 'general');
  await ada.getByRole('button', { name: 'Make a channel' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Make a channel' });
  await dialog.getByLabel('Name').fill('Crème & Stars');
  assert.equal(await dialog.getByLabel('Address').inputValue(), 'creme-stars');
  await dialog.getByLabel('Address').fill('design');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await dialog.getByText('Another channel here has this address.').waitFor();
  await dialog.getByLabel('Address').fill('stars');
  await dialog.getByRole('button', { name: 'Make it' }).click();
  await ada.getByRole('heading', { name: 'Crème & Stars', level: 1 }).waitFor();
  assert.equal(new URL(ada.url()).pathname, '/c/night-sky/channels/stars');
  await inSidebar(ada, 'Crème & Stars').waitFor();

  // Others find it, and come in.
  await inSidebar(grace, 'Browse channels').click();
  await grace.getByRole('button', { name: 'Join Crème & Stars' }).click();
  await inSidebar(grace, 'Crème & Stars').waitFor();
  await ada.getByRole('button', { name: /2 members/ }).click();
  await ada.getByRole('complementary').getByText('@grace').waitFor();

  // A public one lets one back in by an undo.
  await grace.getByRole('button', { name: 'Leave Crème & Stars' }).click();
  await inSidebar(grace, 'Crème & Stars').waitFor({ state: 'detached' });
  await grace.getByRole('button', { name: 'Undo' }).click();
  await inSidebar(grace, 'Crème & Stars').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('what it is called and about changes in every window; archived, it is read and not written, and comes back', async () => {
  const grace = await open(graces, '/channels/stars', 'Crème & Stars');
  const ada = await open(adas, '/channels/stars?details=about', 'Crème & Stars');
  await ada.getByLabel('What is it about?').fill('Sweets under the sky');
  await ada.getByLabel('Name').fill('Stars');
  await ada.getByRole('button', { name: 'Save' }).click();
  await grace.getByRole('heading', { name: 'Stars', level: 1, exact: true }).waitFor();
  await grace.getByText('Sweets under the sky').waitFor();

  await ada.getByRole('button', { name: 'Archive it' }).click();
  await grace.getByText('This channel is archived').waitFor();
  assert.equal(await grace.getByRole('textbox', { name: /^Write to/ }).count(), 0);
  await ada.getByRole('button', { name: 'Bring it back' }).click();
  await grace.getByRole('textbox', { name: /^Write to/ }).waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('what is muted stands back, on every device', async () => {
  const ada = await open(adas, '/channels/design?details=about', 'design');
  await ada.getByLabel('What asks for your attention').selectOption('muted');
  await ada.locator('a[data-dim]').filter({ hasText: 'design' }).waitFor({ state: 'attached' });
  await talk.say('grace', 'Is @ada here?', { channelId: talk.channels.design ?? '' });
  await ada.getByLabel('What asks for your attention').selectOption('all');
  await ada.locator('a[data-dim]').filter({ hasText: 'design' }).waitFor({ state: 'detached' });
  await ada.close();
});

test('whoever is taken out of a private channel sees nothing of it any more, at once', async () => {
  const { channel } = await as(fixture.url, 'ada', 'POST', `/communities/${talk.communityId}/channels`, {
    ...{ name: 'Surprise', visibility: 'private' },
  });
  const grace = await open(graces, '/channels/general', 'general');
  const ada = await open(adas, '/channels/surprise?details=people', 'Surprise');
  await ada.getByRole('button', { name: 'Add people' }).click();
  await ada.getByRole('button', { name: 'Add Grace Hopper' }).click();
  await inSidebar(grace, 'Surprise').click();
  await talk.say('ada', 'A party for Linus', { channelId: channel.id });
  await grace.getByText('A party for Linus').first().waitFor();
  await ada.getByRole('button', { name: 'Who is in' }).click();
  await ada.getByRole('button', { name: 'Remove Grace Hopper' }).click();
  await grace.getByText('There is no such channel').waitFor();
  assert.equal(await grace.getByRole('article').count(), 0);
  await inSidebar(grace, 'Surprise').waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close()]);
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
