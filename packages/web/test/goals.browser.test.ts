import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { browserFixture } from './kit/fixture.ts';
import { cookieOf, signedInAs } from './kit/people.ts';
import { as, communityThatTalks, soon } from './kit/talk.ts';

/** Flow 6: Linus on two devices, Ada who accompanies him, Grace who has nothing to do with it. */
const fixture = await browserFixture();
await cookieOf(fixture.url, 'ada');
const talk = await communityThatTalks(fixture.url, 'night-sky', [], ['linus', 'grace']);
const me = async (name: 'ada' | 'linus') =>
  (await as(fixture.url, name, 'GET', '/users/me')).user.id as string;
const { goal } = (await as(fixture.url, 'linus', 'POST', `/communities/${talk.communityId}/goals`, {
  ...{ title: 'Find a comet', description: 'By eye.', instructorIds: [await me('ada')] },
})) as { goal: { id: string; conversationId: string } };

const laptop = await fixture.context();
const phone = await fixture.context();
const adas = await fixture.context();
await signedInAs(laptop, 'linus');
await signedInAs(phone, 'linus');
await signedInAs(adas, 'ada');

const address = `/c/night-sky/goals/${goal.id}`;
const note = /^Your note of/;
const feedback = 'Your feedback';

async function at(device: typeof laptop, field: RegExp | string): Promise<Page> {
  const page = await fixture.window(device);
  await page.goto(address);
  await page.getByRole('heading', { name: 'Find a comet', level: 1 }).waitFor();
  await page.getByRole('textbox', { name: field }).and(page.locator('.cm-content')).waitFor();
  return page;
}
const composer = (page: Page, name: RegExp | string) => page.locator('main').getByRole('textbox', { name });
const line = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
const saved = (page: Page) =>
  page
    .locator('main')
    .getByText(/^Saved \d/)
    .waitFor();
const says = (page: Page, name: RegExp | string, text: string) =>
  soon(`“${text}” in the field`, async () => (await composer(page, name).innerText()).trim() === text);
async function write(page: Page, name: RegExp | string, text: string) {
  await composer(page, name).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}
/** Saves do not come through, until they do. */
async function cut(page: Page) {
  await page.route('**/api/drafts', (route) =>
    route.request().method() === 'PUT' ? route.abort() : route.continue(),
  );
}

test('a note is typed on one device, comes up on the other, differs there and is sent once', async () => {
  const one = await at(laptop, note);
  const other = await at(phone, note);
  const coach = await at(adas, feedback);
  await write(one, note, 'Clouds until ten');
  await saved(one);
  await says(other, note, 'Clouds until ten');
  assert.equal(await coach.getByText('Clouds until ten').count(), 0);

  await cut(other);
  await write(other, note, ', then stars');
  await other.getByText('Offline, kept on this device').waitFor();
  await write(one, note, ', then the moon');
  await says(one, note, 'Clouds until ten, then the moon');
  await soon('the text at the server', async () => {
    const { items } = (await as(fixture.url, 'linus', 'GET', '/drafts')) as { items: { content: string }[] };
    return items.some(({ content }) => content.endsWith('the moon'));
  });
  await other.unroute('**/api/drafts');
  await write(other, note, '!');
  const conflict = other.getByRole('alert', { name: 'Changed on another device' });
  await conflict.getByText('then stars!').waitFor();
  await conflict.getByText('then the moon').waitFor();
  await conflict.getByRole('button', { name: 'Keep both' }).click();
  await conflict.waitFor({ state: 'detached' });
  await soon('both texts on the first device', async () => {
    const text = await composer(one, note).innerText();
    return text.includes('then the moon') && text.includes('then stars!');
  });

  await one.getByRole('button', { name: 'Send' }).dblclick();
  await line(coach, 'then stars!').getByText('Daily note').waitFor();
  await line(other, 'then stars!').waitFor();
  // The note of the day is sent: what is said next is something else.
  await composer(one, 'A message to those who take part').waitFor();
  assert.equal(await line(one, 'then stars!').count(), 1);
  assert.equal(await line(coach, 'then stars!').count(), 1);
  await Promise.all([one.close(), other.close(), coach.close()]);
});

