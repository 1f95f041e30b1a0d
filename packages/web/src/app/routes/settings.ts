import { createRoute } from '@tanstack/react-router';
import { z } from 'zod';
import { SettingsMenuPage } from '../pages/settings-menu-page.tsx';
import { frame, words } from './base.ts';
import { page } from './page.ts';

const sessionsSearch = z.object({ session: words });

const settings = createRoute({
  getParentRoute: () => frame,
  path: '/settings',
  staticData: { title: 'settings.title', area: 'settings' },
});

const settingsMenu = createRoute({
  getParentRoute: () => settings,
  path: '/',
  component: SettingsMenuPage,
});

const you = createRoute({
  getParentRoute: () => settings,
  path: '/you',
  staticData: { title: 'you.title' },
  component: page(() => import('../../features/accounts/you-page.tsx'), 'YouPage'),
});

const security = createRoute({
  getParentRoute: () => settings,
  path: '/security',
  staticData: { title: 'security.title' },
  component: page(() => import('../pages/security-page.tsx'), 'SecurityPage'),
});

const sessions = createRoute({
  getParentRoute: () => settings,
  path: '/sessions',
  validateSearch: sessionsSearch,
  staticData: { title: 'sessions.title' },
  component: page(() => import('../../features/accounts/sessions-page.tsx'), 'SessionsPage'),
});

const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  staticData: { title: 'tokens.title' },
  component: page(() => import('../../features/tokens/tokens-page.tsx'), 'TokensPage'),
});

const notificationSettings = createRoute({
  getParentRoute: () => settings,
  path: '/notifications',
  staticData: { title: 'notificationSettings.title' },
  component: page(() => import('../pages/notifications-page.tsx'), 'NotificationsPage'),
});

const blocked = createRoute({
  getParentRoute: () => settings,
  path: '/blocked',
  staticData: { title: 'blocks.title' },
  component: page(() => import('../../features/blocks/blocks-page.tsx'), 'BlocksPage'),
});

const muted = createRoute({
  getParentRoute: () => settings,
  path: '/muted',
  staticData: { title: 'graph.muted' },
  component: page(() => import('../../features/graph/muted-page.tsx'), 'MutedPage'),
});

const yourData = createRoute({
  getParentRoute: () => settings,
  path: '/data',
  staticData: { title: 'yourData.title' },
  component: page(() => import('../pages/your-data-page.tsx'), 'YourDataPage'),
});

const storage = createRoute({
  getParentRoute: () => settings,
  path: '/storage',
  staticData: { title: 'storage.title' },
  component: page(() => import('../../features/media/storage-page.tsx'), 'StoragePage'),
});

const feedback = createRoute({
  getParentRoute: () => settings,
  path: '/feedback',
  staticData: { title: 'forms.title' },
  component: page(() => import('../../features/forms/feedback-page.tsx'), 'FeedbackPage'),
});

const appearance = createRoute({
  getParentRoute: () => settings,
  path: '/appearance',
  staticData: { title: 'appearance.title' },
  component: page(() => import('../pages/appearance-page.tsx'), 'AppearancePage'),
});

export const settingsRoutes = settings.addChildren([
  settingsMenu,
  you,
  security,
  sessions,
  tokens,
  notificationSettings,
  blocked,
  muted,
  appearance,
  storage,
  yourData,
  feedback,
]);
