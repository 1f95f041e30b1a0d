import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import { signedInAs } from './kit/people.ts';
import { soon, tooLateToUndo } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, general, adas, graces } = await adaAndGrace(fixture, { channels: ['design', 'telescopes'] });

async function at(who: typeof adas, channel: string): Promise<Page> {
  const page = await fixture.window(who);
  await page.goto(`/c/night-sky/channels/${channel}`);
  await page.getByRole('heading', { name: channel, level: 1 }).waitFor();
  await composer(page).waitFor();
  return page;
}
const composer = (page: Page, name: RegExp | string = /^Write to/) => page.getByRole('textbox', { name });
/** Into the real editor: the plain one goes when it comes. */
async function write(page: Page, text: string, name?: RegExp | string) {
  await page.locator('.cm-content').first().waitFor();
  await composer(page, name).click();
  await page.keyboard.type(text);
}
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const pane = (page: Page) => page.getByRole('complementary');

test('a message is seen by everybody in the channel, said differently, reacted to and taken back', async () => {
  const [ada, grace] = [await at(adas, 'general'), await at(graces, 'general')];
  await write(ada, 'Who is up at **five**?');
  await ada.keyboard.press('Enter');
  await line(grace, 'Who is up at five?').getByText('five', { exact: true }).waitFor();
  assert.equal((await composer(ada).innerText()).trim(), 'Write to #general');

  await line(grace, 'Who is up').hover();
  await grace.getByRole('button', { name: 'React', exact: true }).click();
  await grace.getByRole('combobox', { name: 'Find an emoji' }).fill('telescope');
  await grace.getByRole('option', { name: 'telescope' }).waitFor();
  await grace.keyboard.press('Enter');
  await line(ada, 'Who is up').getByRole('button', { name: '🔭: 1 person' }).click();
  await line(grace, 'Who is up').getByRole('button', { name: '🔭: 2 people' }).waitFor();

  // Up from the empty field to the last message, E, and say it differently.
  await composer(ada).click();
  await ada.keyboard.press('ArrowUp');
  await ada.keyboard.press('e');
  await composer(ada, 'Edit this message').waitFor();
  await ada.keyboard.type(' Or six?');
  await ada.keyboard.press('Enter');
  await line(grace, 'Or six?')
    .getByRole('button', { name: /^edited/ })
    .click();
  await grace.getByRole('dialog').getByText('Who is up at five?', { exact: true }).waitFor();

  await line(ada, 'Or six?').hover();
  await line(ada, 'Or six?').getByRole('button', { name: 'More' }).click();
  await ada.getByRole('menuitem', { name: 'Delete' }).click();
  await line(ada, 'Or six?').waitFor({ state: 'detached' });
  await tooLateToUndo(ada);
  await line(grace, 'Or six?').waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close()]);
});

test('others see who is writing, until it is sent', async () => {
  await talk.say('ada', 'I was here before', general);
  const [ada, grace] = [await at(adas, 'general'), await at(graces, 'general')];
  await line(grace, 'I was here before').waitFor();
  await write(ada, 'Something lon');
  await grace.getByText('Ada Lovelace is writing…').waitFor();
  assert.equal(await ada.getByText('is writing…').count(), 0);
  await ada.keyboard.type('ger');
  await ada.keyboard.press('Enter');
  await line(grace, 'Something longer').waitFor();
  await grace.getByText('Ada Lovelace is writing…').waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close()]);
});

test('a reply turns a flat message into a thread in front of everybody’s eyes', async () => {
  await talk.say('ada', 'Where do we meet?', general);
  const [ada, grace] = [await at(adas, 'general'), await at(graces, 'general')];
  await line(ada, 'Where do we meet?').focus();
  await ada.keyboard.press('r');
  await write(ada, 'At the gate', 'Reply');
  await ada.keyboard.press('Enter');
  await line(grace, 'Where do we meet?').getByRole('button', { name: '1 reply' }).click();
  await line(grace, 'At the gate').waitFor();
  await pane(grace).getByText('Readable in #general').waitFor();
  await pane(ada).getByText('Readable in #general').waitFor();

  await write(grace, 'At five then', 'Reply');
  await grace.keyboard.press('Enter');
  await pane(ada).getByText('At five then').waitFor();
  await line(ada, 'Where do we meet?').getByRole('button', { name: '2 replies' }).first().waitFor();

  // The address is the thread: it can be shared and reopened, and Escape closes it.
  await ada.reload();
  await pane(ada).getByText('At five then').waitFor();
  await ada.keyboard.press('Escape');
  await pane(ada).waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close()]);
});

test('naming another channel carries the conversation there; one press keeps it here', async () => {
  const [ada, grace] = [await at(adas, 'general'), await at(graces, 'design')];
  await write(ada, 'How shall the dome look? #design ');
  await ada.getByText('Also appears in #design, 2 people').waitFor();
  await ada.keyboard.press('Enter');
  await grace.getByText('carried from #general by Ada Lovelace').waitFor();
  await grace.getByRole('button', { name: 'Open the thread' }).click();
  await pane(grace).getByText('Readable in #general and #design').waitFor();
  await write(grace, 'Round', 'Reply');
  await grace.keyboard.press('Enter');
  await line(ada, 'How shall the dome look?').getByRole('button', { name: '1 reply' }).waitFor();

  await write(ada, 'Nothing for #telescopes ');
  await ada.getByRole('button', { name: 'Keep it here, not in #telescopes' }).click();
  await ada.getByText('Stays here: the name of #telescopes is only text.').waitFor();
  await ada.keyboard.press('Alt+k');
  await ada.getByText('Also appears in #telescopes').waitFor();
  await ada.keyboard.press('Alt+k');
  await ada.keyboard.press('Enter');
  await line(ada, 'Nothing for').waitFor();
  await grace.goto('/c/night-sky/channels/telescopes');
  await grace.getByText('Nothing was said here yet').waitFor();
  await Promise.all([ada.close(), grace.close()]);
});

