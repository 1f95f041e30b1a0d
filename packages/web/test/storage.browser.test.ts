import assert from 'node:assert/strict';
import { test } from 'node:test';
import { silence } from '../../server/test/kit/pictures.ts';
import { sent, sunset } from './kit/files.ts';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('what somebody uploads is listed as it comes, and goes when they say so', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'ada');
  const page = await fixture.window(context);
  await page.goto('/settings/storage');
  await page.getByRole('heading', { name: 'No files yet' }).waitFor();
  await page.getByText('0 bytes of 50 MB used.').waitFor();

  const mediaId = await sent(context.request, 'sunset.jpg', (await sunset()).buffer);
  await sent(context.request, 'a note.wav', silence());
  await page.getByRole('button', { name: 'Remove sunset.jpg' }).waitFor();
  await page.getByRole('button', { name: 'Remove a note.wav' }).waitFor();
  await page.getByText('8 kB').first().waitFor();

  await context.request.put('/api/users/me/avatar', { data: { mediaId } });
  const row = page.getByRole('listitem').filter({ hasText: 'sunset.jpg' });
  await row.getByText('your picture').waitFor();
  assert.equal(await row.getByRole('button').count(), 0, 'what is used is not removed here');

  await page.getByRole('button', { name: 'Remove a note.wav' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep it' }).click();
  await page.getByRole('button', { name: 'Remove a note.wav' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText('a note.wav is removed.').waitFor();
  await page.getByRole('button', { name: 'Remove a note.wav' }).waitFor({ state: 'detached' });
});

test('in German, from the quick switcher', async () => {
  const context = await fixture.context({ locale: 'de-DE' });
  await signedInAs(context, 'grace');
  const page = await fixture.window(context);
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Speicher');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Speicher', level: 1 }).waitFor();
  await page.getByText('0 Byte von 50 MB belegt.').waitFor();
});

test('nothing on these pages was refused or thrown', () => assert.deepEqual(fixture.complaints, []));
