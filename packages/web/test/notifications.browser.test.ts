import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { acceptedBy, signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('news comes live to every window, leads to what it is about, and is read in all of them', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const made = await context.request.post('/api/communities', {
    data: { name: 'Night Sky', slug: 'night-sky' },
  });
  const { community } = await made.json();
  const invite = async () =>
    (await context.request.post(`/api/communities/${community.id}/invites`, { data: {} })).json();
  const link = `${fixture.url}/invite#${(await invite()).token}`;

  const [page, other] = [await fixture.window(context), await fixture.window(context)];
  await page.goto('/inbox');
  await page.getByText('Nothing new, and nothing old').waitFor();
  await other.goto('/');
  await other.getByRole('heading', { name: 'Home', level: 1 }).waitFor();

  await acceptedBy(fixture.url, 'grace', link);
  await page.getByText('Grace Hopper followed your invite to Night Sky.').waitFor();
  await other.getByRole('link', { name: 'Inbox 1 not read' }).waitFor();
  await acceptedBy(fixture.url, 'linus', link);
  await page.getByText('Linus Torvalds and one other followed your invites to Night Sky.').waitFor();

  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await other.getByRole('link', { name: 'Inbox', exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Mark as unread' }).click();
  await other.getByRole('link', { name: 'Inbox 1 not read' }).waitFor();
  await page.getByRole('link', { name: /Linus Torvalds and one other/ }).click();
  await page.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
  await other.getByRole('link', { name: 'Inbox', exact: true }).first().waitFor();
});

test('what is turned off does not come', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  await page.goto('/settings/notifications');
  await page.getByRole('switch', { name: 'Invites' }).click({ force: true });
  await page.reload();
  await page.getByRole('switch', { name: 'Invites', checked: false }).waitFor({ state: 'attached' });
});

test('a reminder comes at a time that one chooses, by the clock of where one is', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  await page.goto('/settings/notifications');
  const kept = () =>
    page.waitForResponse(
      (response) =>
        response.url().endsWith('/api/reminder-settings') && response.request().method() === 'PUT',
    );
  const nudge = page.getByRole('switch', { name: 'Remind me of today’s note' });
  await nudge.waitFor({ state: 'attached' });
  await Promise.all([kept(), nudge.click({ force: true })]);
  const at = page.getByLabel('Reminder at');
  await at.fill('18:15');
  await Promise.all([kept(), at.blur()]);
  await page.reload();
  await at.waitFor();
  assert.equal(await at.inputValue(), '18:15');
  const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  assert.equal(await page.getByLabel('Your time zone').inputValue(), zone);
  const { settings } = await (await context.request.get('/api/reminder-settings')).json();
  assert.deepEqual([settings.nudge, settings.digest.on], [{ on: true, at: '18:15' }, false]);
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
