import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { animation, silence } from '../../server/test/kit/pictures.ts';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { sunset } from './kit/files.ts';
import { browserFixture } from './kit/fixture.ts';
import { handFiles } from './kit/letting-fall.ts';
import { soon, tooLateToUndo } from './kit/talk.ts';

const fixture = await browserFixture();
const { adas, graces } = await adaAndGrace(fixture, { channels: ['design', 'telescopes'] });
const picture = await sunset();
const note = { name: 'a note.wav', mimeType: 'audio/wav', buffer: silence() };
const waving = { name: 'waving.gif', mimeType: 'image/gif', buffer: await animation() };
const words = { name: 'words.txt', mimeType: 'text/plain', buffer: Buffer.from('only words') };

async function at(who: typeof adas, channel: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(`/c/night-sky/channels/${channel}`);
  await page.getByRole('heading', { name: channel, level: 1 }).waitFor();
  await page.locator('.cm-content').first().waitFor();
  return page;
}
const composer = (page: Page) => page.getByRole('textbox', { name: /^Write to/ });
const chip = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Attached files' }).getByRole('listitem').filter({ hasText: name });
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
/** Taken whole: there is nothing more to be sent of it. */
const arrived = (page: Page, name: string) =>
  page.getByRole('button', { name: `Take ${name} out` }).waitFor();
const choose = (page: Page, files: readonly (typeof note)[]) =>
  page
    .locator('input[type=file]')
    .first()
    .setInputFiles([...files]);

test('files are chosen, dropped and pasted; others see, open and hear them', async () => {
  const [ada, grace] = [await at(adas, 'general'), await at(graces, 'general')];
  await choose(ada, [picture]);
  await arrived(ada, 'sunset.jpg');
  await handFiles(ada.getByRole('main').getByText('Nothing was said here yet'), 'dragenter', [note]);
  await ada.getByText('Drop to attach to what you write to #general').waitFor();
  await handFiles(composer(ada), 'drop', [note]);
  await arrived(ada, 'a note.wav');
  assert.equal(await ada.getByText('Drop to attach').count(), 0);
  await handFiles(composer(ada), 'paste', [waving]);
  await arrived(ada, 'waving.gif');
  // The last becomes the second.
  await ada.getByRole('button', { name: 'Move waving.gif forward' }).click();
  const order = () =>
    ada
      .getByRole('list', { name: 'Attached files' })
      .getByRole('listitem')
      .evaluateAll((chips) => chips.map((chip) => /\S+\.(?:jpg|gif|wav)/.exec(chip.textContent ?? '')?.[0]));
  await soon('the new order', async () => (await order()).join() === 'sunset.jpg,waving.gif,note.wav');
  await composer(ada).click();
  await ada.keyboard.type('Three things');
  await ada.keyboard.press('Enter');

  const said = line(grace, 'Three things');
  await said.getByRole('button', { name: 'Open sunset.jpg' }).waitFor();
  await said.locator('audio').waitFor();
  assert.equal(await ada.getByRole('list', { name: 'Attached files' }).count(), 0);

  await said.getByRole('button', { name: 'Open sunset.jpg' }).click();
  await grace.getByRole('dialog', { name: 'Picture: sunset.jpg' }).waitFor();
  await grace.keyboard.press('ArrowRight');
  await grace.getByRole('dialog', { name: 'Picture: waving.gif' }).waitFor();
  await grace.keyboard.press('Escape');
  await grace.getByRole('dialog').waitFor({ state: 'detached' });
  const focused = () => grace.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await soon('the focus back where it came from', async () => (await focused()) === 'Open sunset.jpg');
  await Promise.all([ada.close(), grace.close()]);
});

test('a file without a word is a message; deleted, its file is gone', async () => {
  const [ada, grace] = [await at(adas, 'telescopes'), await at(graces, 'telescopes')];
  await choose(ada, [picture]);
  await arrived(ada, 'sunset.jpg');
  await ada.getByRole('button', { name: 'Send' }).click();
  const shown = grace.getByRole('img', { name: 'sunset.jpg' });
  await shown.waitFor();
  const address = (await shown.getAttribute('src')) ?? '';
  assert.equal((await graces.request.get(address)).status(), 200);

  await ada.locator('[data-message]').getByRole('button', { name: 'Open sunset.jpg' }).hover();
  await ada.getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Delete' }).click();
  await tooLateToUndo(ada);
  await shown.waitFor({ state: 'detached' });
  await soon('the file gone', async () => (await graces.request.get(address)).status() === 404);
  await Promise.all([ada.close(), grace.close()]);
});

test('what is refused says why, and can be taken out', async () => {
  const ada = await at(adas, 'design');
  await choose(ada, [words, picture]);
  await chip(ada, 'words.txt').getByText('Files of this kind are not taken.').waitFor();
  await arrived(ada, 'sunset.jpg');
  assert.ok(await ada.getByRole('button', { name: 'Send' }).isDisabled());
  await ada.getByRole('button', { name: 'Take words.txt out' }).click();
  await chip(ada, 'words.txt').waitFor({ state: 'detached' });
  await ada.getByRole('button', { name: 'Send' }).click();
  await ada.locator('[data-message]').getByRole('img', { name: 'sunset.jpg' }).waitFor();
  await ada.close();
});

test('an upload that is cut goes on after a reload, and what was sent with it goes out by itself', async () => {
  const [ada, grace] = [await at(adas, 'design'), await at(graces, 'design')];
  const cut = () =>
    ada.route('**/api/uploads/*', (route) =>
      route.request().method() === 'PATCH' ? route.abort() : route.continue(),
    );
  await cut();
  await choose(ada, [note]);
  await chip(ada, 'a note.wav').getByRole('progressbar').waitFor();
  await composer(ada).click();
  await ada.keyboard.type('Listen to this');
  await ada.keyboard.press('Enter');
  const waiting = line(ada, 'Listen to this');
  await waiting.getByText('Goes out when its files have arrived.').waitFor();
  // What is said meanwhile does not wait for it.
  await ada.keyboard.type('Soon there is something to hear');
  await ada.keyboard.press('Enter');
  await line(grace, 'Soon there is').waitFor();
  assert.equal(await line(grace, 'Listen to this').count(), 0);

  await ada.unroute('**/api/uploads/*');
  await ada.reload();
  await line(grace, 'Listen to this').locator('audio').waitFor();
  await line(ada, 'Listen to this').and(ada.locator('[data-message]')).waitFor();
  assert.equal(await line(ada, 'Listen to this').count(), 1);
  await Promise.all([ada.close(), grace.close()]);
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
