import { channelChapter } from './channels.ts';
import { communityChapter } from './communities.ts';
import { faceChapter } from './faces.ts';
import { feedChapter } from './feeds.ts';
import { figures } from './figures.ts';
import { goalChapter, goalEndChapter } from './goals.ts';
import { graphChapter } from './graph.ts';
import { invites } from './invites.ts';
import { notifications } from './notifications.ts';
import { people } from './people.ts';
import { postChapter } from './posts.ts';
import { record } from './record.ts';
import { spaceChapter } from './spaces.ts';
import type { Chapter } from './story.ts';
import { talkChapter } from './talk.ts';

/** In the order of telling. A feature that comes later brings a file here, before the acts and figures. */
export const chapters: readonly Chapter[] = [
  people,
  faceChapter,
  communityChapter,
  graphChapter,
  invites,
  spaceChapter,
  channelChapter,
  goalChapter,
  talkChapter,
  goalEndChapter,
  postChapter,
  feedChapter,
  notifications,
  record,
  figures,
];