test('what could not be sent is there after a reload, and is one message in the end', async () => {
  const ada = await at(adas, 'telescopes');
  await ada.route('**/api/messages', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await write(ada, 'Is anybody there?');
  await ada.keyboard.press('Enter');
  await ada.getByText('Not sent yet').waitFor();
  await write(ada, 'and half a word');
  await ada.getByText(/^Saved \d/).waitFor();
  await ada.route('**/api/drafts', (route) => route.abort());
  await ada.keyboard.type(' or two');
  await ada.getByText('Offline, kept on this device').waitFor();

  await ada.unroute('**/api/messages');
  await ada.unroute('**/api/drafts');
  await ada.reload();
  await line(ada, 'Is anybody there?').waitFor();
  await ada.getByText('Not sent yet').waitFor({ state: 'detached' });
  await ada.getByText('and half a word or two').waitFor();
  await ada.getByText(/^Saved \d/).waitFor();
  const grace = await at(graces, 'telescopes');
  await line(grace, 'Is anybody there?').waitFor();
  assert.equal(await line(grace, 'Is anybody there?').count(), 1);
  await Promise.all([ada.close(), grace.close()]);
});

test('a link to a message opens it in its place, far from the end; the way to the newest is offered', async () => {
  const first = await talk.say('grace', 'The very first of many', { channelId: talk.channels.design ?? '' });
  for (let n = 1; n <= 70; n += 1)
    await talk.say('grace', `Line ${n}`, { channelId: talk.channels.design ?? '' });
  const ada = await fixture.window(adas);
  await ada.goto(`/to/message/${first.id}`);
  const target = line(ada, 'The very first of many');
  await target.waitFor();
  const inView = (row: Element) => {
    const { top, bottom } = row.getBoundingClientRect();
    return top > 0 && bottom < window.innerHeight;
  };
  await soon('the message in view', () => target.evaluate(inView));
  await ada.getByRole('button', { name: 'To the newest' }).click();
  await soon('the newest in view', () => line(ada, 'Line 70').evaluate(inView));
  await ada.close();
});

test('what is above comes in without moving what one reads', async () => {
  const ada = await at(adas, 'design');
  await line(ada, 'Line 70').waitFor();
  const list = ada.getByRole('log').locator('> div').first();
  await soon('the beginning', async () => {
    await list.evaluate((element) => element.scrollBy(0, -500));
    return (await ada.getByText('This is the beginning of #design.').count()) > 0;
  });
  await ada.getByText('This is the beginning of #design.').waitFor();
  await ada.close();
});

test('on a phone Enter begins a new line and a button sends; the thread takes the whole screen', async () => {
  const context = await fixture.context({ size: 'phone' });
  await signedInAs(context, 'ada');
  const page = await at(context, 'telescopes');
  await write(page, 'One line');
  await page.keyboard.press('Enter');
  await page.keyboard.type('and another');
  await page.getByRole('button', { name: 'Send' }).click();
  // Once it is stored: the line that is on its way is another one.
  await line(page, 'and another').and(page.locator('[data-message]')).tap();
  await page.getByRole('button', { name: 'Reply in thread' }).tap();
  await pane(page).getByText('One line').waitFor();
  const box = await pane(page).boundingBox();
  assert.deepEqual([box?.x, box?.width], [0, 390]);
  await page.goBack();
  await pane(page).waitFor({ state: 'detached' });
  await page.close();
});

test('who reaches a channel from outside reads, and joins to write', async () => {
  const context = await fixture.context();
  await signedInAs(context, 'linus');
  const page = await fixture.window(context);
  await page.goto('/communities');
  await context.request.post(`/api/communities/${talk.communityId}/members`);
  await page.goto('/c/night-sky/channels/design');
  await page.getByText('You are looking in from outside').waitFor();
  await page.getByRole('button', { name: 'Join design' }).click();
  await composer(page).waitFor();
  await page.close();
});

test('the field stands where it will stand while what was said is still on its way', async () => {
  await talk.say('grace', 'Said before one came', general);
  const page = await fixture.window(adas);
  const { promise: mayArrive, resolve: arrive } = Promise.withResolvers<void>();
  await page.route(
    ({ pathname }) => pathname === '/api/messages',
    async (route) => {
      await mayArrive;
      await route.continue();
    },
  );
  const fieldAt = async () => (await page.locator('.cm-content').boundingBox())?.y ?? 0;
  await page.goto('/c/night-sky/channels/general');
  await page.locator('.cm-content').waitFor();
  const before = await fieldAt();
  arrive();
  await line(page, 'Said before one came').waitFor();
  assert.ok(before > 600 && Math.abs((await fieldAt()) - before) <= 2, `${before} became ${await fieldAt()}`);
  await page.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
