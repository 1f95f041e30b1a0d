import { accounts } from './en/accounts.ts';
import { blocks } from './en/blocks.ts';
import { catchUp } from './en/catch-up.ts';
import { channels } from './en/channels.ts';
import { chat } from './en/chat.ts';
import { communities } from './en/communities.ts';
import { credentials } from './en/credentials.ts';
import { desk } from './en/desk.ts';
import { drafts } from './en/drafts.ts';
import { feeds } from './en/feeds.ts';
import { files } from './en/files.ts';
import { forms } from './en/forms.ts';
import { goals } from './en/goals.ts';
import { graph } from './en/graph.ts';
import { invites } from './en/invites.ts';
import { mute } from './en/mute.ts';
import { notifications } from './en/notifications.ts';
import { oidc } from './en/oidc.ts';
import { operator } from './en/operator.ts';
import { passkeys } from './en/passkeys.ts';
import { posts } from './en/posts.ts';
import { profiles } from './en/profiles.ts';
import { reminders } from './en/reminders.ts';
import { reports } from './en/reports.ts';
import { search } from './en/search.ts';
import { spaces } from './en/spaces.ts';
import { storage } from './en/storage.ts';
import { tokens } from './en/tokens.ts';
import { yourData } from './en/your-data.ts';

/** The English words of the pages, which come beside the first of them. */
export const later = {
  ...catchUp,
  ...search,
  ...accounts,
  ...credentials,
  ...tokens,
  ...storage,
  ...yourData,
  ...communities,
  ...invites,
  ...notifications,
  ...oidc,
  ...operator,
  ...posts,
  ...profiles,
  ...graph,
  ...passkeys,
  ...spaces,
  ...channels,
  ...chat,
  ...feeds,
  ...files,
  ...drafts,
  ...forms,
  ...goals,
  ...desk,
  ...reminders,
  ...blocks,
  ...mute,
  ...reports,
};
