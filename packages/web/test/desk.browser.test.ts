import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { cookieOf, signedInAs } from './kit/people.ts';
import { as, communityThatTalks, soon } from './kit/talk.ts';

/** Ada accompanies Linus and Grace, who have both noted something. */
const fixture = await browserFixture();
await cookieOf(fixture.url, 'ada');
const talk = await communityThatTalks(fixture.url, 'night-sky', [], ['linus', 'grace']);
const ada = (await as(fixture.url, 'ada', 'GET', '/users/me')).user.id as string;

async function noted(name: 'linus' | 'grace', title: string, content: string): Promise<void> {
  const { goal } = await as(fixture.url, name, 'POST', `/communities/${talk.communityId}/goals`, {
    ...{ title, instructorIds: [ada] },
  });
  const to = { conversationId: goal.conversationId, kind: 'daily_note', targetDate: '2026-11-20' };
  await as(fixture.url, name, 'POST', '/messages', { to, content, clientKey: crypto.randomUUID() });
}
await noted('linus', 'Find a comet', 'Clouds until ten');
await noted('grace', 'Draw the rings', 'The gap shows');

const adas = await fixture.context();
await signedInAs(adas, 'ada');

test('note after note by keys, answered in their place with what one says again and again', async () => {
  const page = await fixture.window(adas);
  await page.goto('/desk');
  const field = page
    .locator('main')
    .getByRole('textbox', { name: 'Your feedback' })
    .and(page.locator('.cm-content'));
  const opened = (title: string) => page.getByRole('heading', { name: title, level: 2 }).waitFor();
  await opened('Find a comet');
  await page.getByRole('article').filter({ hasText: 'Clouds until ten' }).waitFor();
  await field.waitFor();

  // A snippet is written on the spot, and put in by the menu.
  await page.getByRole('button', { name: 'Snippets' }).click();
  await page.getByRole('menuitem', { name: 'Write and change snippets' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'A new snippet' }).click();
  await dialog.getByLabel('Title').fill('Well begun');
  await dialog.getByLabel('What it says').fill('Well begun is half done.');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.getByRole('button', { name: 'Remove: Well begun' }).waitFor();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Snippets' }).click();
  await page.getByRole('menuitem', { name: 'Well begun' }).click();
  await soon('the snippet in the field', async () => (await field.innerText()).includes('half done'));
  await page
    .locator('main')
    .getByText(/^Saved \d/)
    .waitFor();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('article').filter({ hasText: 'half done' }).getByText('Feedback').waitFor();
  // It stays this note until one goes on.
  await opened('Find a comet');
  const notes = page.getByRole('navigation', { name: 'Notes of your students' });
  await notes.getByText('answered').waitFor();

  // On to the next, and the snippet by typing.
  await page.getByRole('button', { name: 'Next' }).focus();
  await page.keyboard.press('j');
  await opened('Draw the rings');
  await page.getByRole('article').filter({ hasText: 'The gap shows' }).waitFor();
  await field.waitFor();
  await field.click();
  await page.keyboard.type('/well');
  // The list is made anew with every letter: a click on one that is going away takes nothing, and is made again.
  await soon('the snippet in the field', async () => {
    if ((await field.innerText()).includes('half done')) return true;
    await page
      .getByRole('option', { name: /Well begun/ })
      .click({ timeout: 1000 })
      .catch(() => {});
    return false;
  });
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('article').filter({ hasText: 'half done' }).getByText('Feedback').waitFor();
  await soon('nothing waits at the server', async () => {
    const { items } = (await as(fixture.url, 'ada', 'GET', '/desk')) as { items: unknown[] };
    return items.length === 0;
  });
  await page.reload();
  await page.getByRole('heading', { name: 'Nobody waits for feedback' }).waitFor();
  await page.close();
});

test('what one has seen is not new any more, and is again when one takes that back', async () => {
  const page = await fixture.window(adas);
  await page.goto('/desk?show=new');
  await page.getByRole('button', { name: 'All seen' }).click();
  await page.getByRole('heading', { name: 'Nothing new since you looked last' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'All seen' }).waitFor();
  await page.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
