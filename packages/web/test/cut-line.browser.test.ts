import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { soon } from './kit/talk.ts';
import { type Wire, wireOf } from './kit/wire.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture);

async function inGeneral(who: typeof adas): Promise<{ page: Page; wire: Wire }> {
  const page = await fixture.window(who);
  const wire = await wireOf(page);
  await page.goto('/c/night-sky/channels/general');
  await page.getByRole('heading', { name: 'general', level: 1 }).waitFor();
  await page.locator('.cm-content').waitFor();
  return { page, wire };
}
async function say(page: Page, text: string) {
  await page.getByRole('textbox', { name: /^Write to/ }).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
/** What stands there, as one reads it, in its order. */
const stored = (page: Page) =>
  page
    .locator('[data-message]')
    .evaluateAll((rows) =>
      rows.flatMap((row) => /(?:before|ada|grace) \d+/.exec(row.textContent ?? '')?.[0] ?? []),
    );

test('what is said on both sides of a cut is there on both, in order and once; meanwhile the truth is told', async () => {
  await talk.say('grace', 'before 0', general);
  const [ada, grace] = [await inGeneral(adas), await inGeneral(graces)];
  await line(ada.page, 'before 0').waitFor();
  await line(grace.page, 'before 0').waitFor();

  await ada.wire.cut();
  await say(ada.page, 'ada 1');
  await line(ada.page, 'ada 1').getByText('Not sent yet').waitFor();
  await say(ada.page, 'ada 2');
  await line(ada.page, 'ada 2').getByText('Not sent yet').waitFor();
  await ada.page.getByText('No connection. What you see may be old').waitFor();
  await say(grace.page, 'grace 1');
  await say(grace.page, 'grace 2');
  await line(grace.page, 'grace 2').and(grace.page.locator('[data-message]')).waitFor();
  assert.deepEqual(await stored(grace.page), ['before 0', 'grace 1', 'grace 2']);
  assert.deepEqual(await stored(ada.page), ['before 0']);

  await ada.wire.mend();
  const all = ['before 0', 'grace 1', 'grace 2', 'ada 1', 'ada 2'];
  const shows = (page: Page) => async () => (await stored(page)).join() === all.join();
  await soon('all of it at Ada’s', shows(ada.page));
  await soon('all of it at Grace’s', shows(grace.page));
  await ada.page.getByText('No connection').waitFor({ state: 'detached' });
  assert.equal(await ada.page.getByText('Not sent yet').count(), 0);
  await ada.page.reload();
  await soon('the same after a reload', shows(ada.page));
  await Promise.all([ada.page.close(), grace.page.close()]);
});

test('an answer that is lost on the way makes no second message', async () => {
  const { page } = await inGeneral(adas);
  await page.route('**/api/messages', async (route) => {
    if (route.request().method() !== 'POST') return await route.continue();
    // It arrives, and nobody hears so.
    await route.fetch();
    await route.abort();
  });
  await say(page, 'ada 77');
  await line(page, 'ada 77').first().waitFor();
  await soon('the message stored', async () => (await stored(page)).includes('ada 77'));
  await page.unroute('**/api/messages');
  await page.reload();
  await soon('nothing on its way', async () => (await page.getByText('Not sent yet').count()) === 0);
  await soon('it once', async () => (await stored(page)).filter((text) => text === 'ada 77').length === 1);
  await page.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
