import { accountsIndexes } from './indexes/accounts.ts';
import { communitiesIndexes } from './indexes/communities.ts';
import { goalsIndexes } from './indexes/goals.ts';
import { graphIndexes } from './indexes/graph.ts';
import type { IndexUse } from './indexes/index-use.ts';
import { mediaIndexes } from './indexes/media.ts';
import { messagesIndexes } from './indexes/messages.ts';
import { postsIndexes } from './indexes/posts.ts';
import { workIndexes } from './indexes/work.ts';

/**
 * Every index with a query that needs it. indexes.test.ts proves that the planner takes it on enough data;
 * docs/model/indexes.md is made from this list.
 */
export const indexUses: readonly IndexUse[] = [
  ...accountsIndexes,
  ...graphIndexes,
  ...communitiesIndexes,
  ...messagesIndexes,
  ...goalsIndexes,
  ...mediaIndexes,
  ...postsIndexes,
  ...workIndexes,
];
