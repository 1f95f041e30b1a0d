import type { Page } from 'playwright-core';
import { communityWith } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { seen } from './as-if.ts';

const slug = 'star-atlas';
const told = new Map<string, Promise<string>>();
/** Of each story, the comment that is furthest down. */
const deepest = new Map<string, string>();

/** Ada's community with a space that is written in, made once for each server; Grace is in it. The text with comments comes back. */
export function atlas(page: Page): Promise<string> {
  const url = new URL(page.url()).origin;
  const story = told.get(url) ?? tell(url);
  told.set(url, story);
  return story;
}

async function tell(url: string): Promise<string> {
  const { community } = await as(url, 'ada', 'POST', '/communities', {
    ...{ name: 'Star Atlas', slug, description: 'What was found, page by page.', visibility: 'public' },
  });
  await communityWith(url, 'grace', slug);
  const { items } = await as(url, 'ada', 'GET', `/communities/${community.id}/spaces`);
  const spaceId = items[0].id;
  let n = 0;
  const publish = async (name: 'ada' | 'grace', more: object) => {
    n += 1;
    return (await as(url, name, 'POST', '/posts', { clientKey: `atlas-${n}`, ...more })).post as {
      id: string;
    };
  };
  await publish('grace', { type: 'text_short', content: 'Clear tonight, and no moon before two.', spaceId });
  const text = await publish('ada', {
    ...{ type: 'text_long', title: 'How to find M81 with nothing but a map', spaceId },
    content:
      'Begin at **Dubhe**, the corner of the Plough.\n\n## The way\n\n1. From Phecda to Dubhe, and as far again.\n2. Two faint ' +
      'stars, a finger apart.\n\n| eyepiece | what one sees |\n| --- | --- |\n| 32 mm | two smudges |\n| 12 mm | an egg and a cigar |\n\n#galaxies',
  });
  const first = await publish('grace', {
    type: 'status',
    content: 'The table is what I needed.',
    parentId: text.id,
  });
  await publish('ada', { type: 'status', content: 'Try it with the *12*.', parentId: first.id });
  await as(url, 'ada', 'PUT', `/posts/${text.id}/answer`, { commentId: first.id });
  const say = (name: 'ada' | 'grace', content: string, parentId: string) =>
    publish(name, { type: 'status', content, parentId });
  const gone = await say('grace', 'This will be taken back.', text.id);
  await say('ada', 'I had the same, and it was the finder.', gone.id);
  await as(url, 'grace', 'DELETE', `/posts/${gone.id}`);
  let last = await say('grace', 'Does it work from a balcony, with a street lamp below?', text.id);
  for (let step = 0; step < 7; step += 1)
    last = await say(
      step % 2 === 0 ? 'ada' : 'grace',
      step % 2 === 0 ? 'It does, if you put something over the lamp, or over your head.' : 'And in summer?',
      last.id,
    );
  deepest.set(url, last.id);
  return text.id;
}

export const postScreens: readonly Screen[] = [
  seen(
    'space-posts',
    'ada',
    async (page) => {
      await atlas(page);
      await page.goto(`/c/${slug}/spaces/posts`);
    },
    (page) => page.getByText('Clear tonight'),
  ),
  seen(
    'post',
    'grace',
    async (page) => {
      const id = await atlas(page);
      await page.route(`**/api/posts/${id}`, async (route) => {
        const response = await route.fetch();
        const { post } = (await response.json()) as { post: { counts: object } };
        await route.fulfill({
          response,
          json: { post: { ...post, counts: { ...post.counts, views: 1_284 } } },
        });
      });
      await page.goto(`/posts/${id}`);
      await page.getByText('1,284 views').waitFor();
    },
    (page) => page.getByText('The table is what I needed.'),
  ),
  seen(
    'post-of-thread',
    'grace',
    async (page) => {
      const id = await atlas(page);
      await page.route(`**/api/posts/${id}`, async (route) => {
        const response = await route.fetch();
        const { post } = await response.json();
        const { user } = await as(new URL(page.url()).origin, 'grace', 'GET', '/users/me');
        const saidAt = '2026-11-20T21:30:00.000Z';
        const quotes = [
          { id: '1', author: post.author, html: '<p>How do I find M81 without a finder?</p>', saidAt },
          { id: '2', author: null, html: '', saidAt, withdrawn: true },
          { id: '3', author: { ...post.author, ...user }, html: '<p>With a <em>map</em>.</p>', saidAt },
        ];
        const channel = { id: '1', slug: 'general', name: 'general' };
        const thread = { conversationId: '1', channel, community: { id: '1', slug } };
        const made = { title: 'Finding M81', html: '<p>Asked every autumn.</p>', files: [], tags: [] };
        await route.fulfill({ response, json: { post: { ...post, ...made, quotes, thread } } });
      });
      await page.goto(`/posts/${id}`);
    },
    (page) => page.getByText('From a thread in #general'),
  ),
  seen(
    'post-thread',
    'grace',
    async (page) => {
      await page.goto(`/posts/${await atlas(page)}`);
      await page.getByRole('link', { name: 'Continue this thread' }).scrollIntoViewIfNeeded();
    },
    (page) => page.getByRole('link', { name: 'Continue this thread' }),
  ),
  seen(
    'post-deep',
    'grace',
    async (page) => {
      await atlas(page);
      await page.goto(`/posts/${deepest.get(new URL(page.url()).origin)}`);
    },
    (page) => page.getByRole('list', { name: 'What this answers' }).getByRole('link').first(),
  ),
  seen(
    'bookmarks',
    'grace',
    async (page) => {
      const id = await atlas(page);
      await as(new URL(page.url()).origin, 'grace', 'PUT', `/posts/${id}/interactions/bookmark`, {});
      await page.goto('/bookmarks');
    },
    (page) => page.getByText('How to find M81'),
  ),
  seen(
    'post-repost',
    'ada',
    async (page) => {
      const id = await atlas(page);
      const body = { comment: 'For the next clear night.' };
      await as(new URL(page.url()).origin, 'grace', 'PUT', `/posts/${id}/repost`, body);
      await page.goto(`/posts/${id}`);
      await page.getByRole('button', { name: 'Shown by 1' }).click();
    },
    (page) => page.getByText('For the next clear night.'),
  ),
  seen(
    'person-reposts',
    'ada',
    async (page) => {
      await atlas(page);
      await page.goto('/u/grace');
      await page.getByRole('heading', { name: 'Shown from others' }).scrollIntoViewIfNeeded();
    },
    (page) => page.getByText('How to find M81'),
  ),
  seen(
    'post-missing',
    'grace',
    async (page) => void (await page.goto('/posts/77')),
    (page) => page.getByText('There is no such post'),
  ),
];
