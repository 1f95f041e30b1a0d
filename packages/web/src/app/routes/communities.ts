import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { flag, frame, reportsSearch, words, writesSearch } from './base.ts';
import { page } from './page.ts';

const beginsSearch = z.object({ begins: words });
const membersSearch = z.object({
  search: words,
  status: z.enum(['active', 'suspended']).optional().catch(undefined),
});
const channelsSearch = z.object({ search: words, archived: flag, make: flag });
const channelSearch = z.object({
  details: z.enum(['about', 'people', 'pins']).optional().catch(undefined),
  thread: words,
  message: words,
});
const spacesSearch = z.object({ make: flag });
const spaceSearch = z.object({ about: flag });
const threadsSearch = z.object({ unread: flag });
const goalsSearch = z.object({
  as: z.enum(['student', 'instructor', 'admin']).optional().catch(undefined),
  status: z.enum(['active', 'completed', 'archived']).optional().catch(undefined),
  make: flag,
});
const goalSearch = writesSearch.extend({
  message: words,
  side: z.enum(['calendar', 'progress', 'about', 'none']).optional().catch(undefined),
});

const communities = createRoute({ getParentRoute: () => frame, path: '/communities' });
const discover = createRoute({
  getParentRoute: () => communities,
  path: '/',
  validateSearch: beginsSearch,
  staticData: { title: 'communities.find', area: 'home' },
  component: page(() => import('../../features/communities/discover-page.tsx'), 'DiscoverPage'),
});

const newCommunity = createRoute({
  getParentRoute: () => communities,
  path: '/new',
  staticData: { title: 'communities.new', area: 'home' },
  component: page(() => import('../../features/communities/new-community-page.tsx'), 'NewCommunityPage'),
});

const community = createRoute({
  getParentRoute: () => frame,
  path: '/c/$slug',
  staticData: { title: 'communities.one', area: 'community' },
  component: page(() => import('../../features/communities/community-layout.tsx'), 'CommunityLayout'),
});

const communityLanding = createRoute({
  getParentRoute: () => community,
  path: '/',
  component: page(() => import('../chat/community-landing.tsx'), 'CommunityLanding'),
});

const aboutCommunity = createRoute({
  getParentRoute: () => community,
  path: '/about',
  component: page(() => import('../../features/communities/community-page.tsx'), 'CommunityPage'),
});

const channels = createRoute({
  getParentRoute: () => community,
  path: '/channels',
  staticData: { title: 'channels.title' },
});

const browseChannels = createRoute({
  getParentRoute: () => channels,
  path: '/',
  validateSearch: channelsSearch,
  staticData: { title: 'channels.browse' },
  component: page(() => import('../../features/channels/browse-page.tsx'), 'BrowseChannelsPage'),
});

const channel = createRoute({
  getParentRoute: () => channels,
  path: '/$channel',
  validateSearch: channelSearch,
  staticData: { title: 'channels.one' },
  component: page(() => import('../chat/channel-page.tsx'), 'ChannelPage'),
});

const spaces = createRoute({
  getParentRoute: () => community,
  path: '/spaces',
  staticData: { title: 'spaces.title' },
});

const allSpaces = createRoute({
  getParentRoute: () => spaces,
  path: '/',
  validateSearch: spacesSearch,
  staticData: { title: 'spaces.all' },
  component: page(() => import('../../features/spaces/spaces-page.tsx'), 'SpacesPage'),
});

const space = createRoute({
  getParentRoute: () => spaces,
  path: '/$space',
  validateSearch: spaceSearch,
  staticData: { title: 'spaces.one' },
  component: page(() => import('../spaces/space-page.tsx'), 'SpacePage'),
});

const threads = createRoute({
  getParentRoute: () => community,
  path: '/threads',
  validateSearch: threadsSearch,
  staticData: { title: 'threads.title' },
  component: page(() => import('../../features/unread/threads-page.tsx'), 'ThreadsPage'),
});

const goals = createRoute({
  getParentRoute: () => community,
  path: '/goals',
  staticData: { title: 'goals.title' },
});

const allGoals = createRoute({
  getParentRoute: () => goals,
  path: '/',
  validateSearch: goalsSearch,
  component: page(() => import('../../features/goals/goals-page.tsx'), 'GoalsPage'),
});

const goal = createRoute({
  getParentRoute: () => goals,
  path: '/$goalId',
  validateSearch: goalSearch,
  staticData: { title: 'goals.one' },
  component: page(() => import('../goals/goal-page.tsx'), 'GoalPage'),
});

const members = createRoute({
  getParentRoute: () => community,
  path: '/members',
  validateSearch: membersSearch,
  staticData: { title: 'members.title' },
  component: page(() => import('../../features/communities/members-page.tsx'), 'MembersPage'),
});

const invites = createRoute({
  getParentRoute: () => community,
  path: '/invites',
  staticData: { title: 'invites.title' },
  component: page(() => import('../../features/invites/invites-page.tsx'), 'InvitesPage'),
});

const reports = createRoute({
  getParentRoute: () => community,
  path: '/reports',
  validateSearch: reportsSearch,
  staticData: { title: 'reports.title' },
  component: page(() => import('../../features/reports/reports-page.tsx'), 'ReportsPage'),
});

const communitySettings = createRoute({
  getParentRoute: () => community,
  path: '/settings',
  staticData: { title: 'communities.settings' },
  component: page(() => import('../../features/communities/settings-page.tsx'), 'CommunitySettingsPage'),
});

/** Finding communities, and each from the inside. */
export const communityRoutes = [
  communities.addChildren([discover, newCommunity]),
  community.addChildren([
    communityLanding,
    aboutCommunity,
    channels.addChildren([browseChannels, channel]),
    spaces.addChildren([allSpaces, space]),
    threads,
    goals.addChildren([allGoals, goal]),
    members,
    invites,
    reports,
    communitySettings,
  ]),
] as const;
