import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('an operator finds somebody, closes their account live, opens it again, and reads it in the log', async () => {
  const [hedys, adas] = [await fixture.context(), await fixture.context()];
  await signedInAs(hedys, 'hedy', fixture.said);
  await signedInAs(adas, 'ada');
  const [page, ada] = [await fixture.window(hedys), await fixture.window(adas)];
  await ada.goto('/settings/you');
  await ada.getByRole('heading', { name: 'You', level: 1 }).waitFor();

  await page.goto('/operator');
  await page.getByRole('img', { name: 'Stored' }).waitFor();
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await page.getByLabel(/begins with/).fill('ada@');
  await page.getByRole('link', { name: /Ada Lovelace/ }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Suspend' }).click();
  const dialog = page.getByRole('dialog', { name: 'Suspend Ada Lovelace' });
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await dialog.getByText('This is needed.').waitFor();
  await dialog.getByLabel(/^Why/).fill('spam in #general');
  await dialog.getByRole('button', { name: 'Suspend' }).click();
  await page.getByText('Ada Lovelace is suspended.').waitFor();
  await ada.waitForURL(/\/sign-in/);

  await page.getByRole('button', { name: 'Let in again' }).click();
  await page.getByText('Ada Lovelace may come in again.').waitFor();
  await page.getByRole('link', { name: 'What was done to this account' }).click();
  await page.getByText('to: suspended · reason: spam in #general').waitFor();
  // Whoever is not at all there is said so, and the filters stand in the address.
  assert.match(page.url(), /person=ada/);
});

test('the last admin stays; another sees the page as long as they are one, and not a moment longer', async () => {
  const [hedys, adas] = [await fixture.context(), await fixture.context()];
  await signedInAs(hedys, 'hedy');
  await signedInAs(adas, 'ada');
  const [page, ada] = [await fixture.window(hedys), await fixture.window(adas)];
  await ada.goto('/operator/people');
  await ada.getByText('There is nothing at this address').waitFor();

  await page.goto('/operator/people?show=admins');
  await page.getByRole('link', { name: /Hedy Lamarr/ }).click();
  await page.getByRole('heading', { name: 'Hedy Lamarr', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'What was done to this account' }).waitFor();
  assert.equal(await page.getByRole('button', { name: /admin/i }).count(), 0);

  await page.goto('/operator/people?begins=ada');
  await page.getByRole('link', { name: /Ada Lovelace/ }).click();
  await page.getByRole('button', { name: 'Make an admin' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make an admin' }).click();
  await ada.getByRole('link', { name: /Hedy Lamarr/ }).waitFor();
  await page.getByRole('button', { name: 'Take the admin role away' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take the admin role away' }).click();
  await ada.getByText('There is nothing at this address').waitFor();
});

test('an operator gives somebody more room, which their storage page shows at once, and less again', async () => {
  const [hedys, adas] = [await fixture.context(), await fixture.context()];
  await signedInAs(hedys, 'hedy');
  await signedInAs(adas, 'ada');
  const [page, ada] = [await fixture.window(hedys), await fixture.window(adas)];
  await ada.goto('/settings/storage');
  await ada.getByText('0 bytes of 50 MB used.').waitFor();

  await page.goto('/operator/people?begins=ada');
  await page.getByRole('link', { name: /Ada Lovelace/ }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  const dialog = page.getByRole('dialog', { name: 'Tier of Ada Lovelace' });
  for (const [tier, said, seen] of [
    ['Basic', 'room for 1 GB instead of 50 MB', '0 bytes of 1 GB used.'],
    ['Free', 'room for 50 MB instead of 1 GB', '0 bytes of 50 MB used.'],
  ] as const) {
    await page.getByRole('button', { name: 'Change the tier' }).click();
    await dialog.getByRole('radio', { name: tier }).click();
    await dialog.getByText(said).waitFor();
    await dialog.getByRole('button', { name: 'Give this tier' }).click();
    // Said here, and seen by whom it is about.
    await page.getByText(`Ada Lovelace has the tier “${tier}” now.`).waitFor();
    await ada.getByText(seen).waitFor();
    await page.getByText(seen).waitFor();
  }
});

test('a notice comes to everybody’s inbox, live', async () => {
  const [hedys, adas] = [await fixture.context({ locale: 'de-DE' }), await fixture.context()];
  await signedInAs(hedys, 'hedy');
  await signedInAs(adas, 'ada');
  const [page, ada] = [await fixture.window(hedys), await fixture.window(adas)];
  await ada.goto('/inbox');
  await ada.getByRole('heading', { name: 'Inbox', level: 1 }).waitFor();
  await page.goto('/operator/notices');
  await page.getByLabel('Deine Mitteilung').fill('Am Sonntag ruht der Server.');
  await page.getByRole('button', { name: 'An alle schicken' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'An alle schicken' }).click();
  await ada.getByText('Am Sonntag ruht der Server.').waitFor();
  await page.getByText('2 Leute haben sie').waitFor();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
