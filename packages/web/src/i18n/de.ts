import { accounts } from './de/accounts.ts';
import { blocks } from './de/blocks.ts';
import { catchUp } from './de/catch-up.ts';
import { channels } from './de/channels.ts';
import { chat } from './de/chat.ts';
import { communities } from './de/communities.ts';
import { credentials } from './de/credentials.ts';
import { desk } from './de/desk.ts';
import { drafts } from './de/drafts.ts';
import { errors } from './de/errors.ts';
import { feeds } from './de/feeds.ts';
import { fields } from './de/fields.ts';
import { files } from './de/files.ts';
import { forms } from './de/forms.ts';
import { frame } from './de/frame.ts';
import { goals } from './de/goals.ts';
import { graph } from './de/graph.ts';
import { invites } from './de/invites.ts';
import { mute } from './de/mute.ts';
import { notifications } from './de/notifications.ts';
import { oidc } from './de/oidc.ts';
import { operator } from './de/operator.ts';
import { passkeys } from './de/passkeys.ts';
import { posts } from './de/posts.ts';
import { profiles } from './de/profiles.ts';
import { reminders } from './de/reminders.ts';
import { reports } from './de/reports.ts';
import { search } from './de/search.ts';
import { settings } from './de/settings.ts';
import { shared } from './de/shared.ts';
import { spaces } from './de/spaces.ts';
import { storage } from './de/storage.ts';
import { titles } from './de/titles.ts';
import { tokens } from './de/tokens.ts';
import { yourData } from './de/your-data.ts';
import type { Translation, Words } from './words.ts';

export const de: Translation<Words> = {
  ...shared,
  ...frame,
  ...titles,
  ...catchUp,
  ...search,
  ...errors,
  ...fields,
  ...accounts,
  ...credentials,
  ...settings,
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
