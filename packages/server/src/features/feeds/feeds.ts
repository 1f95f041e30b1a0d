import { discover, listTags, readHome, readListFeed } from '@weft/contract/feeds.ts';
import { z } from 'zod';
import { defineJob } from '../../core/jobs/job.ts';
import type { Feature } from '../../core/kernel.ts';
import { mayUseList } from '../lists/policy.ts';
import { readListFacts } from '../lists/queries.ts';
import { customFeedRoutes } from './custom/routes.ts';
import { mayReadFeeds } from './policy.ts';
import * as queries from './queries.ts';
import { forgetRankings } from './ranking.ts';

const forget = defineJob({ name: 'feeds.forget-rankings', payload: z.object({}) });

/** What somebody reads of all that is published: of those whom they follow, of a list, or whatever there is to discover. */
export const feeds: Feature = (kernel) => {
  const { routes, db, jobs } = kernel;
  customFeedRoutes(kernel);
  jobs.repeat(forget, '*/10 * * * *', { inTransaction: forgetRankings });

  routes.read(readHome, ({ actor, query }) =>
    queries.readHomeOf(db, mayReadFeeds.permit(actor, actor), query),
  );

  routes.read(readListFeed, async ({ actor, params, query }) => {
    const facts = await readListFacts(db, params.listId);
    return queries.readFeedOfList(db, mayUseList.permit(actor, facts), query);
  });

  routes.read(discover, ({ actor, query }) =>
    queries.readDiscovered(db, mayReadFeeds.permit(actor, actor), query),
  );

  routes.read(listTags, async ({ actor }) => ({
    tags: await queries.listFrequentTags(db, mayReadFeeds.permit(actor, actor)),
  }));
};
