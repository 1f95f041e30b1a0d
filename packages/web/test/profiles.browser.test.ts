import assert from 'node:assert/strict';
import { test } from 'node:test';
import { browserFixture } from './kit/fixture.ts';
import { communityWith, signedInAs } from './kit/people.ts';

const fixture = await browserFixture();

test('a name in a list leads to a page, a new name shows at once, and a closed page shows little', async () => {
  const [adas, linuses] = [await fixture.context(), await fixture.context()];
  await signedInAs(adas, 'ada');
  await signedInAs(linuses, 'linus');
  await adas.request.post('/api/communities', {
    data: { name: 'Night Sky', slug: 'night-sky', visibility: 'public' },
  });
  await communityWith(fixture.url, 'linus', 'night-sky');
  const [ada, linus] = [await fixture.window(adas), await fixture.window(linuses)];

  await linus.goto('/c/night-sky/members');
  await linus.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
  await ada.goto('/settings/you');
  await ada.getByLabel('Display name').fill('Ada King');
  await ada.getByRole('button', { name: 'Save' }).click();
  await linus.getByRole('link', { name: 'Ada King' }).click();
  await linus.getByRole('heading', { name: 'Ada King', level: 1 }).waitFor();
  await linus.getByRole('main').getByRole('link', { name: 'Night Sky' }).waitFor();
  await linus.getByRole('button', { name: 'Write to Ada King' }).click();
  await linus.getByRole('textbox', { name: 'Write to Ada King' }).waitFor();
  await linus.goBack();
  await linus.getByRole('heading', { name: 'Ada King', level: 1 }).waitFor();

  const whoSees = ada.getByRole('region', { name: 'Who sees your profile?' });
  await whoSees.getByRole('radio', { name: 'Friends only' }).check();
  await whoSees.getByText(/^Saved /).waitFor();
  await linus.reload();
  await linus.getByText('Their page is for those whom they let in.').waitFor();
  await linus.goto('/u/nobody_here');
  await linus.getByText('There is no profile here that you can see').waitFor();

  await ada.getByRole('link', { name: 'See your profile as others do' }).click();
  await ada.getByText('Friends only').waitFor();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
