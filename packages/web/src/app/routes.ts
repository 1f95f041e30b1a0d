import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { jobStates, mailStates } from '@weft/contract/operator-states.ts';
import { z } from 'zod';
import { shows } from '../features/operator/shows.ts';
import { Frame } from './frame/frame.tsx';
import { onlySignedIn, onlySignedOut } from './guards.ts';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { SettingsMenuPage } from './pages/settings-menu-page.tsx';
import { Root } from './root.tsx';

// What came with a link is not an error to be shown: what it says wrongly is left out.
const entranceSearch = z.object({
  to: z.string().optional().catch(undefined),
  why: z.enum(['ended', 'out', 'deleted']).optional().catch(undefined),
});
// An address of digits is read as a number.
const words = z.coerce.string().optional().catch(undefined);
const beginsSearch = z.object({ begins: words });
const membersSearch = z.object({
  search: words,
  status: z.enum(['active', 'suspended']).optional().catch(undefined),
});
const flag = z.boolean().optional().catch(undefined);
const channelsSearch = z.object({ search: words, archived: flag, make: flag });
const channelSearch = z.object({
  details: z.enum(['about', 'people', 'pins']).optional().catch(undefined),
  thread: words,
  message: words,
});
const threadsSearch = z.object({ unread: flag });
const talkSearch = z.object({ message: words });
const overviewSearch = z.object({
  days: z.coerce
    .string()
    .pipe(z.enum(['30', '90', '365']))
    .optional()
    .catch(undefined),
});
const peopleSearch = z.object({
  begins: words,
  show: z.enum(shows).optional().catch(undefined),
});
const mailsSearch = z.object({ status: z.enum(mailStates).optional().catch(undefined) });
const jobsSearch = z.object({ state: z.enum(jobStates).optional().catch(undefined) });
const auditSearch = z.object({
  act: words,
  person: words,
  since: z.iso.date().optional().catch(undefined),
  until: z.iso.date().optional().catch(undefined),
});
const sessionsSearch = z.object({ session: words });

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: Root,
  notFoundComponent: NotFoundPage,
});

const entrance = createRoute({
  getParentRoute: () => root,
  id: 'entrance',
  validateSearch: entranceSearch,
  beforeLoad: ({ context, search }) => onlySignedOut(context.queryClient, search.to),
});
const signIn = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-in',
  staticData: { title: 'signIn.title' },
  component: lazyRouteComponent(() => import('../features/accounts/sign-in-page.tsx'), 'SignInPage'),
});
const signUp = createRoute({
  getParentRoute: () => entrance,
  path: '/sign-up',
  staticData: { title: 'signUp.title' },
  component: lazyRouteComponent(() => import('../features/accounts/sign-up-page.tsx'), 'SignUpPage'),
});

const forgotPassword = createRoute({
  getParentRoute: () => entrance,
  path: '/forgot-password',
  staticData: { title: 'forgot.title' },
  component: lazyRouteComponent(
    () => import('../features/credentials/forgot-password-page.tsx'),
    'ForgotPasswordPage',
  ),
});

/** Where links in mails lead: whoever holds one may be signed in, or not, or as somebody else. */
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  staticData: { title: 'reset.title' },
  component: lazyRouteComponent(
    () => import('../features/credentials/reset-password-page.tsx'),
    'ResetPasswordPage',
  ),
});
const verifyEmail = createRoute({
  getParentRoute: () => root,
  path: '/verify-email',
  staticData: { title: 'verify.title' },
  component: lazyRouteComponent(
    () => import('../features/credentials/verify-email-page.tsx'),
    'VerifyEmailPage',
  ),
});

/** Where providers send people back to: to sign in, or to link one while signed in. */
const oidcReturn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/with/$provider',
  staticData: { title: 'signIn.title' },
  component: lazyRouteComponent(() => import('../features/oidc/return-page.tsx'), 'OidcReturnPage'),
});

/** Neither door nor inside: whoever holds an invite sees it, signed in or not. */
const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  staticData: { title: 'invite.title' },
  component: lazyRouteComponent(() => import('../features/invites/invite-page.tsx'), 'InvitePage'),
});

const frame = createRoute({
  getParentRoute: () => root,
  id: 'frame',
  beforeLoad: ({ context, location }) => onlySignedIn(context.queryClient, location.href),
  component: Frame,
});
const home = createRoute({
  getParentRoute: () => frame,
  path: '/',
  staticData: { title: 'home.title', area: 'home' },
  component: lazyRouteComponent(() => import('./pages/home-page.tsx'), 'HomePage'),
});

const inbox = createRoute({
  getParentRoute: () => frame,
  path: '/inbox',
  staticData: { title: 'inbox.title', area: 'home' },
  component: lazyRouteComponent(() => import('../features/notifications/inbox-page.tsx'), 'InboxPage'),
});

