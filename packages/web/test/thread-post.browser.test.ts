import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture);

test('a thread becomes a post, with its readers told before; whom it quotes takes their words out', async () => {
  const root = await talk.say('ada', 'What was that light?', general);
  await talk.say('grace', 'A lantern on the hill', { rootMessageId: root.id });
  const ada = await fixture.window(adas);
  await ada.goto(`/c/night-sky/channels/general?thread=${root.id}`);
  const pane = ada.getByRole('complementary');
  await pane.getByText(/^Readable in/).waitFor();
  await pane.getByRole('button', { name: 'More', exact: true }).first().click();
  await ada.getByRole('menuitem', { name: 'Make a post of it' }).click();
  const dialog = ada.getByRole('dialog', { name: 'Make a post of it' });
  const quoted = dialog.getByRole('list', { name: 'What will stand there' });
  await quoted.getByText('A lantern on the hill').waitFor();
  await dialog.getByText('Everybody will read this, also without an account.').waitFor();
  // Without her there is nobody to be told.
  const hers = quoted.getByRole('checkbox', { name: 'Grace Hopper' });
  await hers.uncheck();
  await dialog.getByText('One other is quoted').waitFor({ state: 'detached' });
  await hers.check();
  await dialog.getByText('One other is quoted').waitFor();
  await dialog.getByRole('textbox', { name: 'Title' }).fill('The light on the hill');
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await ada.getByRole('heading', { name: 'The light on the hill', level: 1 }).waitFor();
  const said = ada.getByRole('list', { name: 'What was said in the thread' });
  await said.getByText('A lantern on the hill').waitFor();

  const grace = await fixture.window(graces);
  await grace.goto(new URL(ada.url()).pathname);
  await grace.getByRole('heading', { name: 'The light on the hill', level: 1 }).waitFor();
  await grace.getByRole('button', { name: 'Take my words out' }).click();
  await grace
    .getByRole('dialog', { name: 'Take my words out' })
    .getByRole('button', { name: 'Take them out' })
    .click();
  // Ada hears of it where she is.
  await said.getByText('Something was said here that is not to be read any more.').waitFor();
  assert.equal(await said.getByText('A lantern on the hill').count(), 0);
  await grace.getByRole('button', { name: 'Take my words out' }).waitFor({ state: 'detached' });

  await ada.getByRole('link', { name: 'From a thread in #general' }).click();
  await pane.getByRole('link', { name: 'Published as “The light on the hill”' }).waitFor();
  await pane.getByText('A lantern on the hill').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});
