import { accessChanged, kindAccessChanged, roomAccessChanged } from '@weft/contract/access.ts';
import { sessionEnded, sessionStarted, userUpdated } from '@weft/contract/accounts.ts';
import { directChanged } from '@weft/contract/blocks.ts';
import {
  channelCreated,
  channelHidden,
  channelMembershipChanged,
  channelUpdated,
} from '@weft/contract/channels.ts';
import { communityUpdated, membershipChanged } from '@weft/contract/communities.ts';
import {
  cardUpdated,
  conversationCreated,
  conversationShared,
  conversationUnshared,
  conversationUpdated,
  followingChanged,
} from '@weft/contract/conversations.ts';
import { draftDiscarded, draftSaved, draftSent } from '@weft/contract/drafts.ts';
import type { EventType } from '@weft/contract/event.ts';
import { exportChanged } from '@weft/contract/exports.ts';
import {
  feedbackChanged,
  formDraftDiscarded,
  formDraftSaved,
  formDraftSubmitted,
} from '@weft/contract/form-events.ts';
import { goalCreated, goalLeft, goalUpdated } from '@weft/contract/goals.ts';
import { followChanged } from '@weft/contract/graph.ts';
import { invitesChanged } from '@weft/contract/invites.ts';
import { mediaChanged, storageChanged } from '@weft/contract/media.ts';
import { memberJoined, memberLeft, memberUpdated } from '@weft/contract/members.ts';
import {
  messageCreated,
  messageDeleted,
  messageUpdated,
  pinChanged,
  reactionChanged,
} from '@weft/contract/message-events.ts';
import { notificationChanged, notificationsRead } from '@weft/contract/notifications.ts';
import { postDraftDiscarded, postDraftPublished, postDraftSaved } from '@weft/contract/post-draft-events.ts';
import { postDeleted, postPublished, postStats, postUpdated } from '@weft/contract/post-events.ts';
import { personChanged } from '@weft/contract/profiles.ts';
import { reportsChanged } from '@weft/contract/reports.ts';
import { spaceCreated, spaceUpdated } from '@weft/contract/spaces.ts';
import { tokenCreated, tokenRevoked } from '@weft/contract/tokens.ts';
import { directRead, readUpdated } from '@weft/contract/unread.ts';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { registerBudgets } from './core/budgets.ts';
import type { Config } from './core/config/settings.ts';
import type { Database } from './core/db/database.ts';
import { installApiPage } from './core/http/api-page.ts';
import { registerAnswerExpiry } from './core/http/expire-answers.ts';
import type { ReadinessCheck } from './core/http/health.ts';
import { buildHttp } from './core/http/kernel.ts';
import type { Metrics } from './core/http/metrics.ts';
import { Routes } from './core/http/routes.ts';
import { installWeb } from './core/http/web.ts';
import { JobRegistry } from './core/jobs/job.ts';
import { registerJobRetention } from './core/jobs/retention.ts';
import type { Kernel } from './core/kernel.ts';
import type { ReplayRules } from './core/outbox/replay.ts';
import { registerEventRetention } from './core/outbox/retention-job.ts';
import { type Actor, anonymous } from './core/policy/actor.ts';
import { RoomPolicies } from './core/realtime/rooms.ts';
import { registerReconcile } from './core/reconcile/nightly.ts';
import type { Storage } from './core/storage/storage.ts';
import type { Vault } from './core/vault.ts';
import { accounts } from './features/accounts/accounts.ts';
import { authenticator } from './features/accounts/authenticate.ts';
import { sessionCookie } from './features/accounts/session-cookie.ts';
import { blocks } from './features/blocks/blocks.ts';
import { channels } from './features/channels/channels.ts';
import { communities } from './features/communities/communities.ts';
import { tellOfPerson } from './features/communities/tell-of-person.ts';
import { conversations } from './features/conversations/conversations.ts';
import { credentials } from './features/credentials/credentials.ts';
import { desk } from './features/desk/desk.ts';
import { drafts } from './features/drafts/drafts.ts';
import { erasure } from './features/erasure/erasure.ts';
import { exports } from './features/exports/exports.ts';
import { feeds } from './features/feeds/feeds.ts';
import { forms } from './features/forms/forms.ts';
import { goals } from './features/goals/goals.ts';
import { endTies } from './features/graph/end.ts';
import { openUp } from './features/graph/follow.ts';
import { graph } from './features/graph/graph.ts';
import { knowsOf, readsProfile } from './features/graph/readable.ts';
import { invitationsFor } from './features/invites/invitations.ts';
import { invites } from './features/invites/invites.ts';
import { lists } from './features/lists/lists.ts';
import { mail } from './features/mail/mail.ts';
import { media } from './features/media/media.ts';
import { messages } from './features/messages/messages.ts';
import { readsMessage } from './features/messages/readable.ts';
import { notifications } from './features/notifications/notifications.ts';
import { oidc } from './features/oidc/oidc.ts';
import { openPages } from './features/open-pages/open-pages.ts';
import { operator } from './features/operator/operator.ts';
import { passkeys } from './features/passkeys/passkeys.ts';
import { posts } from './features/posts/posts.ts';
import { readsPost } from './features/posts/readable.ts';
import { tellOfQuoting } from './features/posts/thread-post.ts';
import { profiles } from './features/profiles/profiles.ts';
import { reminders } from './features/reminders/reminders.ts';
import { reports } from './features/reports/reports.ts';
import { search } from './features/search/search.ts';
import { serverInfo } from './features/server/server-info.ts';
import { spaces } from './features/spaces/spaces.ts';
import { authenticateToken } from './features/tokens/authenticate.ts';
import { bearerOf } from './features/tokens/secret.ts';
import { tokens } from './features/tokens/tokens.ts';
import { unread } from './features/unread/unread.ts';
import { personalData } from './personal-data.ts';
import { reconcilers } from './reconcilers.ts';
import { version } from './version.ts';

