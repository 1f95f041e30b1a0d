import { accountRoutes } from './routes-accounts.ts';
import { channelRoutes } from './routes-channels.ts';
import { chatRoutes } from './routes-chat.ts';
import { communityRoutes } from './routes-communities.ts';
import { deskRoutes } from './routes-desk.ts';
import { feedRoutes } from './routes-feeds.ts';
import { formRoutes } from './routes-forms.ts';
import { goalRoutes } from './routes-goals.ts';
import { graphRoutes } from './routes-graph.ts';
import { mediaRoutes } from './routes-media.ts';
import { operatorRoutes } from './routes-operator.ts';
import { peaceRoutes } from './routes-peace.ts';
import { postRoutes } from './routes-posts.ts';
import { reminderRoutes } from './routes-reminders.ts';
import { spaceRoutes } from './routes-spaces.ts';
import { unreadRoutes } from './routes-unread.ts';
import { waysIn } from './routes-ways-in.ts';
import type { Rows } from './row.ts';

/** Every route, or thing that one does, and what it answers to whom. */
export const matrix: Rows = {
  ...accountRoutes,
  ...waysIn,
  ...graphRoutes,
  ...communityRoutes,
  ...spaceRoutes,
  ...postRoutes,
  ...feedRoutes,
  ...formRoutes,
  ...deskRoutes,
  ...reminderRoutes,
  ...channelRoutes,
  ...chatRoutes,
  ...goalRoutes,
  ...unreadRoutes,
  ...peaceRoutes,
  ...mediaRoutes,
  ...operatorRoutes,
};
