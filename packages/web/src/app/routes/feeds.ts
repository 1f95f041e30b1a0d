import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { flag, frame, words } from './base.ts';
import { page } from './page.ts';

const feedPages = () => import('../../features/feeds/feed-page.tsx');
const builderPages = () => import('../../features/feeds/builder-page.tsx');
const discoverPages = () => import('../../features/feeds/discover-page.tsx');

const feed = createRoute({
  getParentRoute: () => frame,
  path: '/feed',
  staticData: { title: 'feeds.title', area: 'home' },
});

const homeFeed = createRoute({
  getParentRoute: () => feed,
  path: '/',
  validateSearch: z.object({ home: flag }),
  component: page(feedPages, 'FeedPage'),
});

const customFeed = createRoute({
  getParentRoute: () => feed,
  path: '/$feedId',
  component: page(feedPages, 'CustomFeedPage'),
});

const discover = createRoute({
  getParentRoute: () => frame,
  path: '/discover',
  // Which types there are is known by the page: here it would be in the first load.
  validateSearch: z.object({ sort: z.literal('popular').optional().catch(undefined), type: words }),
  staticData: { title: 'feeds.discover', area: 'home' },
  component: page(discoverPages, 'DiscoverPostsPage'),
});

const tag = createRoute({
  getParentRoute: () => frame,
  path: '/tags/$tag',
  staticData: { title: 'feeds.discover', area: 'home' },
  component: page(discoverPages, 'TagPage'),
});

const feeds = createRoute({
  getParentRoute: () => frame,
  path: '/feeds',
  staticData: { title: 'feeds.yours', area: 'home' },
});

const yours = createRoute({
  getParentRoute: () => feeds,
  path: '/',
  component: page(() => import('../../features/feeds/feeds-page.tsx'), 'FeedsPage'),
});

const newFeed = createRoute({
  getParentRoute: () => feeds,
  path: '/new',
  component: page(builderPages, 'NewFeedPage'),
});

const editFeed = createRoute({
  getParentRoute: () => feeds,
  path: '/$feedId',
  component: page(builderPages, 'EditFeedPage'),
});

const lists = createRoute({
  getParentRoute: () => frame,
  path: '/lists',
  staticData: { title: 'lists.title', area: 'home' },
});

const allLists = createRoute({
  getParentRoute: () => lists,
  path: '/',
  component: page(() => import('../../features/feeds/lists-page.tsx'), 'ListsPage'),
});

const list = createRoute({
  getParentRoute: () => lists,
  path: '/$listId',
  validateSearch: z.object({ people: flag }),
  component: page(() => import('../../features/feeds/list-page.tsx'), 'ListPage'),
});

/** What one reads of all that is published, and how one puts it together. */
export const feedRoutes = [
  feed.addChildren([homeFeed, customFeed]),
  discover,
  tag,
  feeds.addChildren([yours, newFeed, editFeed]),
  lists.addChildren([allLists, list]),
] as const;
