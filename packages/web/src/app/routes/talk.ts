import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { flag, frame, words, writesSearch } from './base.ts';
import { page } from './page.ts';

const talkSearch = z.object({ message: words });

const toMessage = createRoute({
  getParentRoute: () => frame,
  path: '/to/message/$messageId',
  validateSearch: z.object({ reply: flag }),
  staticData: { title: 'frame.chat', area: 'home' },
  component: page(() => import('../chat/to-message-page.tsx'), 'ToMessagePage'),
});

const toChannel = createRoute({
  getParentRoute: () => frame,
  path: '/to/channel/$channelId',
  staticData: { title: 'frame.chat', area: 'home' },
  component: page(() => import('../chat/to-channel-page.tsx'), 'ToChannelPage'),
});

const toThread = createRoute({
  getParentRoute: () => frame,
  path: '/to/thread/$conversationId',
  validateSearch: writesSearch,
  staticData: { title: 'frame.chat', area: 'home' },
  component: page(() => import('../chat/to-thread-page.tsx'), 'ToThreadPage'),
});

const directs = createRoute({
  getParentRoute: () => frame,
  path: '/messages',
  staticData: { title: 'direct.title', area: 'home' },
});

const newDirect = createRoute({
  getParentRoute: () => directs,
  path: '/',
  component: page(() => import('../chat/new-direct-page.tsx'), 'NewDirectPage'),
});

const direct = createRoute({
  getParentRoute: () => directs,
  path: '/$conversationId',
  validateSearch: talkSearch,
  staticData: { title: 'direct.one' },
  component: page(() => import('../chat/direct-page.tsx'), 'DirectPage'),
});

const myGoals = createRoute({
  getParentRoute: () => frame,
  path: '/goals',
  staticData: { title: 'goals.title', area: 'home' },
  component: page(() => import('../../features/goals/my-goals-page.tsx'), 'MyGoalsPage'),
});

const desk = createRoute({
  getParentRoute: () => frame,
  path: '/desk',
  validateSearch: z.object({
    show: z.enum(['waiting', 'new', 'all']).optional().catch(undefined),
    note: words,
  }),
  staticData: { title: 'desk.title', area: 'home' },
  component: page(() => import('../desk/desk-page.tsx'), 'DeskPage'),
});

const drafts = createRoute({
  getParentRoute: () => frame,
  path: '/drafts',
  staticData: { title: 'drafts.title', area: 'home' },
  component: page(() => import('../../features/drafts/drafts-page.tsx'), 'DraftsPage'),
});

const postDraft = createRoute({
  getParentRoute: () => frame,
  path: '/drafts/$clientKey',
  staticData: { title: 'drafts.title', area: 'home' },
  component: page(() => import('../../features/posts/draft-page.tsx'), 'DraftPage'),
});

const post = createRoute({
  getParentRoute: () => frame,
  path: '/posts/$postId',
  validateSearch: z.object({ sort: z.enum(['newest', 'likes']).optional().catch(undefined) }),
  staticData: { title: 'posts.one', area: 'home' },
  component: page(() => import('../pages/post-page.tsx'), 'PostPage'),
});

const bookmarks = createRoute({
  getParentRoute: () => frame,
  path: '/bookmarks',
  staticData: { title: 'posts.bookmarks', area: 'home' },
  component: page(() => import('../../features/posts/bookmarks-page.tsx'), 'BookmarksPage'),
});

/** Direct conversations, posts, and addresses that lead to wherever something was said. */
export const talkRoutes = [
  toMessage,
  toChannel,
  toThread,
  myGoals,
  desk,
  drafts,
  postDraft,
  post,
  bookmarks,
  directs.addChildren([newDirect, direct]),
] as const;
