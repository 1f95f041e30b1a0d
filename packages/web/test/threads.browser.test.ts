import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { until } from '../../server/test/kit/wait-for.ts';
import { adaAndGrace } from './kit/ada-and-grace.ts';
import { browserFixture } from './kit/fixture.ts';
import type { Name } from './kit/people.ts';
import { as, tooLateToUndo } from './kit/talk.ts';

const fixture = await browserFixture();
const { talk, adas, graces } = await adaAndGrace(fixture);
const { items } = await as(fixture.url, 'ada', 'GET', `/communities/${talk.communityId}/spaces`);
let n = 0;

async function say(who: Name, content: string, parentId?: string): Promise<string> {
  n += 1;
  const place = parentId === undefined ? { spaceId: items[0].id } : { parentId };
  const body = { type: 'status', content, clientKey: `said-${n}`, ...place };
  return (await as(fixture.url, who, 'POST', '/posts', body)).post.id;
}
async function open(who: typeof adas, postId: string, query = ''): Promise<Page> {
  const page = await fixture.window(who);
  // It is fetched when its room is heard: what comes from here on comes live.
  const heard = page.waitForResponse((response) => response.url().includes('/thread?'));
  await page.goto(`/posts/${postId}${query}`);
  await heard;
  await page.getByRole('heading', { name: 'By ', level: 1 }).waitFor();
  return page;
}
const comments = (page: Page) => page.getByRole('list', { name: 'Comments' });
const saying = (page: Page, text: string) => comments(page).getByRole('article').filter({ hasText: text });
const texts = async (page: Page) =>
  (await comments(page).getByRole('article').locator('p:not(:has(a))').allTextContents()).filter(Boolean);

test('what others say waits to be asked for, what one says oneself stands there at once', async () => {
  const postId = await say('ada', 'Who is awake?');
  const [ada, grace] = [await open(adas, postId), await open(graces, postId)];
  await ada.getByText('Nobody has said anything yet').waitFor();
  await grace.getByRole('textbox', { name: 'Write a comment' }).fill('I am');
  await grace.getByRole('button', { name: 'Comment', exact: true }).click();
  await saying(grace, 'I am').waitFor();
  const news = comments(ada).getByRole('button', { name: '1 new reply' });
  await news.waitFor();
  assert.equal(await saying(ada, 'I am').count(), 0);
  await news.click();
  await saying(ada, 'I am').getByRole('button', { name: 'Reply', exact: true }).click();
  const answer = comments(ada).getByRole('region', { name: 'Write a comment' });
  await answer.getByRole('textbox').fill('Come to the roof');
  await answer.getByRole('button', { name: 'Comment', exact: true }).click();
  await saying(ada, 'Come to the roof').waitFor();
  await comments(grace).getByRole('button', { name: '1 new reply' }).click();
  await saying(grace, 'Come to the roof').waitFor();
  // In another order it is fetched with the others, and stands there once.
  for (const order of ['Newest', 'Oldest']) {
    await ada.getByRole('radiogroup', { name: 'Order' }).getByText(order).click();
    await ada.getByRole('radio', { name: order, checked: true }).waitFor({ state: 'attached' });
    await saying(ada, 'Come to the roof').waitFor();
    for (const text of ['I am', 'Come to the roof'])
      await until(async () => (await saying(ada, text).count()) === 1);
  }
  // What is taken back keeps its place as long as something hangs on it.
  await saying(grace, 'I am').getByRole('button', { name: 'Delete' }).click();
  await tooLateToUndo(grace, 'Comment deleted.');
  for (const page of [ada, grace]) {
    await saying(page, 'This comment is not to be read here.').waitFor();
    await saying(page, 'I am').waitFor({ state: 'detached' });
    await saying(page, 'Come to the roof').waitFor();
  }
  await Promise.all([ada.close(), grace.close()]);
});

test('a link to a comment far down shows what it answers, and goes on to what is said below', async () => {
  const postId = await say('ada', 'Down the stairs');
  let last = postId;
  const steps: string[] = [];
  for (let depth = 1; depth <= 9; depth += 1) {
    last = await say(depth % 2 === 0 ? 'ada' : 'grace', `Step number ${depth}`, last);
    steps.push(last);
  }
  const grace = await open(graces, postId);
  await saying(grace, 'Step number 6').waitFor();
  assert.equal(await saying(grace, 'Step number 7').count(), 0);
  await grace.getByRole('link', { name: 'Continue this thread' }).click();
  await saying(grace, 'Step number 9').waitFor();
  await grace.goto(`/posts/${steps[7]}`);
  const path = grace.getByRole('list', { name: 'What this answers' });
  await path.getByText('Step number 7').waitFor();
  assert.equal(await path.getByRole('listitem').count(), 8);
  const marked = grace.getByRole('article').filter({ hasText: 'Step number 8' }).first();
  await until(async () => {
    const box = await marked.boundingBox();
    return box !== null && box.y >= 0 && box.y < 900;
  });
  await saying(grace, 'Step number 9').waitFor();
  await grace.getByRole('link', { name: 'The whole discussion' }).click();
  await saying(grace, 'Step number 1').waitFor();
  await grace.close();
});

test('the order is in the address; branches are folded, and walked by keys', async () => {
  const postId = await say('ada', 'Which eyepiece?');
  const first = await say('grace', 'The long one', postId);
  await say('ada', 'Why that?', first);
  const second = await say('grace', 'The short one', postId);
  await as(fixture.url, 'ada', 'PUT', `/posts/${second}/interactions/like`, {});
  const ada = await open(adas, postId);
  await saying(ada, 'The short one').waitFor();
  assert.deepEqual(await texts(ada), ['The long one', 'Why that?', 'The short one']);
  await ada.getByRole('radiogroup', { name: 'Order' }).getByText('Most liked').click();
  await ada.waitForURL(/sort=likes/);
  await until(async () => (await texts(ada))[0] === 'The short one');
  await ada.reload();
  await saying(ada, 'The long one').waitFor();
  assert.deepEqual(await texts(ada), ['The short one', 'The long one', 'Why that?']);
  await saying(ada, 'The long one').getByRole('button', { name: 'Replies' }).click();
  await saying(ada, 'Why that?').waitFor({ state: 'detached' });
  await saying(ada, 'The short one').focus();
  await ada.keyboard.press('ArrowDown');
  await ada.keyboard.press('ArrowUp');
  await ada.keyboard.press('r');
  await comments(ada).getByRole('region', { name: 'Write a comment' }).waitFor();
  await ada.close();
});

test('a comment is the answer, for everybody who looks, until the mark is taken back', async () => {
  const postId = await say('ada', 'Which way is north?');
  await say('grace', 'Follow the pointers', postId);
  const [ada, grace] = [await open(adas, postId), await open(graces, postId)];
  await saying(grace, 'Follow the pointers').waitFor();
  assert.equal(await grace.getByRole('button', { name: 'Mark as the answer' }).count(), 0);
  await saying(ada, 'Follow the pointers').getByRole('button', { name: 'Mark as the answer' }).click();
  await saying(ada, 'Follow the pointers').getByText('Answer', { exact: true }).waitFor();
  await saying(grace, 'Follow the pointers').getByText('Answer', { exact: true }).waitFor();
  await grace.getByRole('link', { name: 'Answered' }).click();
  await grace.getByRole('heading', { name: 'By Grace Hopper', level: 1 }).waitFor();
  await saying(ada, 'Follow the pointers').getByRole('button', { name: 'Not the answer' }).click();
  await ada.getByRole('link', { name: 'Answered' }).waitFor({ state: 'detached' });
  await Promise.all([ada.close(), grace.close()]);
});
