import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { silence } from '../../server/test/kit/pictures.ts';
import { browserFixture } from './kit/fixture.ts';
import { cookieOf, signedInAs } from './kit/people.ts';
import { as, communityThatTalks, soon } from './kit/talk.ts';

const fixture = await browserFixture();
await cookieOf(fixture.url, 'ada');
await cookieOf(fixture.url, 'grace');
const talk = await communityThatTalks(fixture.url, 'night-sky', ['design', 'telescopes'], ['grace']);
const desk = await fixture.context();
const phone = await fixture.context();
await signedInAs(desk, 'ada');
await signedInAs(phone, 'ada');

async function at(device: typeof desk, channel: string): Promise<Page> {
  const page = await fixture.window(device);
  await page.goto(`/c/night-sky/channels/${channel}`);
  await page.getByRole('heading', { name: channel, level: 1 }).waitFor();
  await page.locator('.cm-content').first().waitFor();
  return page;
}
const composer = (page: Page, name: RegExp | string = /^Write to/) => page.getByRole('textbox', { name });
const says = (page: Page, text: string) =>
  soon(`“${text}” in the field`, async () => (await composer(page).innerText()).trim() === text);
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
async function write(page: Page, text: string, name?: RegExp | string) {
  await composer(page, name).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}
const saved = (page: Page) =>
  page
    .getByText(/^Saved \d/)
    .first()
    .waitFor();

test('what is written on one device is there on the other, and nowhere once it is sent', async () => {
  const one = await at(desk, 'general');
  await write(one, 'Who is up');
  await saved(one);
  const other = await at(phone, 'general');
  await says(other, 'Who is up');
  await other
    .getByRole('link', { name: /^Drafts/ })
    .getByText('1')
    .waitFor();
  await write(other, ' at five?');
  await says(one, 'Who is up at five?');
  await one.keyboard.press('Enter');
  await line(other, 'Who is up at five?').waitFor();
  await says(other, 'Write to #general');
  await other.getByRole('link', { name: /^Drafts/ }).waitFor({ state: 'detached' });
  assert.equal(await line(one, 'Who is up at five?').count(), 1);
  await Promise.all([one.close(), other.close()]);
});

test('two texts for one place are both shown, and one chooses', async () => {
  const [one, other] = [await at(desk, 'design'), await at(phone, 'design')];
  await other.route('**/api/drafts', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
  await write(other, 'from the phone');
  await other.getByText('Offline, kept on this device').waitFor();
  await write(one, 'from the desk');
  await saved(one);
  await other.unroute('**/api/drafts');
  await write(other, '!');
  const conflict = other.getByRole('alert', { name: 'Changed on another device' });
  await conflict.getByText('from the phone!').waitFor();
  await conflict.getByText('from the desk').waitFor();
  assert.ok(await other.getByRole('button', { name: 'Send' }).isDisabled());
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await conflict.waitFor({ state: 'detached' });
  await saved(other);
  await soon('both texts on the other device', async () => {
    const text = await composer(one).innerText();
    return text.includes('from the desk') && text.includes('from the phone!');
  });
  await Promise.all([one.close(), other.close()]);
});

test('what was typed a moment before the page was left is saved all the same', async () => {
  const one = await at(desk, 'telescopes');
  await write(one, 'Half a tho');
  await one.goto('about:blank');
  const drafts = () => as(fixture.url, 'ada', 'GET', '/drafts');
  await soon('the draft at the server', async () =>
    (await drafts()).items.some((draft: { content: string }) => draft.content === 'Half a tho'),
  );
  const other = await at(phone, 'telescopes');
  await says(other, 'Half a tho');
  await Promise.all([one.close(), other.close()]);
});

test('what was typed and deleted a moment before one signs out is saved and deleted all the same', async () => {
  const own = await fixture.context();
  await signedInAs(own, 'grace');
  await talk.say('grace', 'Never mind', { channelId: talk.channels.telescopes ?? '' });
  const page = await at(own, 'telescopes');
  await line(page, 'Never mind').hover();
  await line(page, 'Never mind').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await line(page, 'Never mind').waitFor({ state: 'detached' });
  await write(page, 'A last word');
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByText('You are signed out.').waitFor();

  await signedInAs(own, 'grace');
  const again = await at(own, 'telescopes');
  await says(again, 'A last word');
  assert.equal(await line(again, 'Never mind').count(), 0);
  await Promise.all([page.close(), again.close()]);
});

test('the page of drafts leads to each of them, and throws away with a way back', async () => {
  const root = await talk.say('grace', 'Where do we meet?', { channelId: talk.channels.general ?? '' });
  const page = await fixture.window(desk);
  await page.goto(`/c/night-sky/channels/general?thread=${root.id}`);
  await composer(page, 'Reply').waitFor();
  await page.locator('.cm-content').nth(1).waitFor();
  const note = { name: 'the way.wav', mimeType: 'audio/wav', buffer: silence() };
  await page.getByRole('complementary').locator('input[type=file]').setInputFiles(note);
  await page.getByRole('button', { name: 'Take the way.wav out' }).waitFor();
  await write(page, 'At the gate', 'Reply');
  await page
    .getByRole('complementary')
    .getByText(/^Saved \d/)
    .waitFor();

  await as(fixture.url, 'ada', 'PUT', '/form-drafts/a-form', {
    ...{ type: 'feature_request', title: 'A moon in the corner', saveId: 'one', builtOn: 0 },
  });
  await page.getByRole('link', { name: /^Drafts/ }).click();
  await page.getByRole('heading', { name: 'Drafts', level: 1 }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'A moon in the corner' }).waitFor();
  const draft = page.getByRole('listitem').filter({ hasText: 'At the gate' });
  await draft.getByText('Where do we meet?').waitFor();
  await draft.getByText('the way.wav').waitFor();
  await draft.getByRole('button', { name: /^Discard/ }).click();
  await draft.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await draft.getByRole('link', { name: 'Reply in #general' }).click();
  const pane = page.getByRole('complementary');
  await pane.getByText('Where do we meet?').waitFor();
  await pane.getByRole('button', { name: 'Take the way.wav out' }).waitFor();
  await soon('the text in the field', async () =>
    (await composer(page, 'Reply').innerText()).includes('At the gate'),
  );
  await pane.getByRole('button', { name: 'Send' }).click();
  await pane.getByRole('article').filter({ hasText: 'At the gate' }).locator('audio').waitFor();
  await page.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
