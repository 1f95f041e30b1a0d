import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browserFixture } from './kit/fixture.ts';
import { cookieOf, signedInAs } from './kit/people.ts';
import { as, communityThatTalks } from './kit/talk.ts';

const fixture = await browserFixture();
for (const name of ['ada', 'grace', 'linus'] as const) await cookieOf(fixture.url, name);
const talk = await communityThatTalks(fixture.url, 'night-sky', ['design'], ['grace', 'linus']);
const general = { channelId: talk.channels.general ?? '' };
// Ada and Grace talk among themselves in #cellar, Linus knows nothing of it.
const made = await as(fixture.url, 'ada', 'POST', `/communities/${talk.communityId}/channels`, {
  ...{ name: 'cellar', topic: 'Behind the door', visibility: 'private' },
});
const cellar = { channelId: made.channel.id as string };
const grace = await as(fixture.url, 'grace', 'GET', '/users/me');
await as(fixture.url, 'ada', 'POST', `/channels/${cellar.channelId}/members`, { userIds: [grace.user.id] });
const contexts = {
  ada: await fixture.context(),
  grace: await fixture.context(),
  linus: await fixture.context(),
};
for (const name of ['ada', 'grace', 'linus'] as const) await signedInAs(contexts[name], name);

async function at(name: keyof typeof contexts, channel: string, thread?: string): Promise<Page> {
  const page = await fixture.window(contexts[name]);
  await page.goto(`/c/night-sky/channels/${channel}${thread === undefined ? '' : `?thread=${thread}`}`);
  await page.getByRole('heading', { name: channel, level: 1 }).waitFor();
  return page;
}
const pane = (page: Page) => page.getByRole('complementary');
const said = (page: Page, text: string) => pane(page).getByRole('article').filter({ hasText: text });
async function carry(page: Page, into: string) {
  await pane(page)
    .getByText(/^Readable in/)
    .waitFor();
  await pane(page).getByRole('button', { name: 'More', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Carry into a channel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Carry into a channel' });
  await dialog.getByLabel('Into which channel?').selectOption({ label: `#${into}` });
  await dialog.getByRole('button', { name: 'Carry it' }).click();
  return dialog;
}

test('into a private channel only after saying so once more; those outside learn that there is one, and not which', async () => {
  const root = await talk.say('ada', 'Where does the big mirror go?', general);
  await talk.say('linus', 'Anywhere dry.', { rootMessageId: root.id });
  const [ada, linus] = [await at('ada', 'general', root.id), await at('linus', 'general', root.id)];
  const inside = await at('grace', 'cellar');
  await said(linus, 'Anywhere dry.').waitFor();
  const dialog = await carry(ada, 'cellar');
  await dialog.getByText('This opens a private conversation to others').waitFor();
  await dialog.getByRole('button', { name: 'Carry it' }).click();
  await pane(ada).getByText('Readable in #general and #cellar').waitFor();

  await inside.getByText('Where does the big mirror go?').waitFor();
  await pane(linus).getByText('Readable in #general and a private channel').waitFor();
  assert.equal(await linus.getByText('cellar').count(), 0);
  await Promise.all([ada.close(), linus.close(), inside.close()]);
});

test('out of a private channel, and back: the other window loses it in the same moment', async () => {
  const root = await talk.say('ada', 'Nobody knows of this yet', cellar);
  await talk.say('grace', 'Not a word.', { rootMessageId: root.id });
  const ada = await at('ada', 'cellar', root.id);
  const linus = await at('linus', 'design');
  const dialog = await carry(ada, 'design');
  await dialog.getByText('Everybody in #design will read all of this thread').waitFor();
  assert.equal(await linus.getByText('Nobody knows of this yet').count(), 0);
  await dialog.getByRole('button', { name: 'Carry it' }).click();

  // The card names neither the channel that it comes from.
  await linus.getByText('carried here by Ada Lovelace').waitFor();
  await linus.getByRole('button', { name: '1 reply' }).click();
  await said(linus, 'Not a word.').waitFor();
  await pane(linus).getByText('Readable in #design and a private channel').waitFor();
  assert.equal(await linus.getByText('cellar').count(), 0);

  await pane(ada).getByText('Readable in #cellar and #design').waitFor();
  await pane(ada).getByRole('button', { name: 'More', exact: true }).first().click();
  await ada.getByRole('menuitem', { name: 'Take back from #design' }).click();
  await ada.getByRole('dialog').getByRole('button', { name: 'Take back from #design' }).click();
  await linus.getByText('There is no such thread').waitFor();
  await linus.getByText('carried here by Ada Lovelace').waitFor({ state: 'detached' });
  assert.equal(await linus.getByText('Not a word.').count(), 0);
  const later = await talk.say('grace', 'Still not.', { rootMessageId: root.id });
  const asked = await contexts.linus.request.get(`/api/messages/${later.id}`);
  assert.equal(asked.status(), 404);
  await said(ada, 'Still not.').waitFor();
  assert.equal(await linus.getByText('Still not.').count(), 0);
  await Promise.all([ada.close(), linus.close()]);
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
