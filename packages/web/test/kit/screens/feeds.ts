import type { Page } from 'playwright-core';
import { communityWith } from '../people.ts';
import type { Screen } from '../screen.ts';
import { as } from '../talk.ts';
import { seen } from './as-if.ts';

interface Story {
  readonly feedId: string;
  readonly listId: string;
}

const told = new Map<string, Promise<Story>>();

/** Ada reads what Grace publishes: a feed of hers, a list, and something with a tag. Told once for each server. */
function story(page: Page): Promise<Story> {
  const url = new URL(page.url()).origin;
  const once = told.get(url) ?? tell(url);
  told.set(url, once);
  return once;
}

async function tell(url: string): Promise<Story> {
  const slug = 'late-hours';
  const { community } = await as(url, 'ada', 'POST', '/communities', {
    ...{ name: 'Late Hours', slug, description: 'For those who are up.', visibility: 'public' },
  });
  await communityWith(url, 'grace', slug);
  const { items } = await as(url, 'ada', 'GET', `/communities/${community.id}/spaces`);
  for (const [n, content] of [
    'The seeing was good until three. #planets',
    'Who has a spare 12 mm eyepiece for Saturday?',
    'Saturn, drawn at the eyepiece in an hour. The gap was there now and then. #planets #drawings',
  ].entries())
    await as(url, 'grace', 'POST', '/posts', {
      ...{ type: 'text_short', content, spaceId: items[0].id, clientKey: `late-${n}` },
    });
  const { feed } = await as(url, 'ada', 'POST', '/custom-feeds', {
    ...{ name: 'Planets', description: 'Whatever moves.', sort: 'recent' },
    groups: [
      {
        operator: 'AND',
        filters: [
          { type: 'tag', operator: 'equals', value: ['planets'] },
          { type: 'date_range', operator: 'greater_than', value: ['30d'] },
        ],
      },
    ],
  });
  const { list } = await as(url, 'ada', 'POST', '/lists', {
    name: 'Observers',
    description: 'Out at night.',
  });
  const { user } = await as(url, 'grace', 'GET', '/users/me');
  await as(url, 'ada', 'PUT', `/lists/${list.id}/members/${user.id}`);
  return { feedId: feed.id, listId: list.id };
}

const at = (address: (story: Story) => string) => async (page: Page) =>
  void (await page.goto(address(await story(page))));
const saturn = (page: Page) => page.getByText('Saturn, drawn at the eyepiece').first();

export const feedScreens: readonly Screen[] = [
  seen(
    'feed',
    'ada',
    at(() => '/feed'),
    saturn,
  ),
  seen(
    'feed-own',
    'ada',
    at(({ feedId }) => `/feed/${feedId}`),
    saturn,
  ),
  seen(
    'feed-empty',
    'margaret',
    async (page) => void (await page.goto('/feed')),
    (page) => page.getByText('Your feed begins here'),
  ),
  seen(
    'feeds',
    'ada',
    at(() => '/feeds'),
    (page) => page.getByRole('button', { name: 'Remove Planets' }),
  ),
  seen(
    'feed-builder',
    'ada',
    at(({ feedId }) => `/feeds/${feedId}`),
    saturn,
  ),
  seen(
    'discover-posts',
    'ada',
    at(() => '/discover'),
    saturn,
  ),
  seen(
    'tag',
    'ada',
    at(() => '/tags/drawings'),
    saturn,
  ),
  seen(
    'lists',
    'ada',
    at(() => '/lists'),
    (page) => page.getByText('Out at night.'),
  ),
  seen(
    'list-people',
    'ada',
    at(({ listId }) => `/lists/${listId}?people=true`),
    (page) => page.getByRole('button', { name: 'Take out Grace Hopper' }),
  ),
];
