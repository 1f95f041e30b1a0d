import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { frame, root, words } from './routes/base.ts';
import { communityRoutes } from './routes/communities.ts';
import { entranceRoutes } from './routes/entrance.ts';
import { feedRoutes } from './routes/feeds.ts';
import { operatorRoutes } from './routes/operator.ts';
import { page } from './routes/page.ts';
import { settingsRoutes } from './routes/settings.ts';
import { talkRoutes } from './routes/talk.ts';

const catchUpSearch = z.object({ place: words, thread: words });
const peopleSearch = z.object({ search: words });
const searchSearch = z.object({ q: words, community: words, kind: words });

const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  staticData: { title: 'home.title', area: 'home' },
  component: page(() => import('./pages/home-page.tsx'), 'HomePage'),
});

const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  staticData: { title: 'inbox.title', area: 'home' },
  component: page(() => import('./pages/inbox-with-requests.tsx'), 'InboxWithRequests'),
});

const catchUp = createRoute({
  getParentRoute: () => frame,
  path: '/catch-up',
  validateSearch: catchUpSearch,
  staticData: { title: 'catchUp.title', area: 'home' },
  component: page(() => import('./catch-up/catch-up-page.tsx'), 'CatchUpPage'),
});

const search = createRoute({
  getParentRoute: () => frame,
  path: '/search',
  validateSearch: searchSearch,
  staticData: { title: 'search.title', area: 'home' },
  component: page(() => import('../features/search/search-page.tsx'), 'SearchPage'),
});

const profile = createRoute({
  getParentRoute: () => frame,
  path: '/u/$username',
  staticData: { title: 'profile.one', area: 'home' },
  component: page(() => import('./pages/person-page.tsx'), 'PersonPage'),
});

const peoplePages = () => import('../features/graph/people-page.tsx');

const followers = createRoute({
  getParentRoute: () => frame,
  path: '/u/$username/followers',
  validateSearch: peopleSearch,
  staticData: { title: 'graph.list.followers', area: 'home' },
  component: page(peoplePages, 'FollowersPage'),
});

const following = createRoute({
  getParentRoute: () => frame,
  path: '/u/$username/following',
  validateSearch: peopleSearch,
  staticData: { title: 'graph.list.following', area: 'home' },
  component: page(peoplePages, 'FollowingPage'),
});

const friends = createRoute({
  getParentRoute: () => frame,
  path: '/u/$username/friends',
  validateSearch: peopleSearch,
  staticData: { title: 'graph.list.friends', area: 'home' },
  component: page(peoplePages, 'FriendsPage'),
});

const requests = createRoute({
  getParentRoute: () => frame,
  path: '/requests',
  staticData: { title: 'graph.requests', area: 'home' },
  component: page(() => import('../features/graph/requests-page.tsx'), 'RequestsPage'),
});

const gallery = createRoute({
  getParentRoute: () => frame,
  path: '/gallery',
  // Only while developing; a build leaves the page out and shows what it shows for any unknown address.
  component: import.meta.env.DEV
    ? page(() => import('./gallery/gallery-page.tsx'), 'GalleryPage')
    : NotFoundPage,
});

/** What no other route knows. Inside the frame, so that the way on is where it always is. */
const unknown = createRoute({
  getParentRoute: () => frame,
  path: '$',
  staticData: { title: 'notFound.short' },
  component: NotFoundPage,
});

/** Every address of the client. Pages are fetched when somebody goes there, or points at a link that leads there. */
export const routeTree = root.addChildren([
  ...entranceRoutes,
  frame.addChildren([
    home,
    inbox,
    catchUp,
    search,
    profile,
    followers,
    following,
    friends,
    requests,
    ...talkRoutes,
    ...feedRoutes,
    ...communityRoutes,
    settingsRoutes,
    operatorRoutes,
    gallery,
    unknown,
  ]),
]);