test('feedback answers the note: drafted, sent, seen without a reload, and marked in the calendar', async () => {
  const coach = await at(adas, feedback);
  const student = await at(laptop, 'A message to those who take part');
  await line(coach, 'then stars!').hover();
  await line(coach, 'then stars!').getByRole('button', { name: 'Give feedback' }).click();
  await coach.getByRole('button', { name: 'Answer nothing in particular' }).waitFor();
  await composer(coach, feedback).and(coach.locator('.cm-content')).waitFor();
  await write(coach, feedback, 'Look east');
  await saved(coach);
  await coach.reload();
  await coach.getByRole('heading', { name: 'Find a comet', level: 1 }).waitFor();
  await says(coach, feedback, 'Look east');
  await coach.getByRole('button', { name: 'Send' }).click();

  const answer = student
    .getByRole('article')
    .filter({ has: student.getByText('Look east', { exact: true }) });
  await answer.getByText('Feedback').waitFor();
  await answer.getByRole('link', { name: /^Linus Torvalds: Clouds until ten/ }).waitFor();
  const pane = student.getByRole('complementary');
  await pane.getByRole('button', { name: /1 note, 1 feedback/ }).waitFor();

  // By keys to the day before, whose note is begun there.
  await pane.getByRole('button', { name: /1 note, 1 feedback/ }).focus();
  await student.keyboard.press('ArrowLeft');
  await student.keyboard.press('Enter');
  await student.waitForURL(/note=/);
  await composer(student, note).and(student.locator('.cm-content')).waitFor();
  await write(student, note, 'Nothing to be seen');
  await saved(student);
  await pane.getByRole('button', { name: /your draft/ }).waitFor();
  await student.getByRole('button', { name: 'Send' }).click();
  await line(student, 'Nothing to be seen')
    .getByText(/^written on /)
    .waitFor();
  await Promise.all([coach.close(), student.close()]);
});

test('a milestone says how far it is; the goal is reached and taken up again', async () => {
  const page = await at(laptop, 'A message to those who take part');
  await page.getByRole('radio', { name: 'Milestone' }).check();
  await composer(page, 'What is reached').and(page.locator('.cm-content')).waitFor();
  await page.getByRole('spinbutton', { name: 'How far' }).fill('40');
  await write(page, 'What is reached', 'A first chart');
  await page.getByRole('button', { name: 'Send' }).click();
  await line(page, 'A first chart').getByText('40 %').waitFor();
  const pane = page.getByRole('complementary');
  await pane.getByText('Progress', { exact: true }).click();
  await pane.getByRole('img', { name: /40 percent/ }).waitFor();
  await pane.getByRole('row', { name: /40 % A first chart/ }).waitFor();

  await page.getByRole('button', { name: 'What to do with this goal' }).click();
  await page.getByRole('menuitem', { name: 'It is reached' }).click();
  await page.getByText('“Find a comet” is reached.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'What to do with this goal' }).click();
  await page.getByRole('menuitem', { name: 'It is reached' }).waitFor();
  await page.close();
});

test('drafts, what is unread and what was found lead to the page of the goal', async () => {
  const { conversationId } = goal;
  const page = await fixture.window(adas);
  const there = () => page.getByRole('heading', { name: 'Find a comet', level: 1 }).waitFor();
  await as(fixture.url, 'ada', 'PUT', '/drafts', {
    to: { conversationId, kind: 'instructor_response', targetDate: '2026-11-20' },
    ...{ content: 'Half a thought', builtOn: 0 },
    ...{ clientKey: crypto.randomUUID(), saveId: crypto.randomUUID() },
  });
  await page.goto('/drafts');
  await page.getByRole('link', { name: 'Feedback · Find a comet' }).click();
  await there();
  await says(page, feedback, 'Half a thought');

  await talk.say('linus', 'The comet has a tail', { conversationId });
  await page.goto('/catch-up');
  await page.getByRole('heading', { name: 'Find a comet', level: 2 }).waitFor();
  await page.getByRole('article').filter({ hasText: 'has a tail' }).waitFor();
  await page.getByRole('link', { name: 'Open' }).click();
  await there();
  await line(page, 'has a tail').waitFor();

  await soon('what was said is found', async () => {
    const { items } = (await as(fixture.url, 'ada', 'GET', '/search?q=tail')) as { items: unknown[] };
    return items.length === 1;
  });
  await page.goto('/search?q=tail');
  await page.getByRole('link', { name: /in a goal/ }).click();
  await there();
  await line(page, 'has a tail').waitFor();
  await page.close();
});

test('whoever has nothing to do with it is told of nothing', async () => {
  const graces = await fixture.context();
  await signedInAs(graces, 'grace');
  const page = await fixture.window(graces);
  await page.goto(address);
  await page.getByRole('heading', { name: 'There is no such goal' }).waitFor();
  await page.close();
});

test('nothing complained', () => assert.deepEqual(fixture.complaints, []));
