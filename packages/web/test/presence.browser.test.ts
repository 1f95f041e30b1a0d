import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { as } from './kit/talk.ts';
import { wireOf } from './kit/wire.ts';

const fixture = await browserFixture();
const { talk, adas, graces } = await adaAndGrace(fixture);

test('one sees who is here, in lists and beside those one writes to, and that they went', async () => {
  const { user } = await as(fixture.url, 'grace', 'GET', '/users/me');
  const { conversation } = await as(fixture.url, 'ada', 'POST', '/conversations', { userIds: [user.id] });
  await talk.say('ada', 'Are you there?', { conversationId: conversation.id });
  const ada = await fixture.window(adas);
  const wire = await wireOf(ada);
  await ada.goto('/c/night-sky/members');
  await ada.getByRole('heading', { name: 'Members', level: 1 }).waitFor();
  const row = ada.getByRole('main').getByRole('listitem').filter({ hasText: 'Grace Hopper' });
  await row.waitFor();
  const here = row.getByRole('img', { name: 'here now' });
  const inSidebar = ada
    .getByRole('link', { name: /Grace Hopper/ })
    .filter({ has: ada.getByRole('img', { name: 'here now' }) });
  assert.equal(await here.count(), 0);

  const grace = await fixture.window(graces);
  await grace.goto('/c/night-sky/channels/general');
  await here.waitFor();
  await inSidebar.waitFor();
  await ada.getByText('2 members · 2 here').waitFor();
  await grace.getByRole('button', { name: '2 · 2 here – 2 members' }).waitFor();

  // Without a line nobody knows who is there, and nobody is said to be.
  await wire.cut();
  await here.waitFor({ state: 'detached' });
  await wire.mend();
  await here.waitFor();
  await grace.close();
  await here.waitFor({ state: 'detached' });
  await ada.getByText('2 members · 1 here').waitFor();
  await ada.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
