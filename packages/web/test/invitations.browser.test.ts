import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startMailServer } from '../../server/test/kit/mail-server.ts';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';

const smtp = await startMailServer();
after(() => smtp.close());
const fixture = await browserFixture({
  WEFT_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
  WEFT_SMTP_TLS: 'never',
});

test('whoever has an account answers an invitation in Weft, the moment it is written', async () => {
  const [adas, graces] = [await fixture.context(), await fixture.context()];
  await signedInAs(adas, 'ada');
  await signedInAs(graces, 'grace');
  const page = await fixture.window(graces);
  const { link } = await smtp.mailTo('grace@example.org');
  await page.goto(new URL(link).pathname + new URL(link).hash);
  await page.getByText('grace@example.org is confirmed.').waitFor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();

  const invite = async (name: string, slug: string) => {
    const made = await adas.request.post('/api/communities', { data: { name, slug } });
    const { community } = await made.json();
    await adas.request.post(`/api/communities/${community.id}/invitations`, {
      data: { emails: ['grace@example.org'] },
    });
  };
  await invite('Night Sky', 'night-sky');
  await page.getByText('Ada Lovelace invites you.').waitFor();
  await page.getByRole('button', { name: 'Join Night Sky' }).click();
  await page.waitForURL('**/c/night-sky/channels/general');

  await invite('Compilers', 'compilers');
  await page.goto('/inbox');
  await page.getByRole('link', { name: 'Ada Lovelace invites you to Compilers.' }).click();
  await page.getByRole('button', { name: 'Decline: Compilers' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Decline', exact: true }).click();
  await page.getByText('You declined the invitation to Compilers.').waitFor();
  await page.getByRole('heading', { name: 'Invitations for you' }).waitFor({ state: 'detached' });

  const window = await fixture.window(adas);
  await window.goto('/inbox');
  await window.getByText('Grace Hopper declined your invitation to Compilers.').waitFor();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