const communities = createRoute({ getParentRoute: () => frame, path: '/communities' });
const discover = createRoute({
  getParentRoute: () => communities,
  path: '/',
  validateSearch: beginsSearch,
  staticData: { title: 'communities.find', area: 'home' },
  component: lazyRouteComponent(() => import('../features/communities/discover-page.tsx'), 'DiscoverPage'),
});
const newCommunity = createRoute({
  getParentRoute: () => communities,
  path: '/new',
  staticData: { title: 'communities.new', area: 'home' },
  component: lazyRouteComponent(
    () => import('../features/communities/new-community-page.tsx'),
    'NewCommunityPage',
  ),
});

const community = createRoute({
  getParentRoute: () => frame,
  path: '/c/$slug',
  staticData: { title: 'communities.one', area: 'community' },
  component: lazyRouteComponent(
    () => import('../features/communities/community-layout.tsx'),
    'CommunityLayout',
  ),
});
const communityLanding = createRoute({
  getParentRoute: () => community,
  path: '/',
  component: lazyRouteComponent(() => import('./chat/community-landing.tsx'), 'CommunityLanding'),
});
const aboutCommunity = createRoute({
  getParentRoute: () => community,
  path: '/about',
  component: lazyRouteComponent(() => import('../features/communities/community-page.tsx'), 'CommunityPage'),
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
  component: lazyRouteComponent(() => import('../features/channels/browse-page.tsx'), 'BrowseChannelsPage'),
});
const channel = createRoute({
  getParentRoute: () => channels,
  path: '/$channel',
  validateSearch: channelSearch,
  staticData: { title: 'channels.one' },
  component: lazyRouteComponent(() => import('./chat/channel-page.tsx'), 'ChannelPage'),
});
const threads = createRoute({
  getParentRoute: () => community,
  path: '/threads',
  validateSearch: threadsSearch,
  staticData: { title: 'threads.title' },
  component: lazyRouteComponent(() => import('../features/unread/threads-page.tsx'), 'ThreadsPage'),
});
const members = createRoute({
  getParentRoute: () => community,
  path: '/members',
  validateSearch: membersSearch,
  staticData: { title: 'members.title' },
  component: lazyRouteComponent(() => import('../features/communities/members-page.tsx'), 'MembersPage'),
});
const invites = createRoute({
  getParentRoute: () => community,
  path: '/invites',
  staticData: { title: 'invites.title' },
  component: lazyRouteComponent(() => import('../features/invites/invites-page.tsx'), 'InvitesPage'),
});
const communitySettings = createRoute({
  getParentRoute: () => community,
  path: '/settings',
  staticData: { title: 'communities.settings' },
  component: lazyRouteComponent(
    () => import('../features/communities/settings-page.tsx'),
    'CommunitySettingsPage',
  ),
});

const toMessage = createRoute({
  getParentRoute: () => frame,
  path: '/to/message/$messageId',
  staticData: { title: 'frame.chat', area: 'home' },
  component: lazyRouteComponent(() => import('./chat/to-message-page.tsx'), 'ToMessagePage'),
});
const toChannel = createRoute({
  getParentRoute: () => frame,
  path: '/to/channel/$channelId',
  staticData: { title: 'frame.chat', area: 'home' },
  component: lazyRouteComponent(() => import('./chat/to-channel-page.tsx'), 'ToChannelPage'),
});

const toThread = createRoute({
  getParentRoute: () => frame,
  path: '/to/thread/$conversationId',
  staticData: { title: 'frame.chat', area: 'home' },
  component: lazyRouteComponent(() => import('./chat/to-thread-page.tsx'), 'ToThreadPage'),
});
const directs = createRoute({
  getParentRoute: () => frame,
  path: '/messages',
  staticData: { title: 'direct.title', area: 'home' },
});
const newDirect = createRoute({
  getParentRoute: () => directs,
  path: '/',
  component: lazyRouteComponent(() => import('./chat/new-direct-page.tsx'), 'NewDirectPage'),
});
const direct = createRoute({
  getParentRoute: () => directs,
  path: '/$conversationId',
  validateSearch: talkSearch,
  staticData: { title: 'direct.one' },
  component: lazyRouteComponent(() => import('./chat/direct-page.tsx'), 'DirectPage'),
});