/** Every event type that the stream carries. */
export const events: readonly EventType[] = [
  ...[accessChanged, roomAccessChanged, kindAccessChanged],
  ...[userUpdated, sessionStarted, sessionEnded],
  ...[tokenCreated, tokenRevoked],
  ...[mediaChanged, storageChanged, exportChanged],
  ...[communityUpdated, membershipChanged, memberJoined, memberUpdated, memberLeft],
  ...[personChanged, followChanged],
  ...[invitesChanged],
  ...[notificationChanged, notificationsRead],
  ...[readUpdated, directRead],
  ...[spaceCreated, spaceUpdated],
  ...[channelCreated, channelUpdated, channelHidden, channelMembershipChanged],
  ...[messageCreated, messageUpdated, messageDeleted, reactionChanged, pinChanged],
  ...[conversationCreated, conversationUpdated, conversationShared, conversationUnshared],
  ...[cardUpdated, followingChanged, directChanged],
  ...[goalCreated, goalUpdated, goalLeft],
  ...[postPublished, postUpdated, postDeleted, postStats],
  reportsChanged,
  ...[draftSaved, draftSent, draftDiscarded],
  ...[postDraftSaved, postDraftPublished, postDraftDiscarded],
  ...[formDraftSaved, formDraftSubmitted, formDraftDiscarded, feedbackChanged],
];

export interface AppDeps {
  readonly config: Config;
  readonly db: Database;
  readonly storage: Storage;
  readonly log: FastifyBaseLogger;
  readonly metrics: Metrics;
  readonly stream: { cursor(): string };
  readonly replay: ReplayRules;
  readonly vault: Vault;
  readonly readiness: readonly ReadinessCheck[];
  readonly draining: () => boolean;
  /** Where the built web client is. */
  readonly webFolder: string;
}

/** For requests and sockets alike: by the session's cookie, or by a token. */
export type Authenticate = (proof: {
  readonly cookie: string | undefined;
  readonly token: string | undefined;
}) => Promise<Actor>;

export interface App {
  readonly http: FastifyInstance;
  readonly kernel: Kernel;
  readonly authenticate: Authenticate;
}

/** Puts the features together, in their order, on the mechanisms. Listens to nothing and starts nothing. */
export async function buildApp(deps: AppDeps): Promise<App> {
  const { config, db } = deps;
  const https = config.publicUrl?.startsWith('https:') ?? false;
  const cookie = sessionCookie({ https, days: config.sessionDays });
  const bySession = authenticator(db, cookie, config.sessionDays);
  // A token that is sent counts alone: a bad one is nobody, not whoever else the cookie says.
  const authenticate: Authenticate = async ({ cookie: header, token }) =>
    token === undefined ? bySession(header) : ((await authenticateToken(db, token)) ?? anonymous);
  const http = await buildHttp({
    ...deps,
    version,
    https,
    publicOrigin: config.publicUrl === undefined ? undefined : new URL(config.publicUrl).origin,
    bodyLimit: config.bodyKilobytes * 1024,
    requestsPerMinute: config.requestsPerMinute,
    trustProxy: config.trustProxy,
    metricsToken: config.metricsToken,
    authenticate: ({ headers }) =>
      authenticate({ cookie: headers.cookie, token: bearerOf(headers.authorization) }),
  });
  const routes = new Routes(http, db);
  const jobs = new JobRegistry();
  const kernel: Kernel = { ...deps, routes, jobs, rooms: new RoomPolicies(), personalData: personalData() };
  registerAnswerExpiry(jobs);
  registerBudgets(jobs);
  registerJobRetention(jobs);
  registerEventRetention(jobs, config.keepEventsDays);
  registerReconcile(jobs, reconcilers, deps.log);

  serverInfo(kernel);
  media(kernel, { readsMessage, readsPost, readsProfile, knowsOf });
  mail(kernel);
  accounts(kernel, cookie, invitationsFor(db), tellOfPerson, openUp);
  tokens(kernel);
  credentials(kernel, cookie);
  blocks(kernel, endTies);
  notifications(kernel);
  graph(kernel);
  lists(kernel);
  communities(kernel);
  profiles(kernel);
  invites(kernel);
  spaces(kernel);
  channels(kernel);
  messages(kernel, tellOfQuoting);
  conversations(kernel);
  goals(kernel);
  posts(kernel);
  feeds(kernel);
  reports(kernel);
  desk(kernel);
  drafts(kernel);
  forms(kernel);
  reminders(kernel);
  unread(kernel);
  search(kernel);
  erasure(kernel, cookie);
  oidc(kernel, cookie, invitationsFor(db));
  passkeys(kernel, cookie);
  exports(kernel);
  operator(kernel);

  installApiPage(http, routes.list, events);
  openPages(http, kernel, await installWeb(http, deps.webFolder));
  return { http, kernel, authenticate };
}
