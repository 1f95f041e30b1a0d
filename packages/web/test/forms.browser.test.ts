import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';
import { as, soon } from './kit/talk.ts';

const fixture = await browserFixture();
const hedys = await fixture.context();
await signedInAs(hedys, 'hedy', fixture.said);
const [desk, phone] = [await fixture.context(), await fixture.context()];
for (const device of [desk, phone]) await signedInAs(device, 'ada');

async function feedback(device: typeof desk): Promise<Page> {
  const page = await fixture.window(device);
  await page.goto('/settings/feedback');
  await page.getByRole('heading', { name: 'Feedback', level: 1 }).waitFor();
  // What was sent has been asked for: the page does not change by itself any more.
  await page
    .getByText(/^Nothing sent yet$|^Open$|^Planned$/)
    .first()
    .waitFor();
  return page;
}
const dialog = (page: Page, name = 'Report a problem') => page.getByRole('dialog', { name });
const title = (page: Page) => dialog(page).getByLabel('What is wrong, in a few words');
const description = (page: Page) => dialog(page).getByLabel('What happened, and what did you expect?');
const says = (page: Page, text: string) =>
  soon(`“${text}” as the title`, async () => (await title(page).inputValue()) === text);
const saved = (page: Page) =>
  dialog(page)
    .getByText(/^Saved \d/)
    .waitFor();
const sent = async () => (await as(fixture.url, 'ada', 'GET', '/feedback-reports')).items;

test('a problem is written on two devices, and sent once', async () => {
  const one = await fixture.window(desk);
  await one.goto('/inbox');
  await one.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
  await one.keyboard.press('Control+k');
  await one.getByRole('combobox').waitFor();
  await one.keyboard.type('report a prob');
  await one.getByText('1 result').waitFor();
  await one.keyboard.press('Enter');
  // One writes at once: the field has the focus.
  await dialog(one).waitFor();
  await one.keyboard.type('The inbox');
  await says(one, 'The inbox');
  await dialog(one).getByText('/inbox', { exact: true }).waitFor();
  await saved(one);
  await one.keyboard.press('Escape');
  await dialog(one).waitFor({ state: 'detached' });
  await one.getByRole('button', { name: 'Your account' }).click();
  await one.getByRole('menuitem', { name: 'Report a problem' }).click();
  await says(one, 'The inbox');

  const other = await feedback(phone);
  const begun = other.getByRole('list', { name: 'Begun and not sent' });
  await begun.getByText('The inbox', { exact: true }).waitFor();
  await begun.getByRole('button', { name: 'Go on: The inbox' }).click();
  await says(other, 'The inbox');
  await title(other).fill('The inbox is slow');
  await says(one, 'The inbox is slow');

  await other.route('**/api/form-drafts/*', (route) => route.abort());
  await description(other).fill('From the phone');
  await dialog(other).getByText('Offline, kept on this device').waitFor();
  await description(one).fill('From the desk');
  await saved(one);
  await other.unroute('**/api/form-drafts/*');
  await description(other).fill('From the phone!');
  const conflict = other.getByRole('alert', { name: 'Changed on another device' });
  await conflict.getByText('From the desk').waitFor();
  await conflict.getByText('From the phone!').waitFor();
  assert.ok(await dialog(other).getByRole('button', { name: 'Send' }).isDisabled());
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await conflict.waitFor({ state: 'detached' });
  await saved(other);
  const both = 'From the desk\n\nFrom the phone!';
  await soon('both texts on the desk', async () => (await description(one).inputValue()) === both);

  await dialog(one).getByRole('button', { name: 'Send' }).dblclick();
  await one.getByText('Thank you. You are told when something becomes of it.').waitFor();
  await says(other, '');
  const reports = await sent();
  assert.deepEqual(
    reports.map(({ description: words, metadata }: { description: string; metadata: { page: string } }) => [
      words,
      metadata.page,
    ]),
    [[both, '/inbox']],
  );
  await Promise.all([one.close(), other.close()]);
});

test('what is thrown away is gone, and comes back as it was', async () => {
  const page = await feedback(desk);
  await page.getByRole('main').getByRole('button', { name: 'Report a problem' }).click();
  await title(page).fill('Never mind');
  await saved(page);
  await dialog(page).getByRole('button', { name: 'Discard' }).click();
  await dialog(page).waitFor({ state: 'detached' });
  const begun = page.getByRole('list', { name: 'Begun and not sent' });
  await begun.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await begun.getByText('Never mind').waitFor();
  await begun.getByRole('button', { name: 'Discard: Never mind' }).click();
  await begun.waitFor({ state: 'detached' });
  await page.getByRole('region').getByRole('button', { name: 'Close' }).click();
  await soon('no draft at the server', async () => {
    const { items } = await as(fixture.url, 'ada', 'GET', '/form-drafts');
    return items.length === 0;
  });
  await page.close();
});

test('whoever runs the server says what becomes of it, and takes that back', async () => {
  const page = await feedback(desk);
  const row = page.getByRole('list', { name: 'What you sent' }).getByRole('listitem');
  await row.getByText('Open', { exact: true }).waitFor();
  const operator = await fixture.window(hedys);
  await operator.goto('/operator/feedback?state=open');
  const list = operator.getByRole('main').getByRole('list', { name: 'Feedback' });
  await list.getByRole('button', { name: 'Read: The inbox is slow' }).click();
  const opened = operator.getByRole('dialog', { name: 'The inbox is slow' });
  await opened.getByText('From the phone!').waitFor();
  await opened.getByLabel('State').selectOption('planned');
  await opened.getByLabel('What you say to it').fill('Next week');
  await opened.getByRole('button', { name: 'Save' }).click();
  await row.getByText('Planned', { exact: true }).waitFor();
  await row.getByText('From those who run this server: Next week').waitFor();
  await operator.getByRole('button', { name: 'Undo' }).click();
  await row.getByText('Open', { exact: true }).waitFor();
  await page.goto('/operator/feedback');
  await page.getByText('There is nothing at this address').waitFor();
  assert.deepEqual(fixture.complaints, []);
  await Promise.all([page.close(), operator.close()]);
});
