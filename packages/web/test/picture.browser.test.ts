import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { photo } from '../../server/test/kit/pictures.ts';
import { isGrave, violationsOn } from './kit/axe.ts';
import { browserFixture } from './kit/fixture.ts';
import { communityWith, signedInAs } from './kit/people.ts';

const fixture = await browserFixture();
const picture = {
  name: 'holiday.jpg',
  mimeType: 'image/jpeg',
  buffer: await photo({ width: 900, height: 600 }),
};

async function open(page: Page, path = '/settings/you'): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** The file that the face beside a name shows. */
const shown = (page: Page, within: string) =>
  page.locator(`${within} img[data-state="there"]`).first().getAttribute('src');

test('ada cuts out a picture, and grace sees it beside her name', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  await context.request.post('/api/communities', {
    data: { name: 'Night Sky', slug: 'night-sky', visibility: 'public' },
  });
  const page = await fixture.window(context);
  await open(page);
  await page.getByLabel('A picture of you').setInputFiles(picture);
  const dialog = page.getByRole('dialog', { name: 'Your picture' });
  await dialog.getByRole('group', { name: /Part of the picture/ }).waitFor();
  // By keyboard alone: closer, and to the side.
  await dialog.getByLabel('Zoom').focus();
  await page.keyboard.press('End');
  await dialog.getByRole('group').focus();
  await page.keyboard.press('ArrowLeft');
  await dialog.getByRole('button', { name: 'Use this picture' }).click();
  await page.getByText('Others see your picture now.').waitFor();
  assert.equal(await dialog.count(), 0);
  const address = await shown(page, 'main');
  assert.match(address ?? '', /^\/api\/media\/\d+\/thumbnail$/);

  await communityWith(fixture.url, 'grace', 'night-sky');
  const graces = await fixture.context();
  await signedInAs(graces, 'grace');
  const elsewhere = await fixture.window(graces);
  await open(elsewhere, '/c/night-sky/members');
  assert.equal(await shown(elsewhere, 'li'), address);
  const whole = await graces.request.get((address ?? '').replace('/thumbnail', ''));
  const found = await sharp(await whole.body()).metadata();
  assert.deepEqual(
    [found.format, found.width, found.height, found.exif],
    ['webp', found.width, found.width, undefined],
  );
});

test('taken away and back again by undo; the own other window and grace’s follow', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  const other = await fixture.window(context);
  await open(page);
  await open(other);
  const before = await shown(other, 'main');
  const graces = await fixture.context();
  await signedInAs(graces, 'grace');
  const elsewhere = await fixture.window(graces);
  await open(elsewhere, '/c/night-sky/members');
  const face = elsewhere.locator('li img[data-state="there"]');
  await face.waitFor();
  await page.getByRole('button', { name: 'Remove your picture' }).click();
  await face.waitFor({ state: 'detached' });
  await other.getByRole('button', { name: 'Choose a picture' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await other.getByRole('button', { name: 'Change picture' }).waitFor();
  assert.equal(await shown(other, 'main'), before);
  await face.waitFor();
});

test('a line that breaks is told, and trying again sends it', async () => {
  const context = await fixture.context({ locale: 'de-DE' });
  await signedInAs(context, 'linus');
  const page = await fixture.window(context);
  await open(page);
  // A line that is too slow for the server's patience goes on by itself.
  await page.route('**/api/uploads/*', (route) => route.fulfill({ status: 408 }), { times: 1 });
  // What comes after the file is told, and asked for again.
  await page.route('**/api/users/me/avatar', (route) => route.abort(), { times: 1 });
  await page.getByLabel('Ein Bild von dir').setInputFiles(picture);
  await page.getByRole('button', { name: 'Dieses Bild nehmen' }).click();
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
  await page.getByText('Andere sehen jetzt dein Bild.').waitFor();
});

test('what is no picture is said to be none, and giving up leaves nothing', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'margaret');
  const page = await fixture.window(context);
  await open(page);
  await page
    .getByLabel('A picture of you')
    .setInputFiles({ name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('no cat') });
  await page.getByText('This browser cannot show that file.').waitFor();
  await page.getByLabel('A picture of you').setInputFiles(picture);
  assert.deepEqual((await violationsOn(page)).filter(isGrave), []);
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Choose a picture' }).waitFor();
  const { storage } = (await (await context.request.get('/api/users/me/storage')).json()) as {
    storage: { usedBytes: number; reservedBytes: number };
  };
  assert.deepEqual([storage.usedBytes, storage.reservedBytes], [0, 0]);
});

test('nothing on these pages was refused or thrown', () =>
  assert.deepEqual(
    fixture.complaints.filter((words) => !/net::ERR_FAILED/.test(words)),
    [],
  ));