const profile = createRoute({
  getParentRoute: () => frame,
  path: '/u/$username',
  staticData: { title: 'profile.one', area: 'home' },
  component: lazyRouteComponent(() => import('../features/profiles/profile-page.tsx'), 'ProfilePage'),
});

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
  component: lazyRouteComponent(() => import('../features/accounts/you-page.tsx'), 'YouPage'),
});
const security = createRoute({
  getParentRoute: () => settings,
  path: '/security',
  staticData: { title: 'security.title' },
  component: lazyRouteComponent(() => import('./pages/security-page.tsx'), 'SecurityPage'),
});
const sessions = createRoute({
  getParentRoute: () => settings,
  path: '/sessions',
  validateSearch: sessionsSearch,
  staticData: { title: 'sessions.title' },
  component: lazyRouteComponent(() => import('../features/accounts/sessions-page.tsx'), 'SessionsPage'),
});
const tokens = createRoute({
  getParentRoute: () => settings,
  path: '/tokens',
  staticData: { title: 'tokens.title' },
  component: lazyRouteComponent(() => import('../features/tokens/tokens-page.tsx'), 'TokensPage'),
});
const notificationSettings = createRoute({
  getParentRoute: () => settings,
  path: '/notifications',
  staticData: { title: 'notificationSettings.title' },
  component: lazyRouteComponent(
    () => import('../features/notifications/settings-page.tsx'),
    'NotificationSettingsPage',
  ),
});
const yourData = createRoute({
  getParentRoute: () => settings,
  path: '/data',
  staticData: { title: 'yourData.title' },
  component: lazyRouteComponent(() => import('./pages/your-data-page.tsx'), 'YourDataPage'),
});
const storage = createRoute({
  getParentRoute: () => settings,
  path: '/storage',
  staticData: { title: 'storage.title' },
  component: lazyRouteComponent(() => import('../features/media/storage-page.tsx'), 'StoragePage'),
});
const appearance = createRoute({
  getParentRoute: () => settings,
  path: '/appearance',
  staticData: { title: 'appearance.title' },
  component: lazyRouteComponent(() => import('./pages/appearance-page.tsx'), 'AppearancePage'),
});

const operator = createRoute({
  getParentRoute: () => frame,
  path: '/operator',
  staticData: { title: 'operator.title', area: 'operator' },
  component: lazyRouteComponent(() => import('./pages/operator-layout.tsx'), 'OperatorLayout'),
});
const overview = createRoute({
  getParentRoute: () => operator,
  path: '/',
  validateSearch: overviewSearch,
  component: lazyRouteComponent(() => import('../features/operator/overview-page.tsx'), 'OverviewPage'),
});
const people = createRoute({
  getParentRoute: () => operator,
  path: '/people',
  staticData: { title: 'operator.people' },
});
const everybody = createRoute({
  getParentRoute: () => people,
  path: '/',
  validateSearch: peopleSearch,
  component: lazyRouteComponent(() => import('../features/operator/people-page.tsx'), 'PeoplePage'),
});
const person = createRoute({
  getParentRoute: () => people,
  path: '/$userId',
  component: lazyRouteComponent(() => import('../features/operator/person-page.tsx'), 'PersonPage'),
});
const everyCommunity = createRoute({
  getParentRoute: () => operator,
  path: '/communities',
  staticData: { title: 'operator.communities' },
});
const allCommunities = createRoute({
  getParentRoute: () => everyCommunity,
  path: '/',
  validateSearch: beginsSearch,
  component: lazyRouteComponent(() => import('../features/operator/communities-page.tsx'), 'CommunitiesPage'),
});
const anyCommunity = createRoute({
  getParentRoute: () => everyCommunity,
  path: '/$communityId',
  component: lazyRouteComponent(
    () => import('../features/operator/community-page.tsx'),
    'OperatorCommunityPage',
  ),
});
const mails = createRoute({
  getParentRoute: () => operator,
  path: '/mails',
  validateSearch: mailsSearch,
  staticData: { title: 'operator.mails' },
  component: lazyRouteComponent(() => import('../features/operator/mails-page.tsx'), 'MailsPage'),
});
const jobs = createRoute({
  getParentRoute: () => operator,
  path: '/jobs',
  validateSearch: jobsSearch,
  staticData: { title: 'operator.jobs' },
  component: lazyRouteComponent(() => import('../features/operator/jobs-page.tsx'), 'JobsPage'),
});
const audit = createRoute({
  getParentRoute: () => operator,
  path: '/audit',
  validateSearch: auditSearch,
  staticData: { title: 'operator.audit' },
  component: lazyRouteComponent(() => import('../features/operator/audit-page.tsx'), 'AuditPage'),
});
const notices = createRoute({
  getParentRoute: () => operator,
  path: '/notices',
  staticData: { title: 'operator.notices' },
  component: lazyRouteComponent(() => import('../features/operator/notices-page.tsx'), 'NoticesPage'),
});

const gallery = createRoute({
  getParentRoute: () => frame,
  path: '/gallery',
  // Only while developing; a build leaves the page out and shows what it shows for any unknown address.
  component: import.meta.env.DEV
    ? lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage')
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
  entrance.addChildren([signIn, signUp, forgotPassword]),
  resetPassword,
  verifyEmail,
  oidcReturn,
  invite,
  frame.addChildren([
    home,
    inbox,
    communities.addChildren([discover, newCommunity]),
    profile,
    toMessage,
    toChannel,
    toThread,
    directs.addChildren([newDirect, direct]),
    community.addChildren([
      communityLanding,
      aboutCommunity,
      channels.addChildren([browseChannels, channel]),
      threads,
      members,
      invites,
      communitySettings,
    ]),
    settings.addChildren([
      settingsMenu,
      you,
      security,
      sessions,
      tokens,
      notificationSettings,
      appearance,
      storage,
      yourData,
    ]),
    operator.addChildren([
      overview,
      people.addChildren([everybody, person]),
      everyCommunity.addChildren([allCommunities, anyCommunity]),
      mails,
      jobs,
      audit,
      notices,
    ]),
    gallery,
    unknown,
  ]),
]);
