import { benchBackfill } from './backfill.ts';
import { benchBackup } from './backup.ts';
import type { Bench } from './bench.ts';
import { benchAutosave } from './chat/autosave.ts';
import { benchBurst } from './chat/burst.ts';
import { benchEvent } from './chat/event.ts';
import { benchFanout } from './chat/fanout.ts';
import { benchHistory } from './chat/history.ts';
import { benchSearch } from './chat/search.ts';
import { benchSend } from './chat/send.ts';
import { benchUnread } from './chat/unread.ts';
import { benchFeed, benchFeedFilter, benchFeedWide } from './feeds/feed.ts';
import { benchHttp } from './http.ts';
import { benchThread } from './posts/thread.ts';
import { benchStart } from './start.ts';

/** Every benchmark by its name; the names of the measures are those of the figures they answer for. */
export const benches: Readonly<Record<string, { readonly about: string; readonly run: Bench }>> = {
  start: {
    about: 'start to first page on existing data, memory of all processes, and HTTP beside a bare handler',
    run: benchStart,
  },
  backup: {
    about: 'backup, check and restore of a million rows, beside COPY by PostgreSQL alone',
    run: benchBackup,
  },
  backfill: {
    about: 'a million comments of another system become posts, beside INSERT … SELECT',
    run: benchBackfill,
  },
  send: {
    about: 'sending messages: one writer, 16 over 64 channels, 16 over one; beside the transaction alone',
    run: benchSend,
  },
  autosave: {
    about: 'drafts saved by 16 who type, beside the UPDATE alone',
    run: benchAutosave,
  },
  event: { about: 'from POST to the event in another client, ten a second', run: benchEvent },
  burst: { about: 'a thousand messages at once: last commit to last delivery', run: benchBurst },
  fanout: {
    about: 'one message to 2,000 sockets, beside a bare broadcast; memory per idle socket',
    run: benchFanout,
  },
  history: { about: 'pages of a channel of a million messages, beside their statements', run: benchHistory },
  search: {
    about:
      'words in a million messages and in a million posts, what the reader may see, beside the statements alone',
    run: benchSearch,
  },
  thread: {
    about: 'pages of a thread of 10,000 statuses up to 64 deep, beside their statements',
    run: benchThread,
  },
  unread: {
    about: 'what is unread in 200 channels and 100 conversations, beside the statements alone',
    run: benchUnread,
  },
  feed: {
    about: 'the home feed of somebody who follows 500, at 10,000 to a million posts, beside the statements',
    run: benchFeed,
  },
  'feed-wide': {
    about: 'the home feed of somebody who follows 5,000, in a million posts, beside the statements',
    run: benchFeedWide,
  },
  'feed-filter': {
    about: 'a feed of six filters in two groups, in a million posts, beside the statements',
    run: benchFeedFilter,
  },
  http: { about: 'one small GET through the whole kernel, beside a bare handler', run: benchHttp },
};
