import {
  createFeed,
  deleteFeed,
  getFeed,
  listFeeds,
  orderFeeds,
  previewFeed,
  readCustomFeed,
  updateFeed,
} from '@weft/contract/custom-feeds.ts';
import type { Kernel } from '../../../core/kernel.ts';
import { mayReadFeeds } from '../policy.ts';
import * as commands from './commands.ts';
import { requireKnown } from './known.ts';
import { mayUseFeed } from './policy.ts';
import { findFeed, listFeedsOf, readDefined, readWithPeople } from './queries.ts';
import { requireSense } from './sense.ts';

const previewed = 10;

export function customFeedRoutes({ routes, db }: Kernel): void {
  routes.write(createFeed, async ({ tx, actor, body }) => {
    const feedId = await commands.createFeed(tx, mayReadFeeds.permit(actor, actor), body, new Date());
    return readWithPeople(tx, mayUseFeed.permit(actor, { id: feedId, ownerId: actor.userId }));
  });

  routes.read(listFeeds, async ({ actor }) => ({
    feeds: await listFeedsOf(db, mayReadFeeds.permit(actor, actor)),
  }));

  routes.read(getFeed, async ({ actor, params }) => {
    const { facts } = await findFeed(db, params.feedId);
    return readWithPeople(db, mayUseFeed.permit(actor, facts));
  });

  routes.write(updateFeed, async ({ tx, actor, params, body }) => {
    const { facts } = await findFeed(tx, params.feedId);
    const permit = mayUseFeed.permit(actor, facts);
    await commands.updateFeed(tx, permit, body, new Date());
    return readWithPeople(tx, permit);
  });

  routes.write(deleteFeed, async ({ tx, actor, params }) => {
    const { facts } = await findFeed(tx, params.feedId);
    await commands.deleteFeed(tx, mayUseFeed.permit(actor, facts));
  });

  routes.write(orderFeeds, ({ tx, actor, body }) =>
    commands.orderFeeds(tx, mayReadFeeds.permit(actor, actor), body.feedIds),
  );

  routes.read(readCustomFeed, async ({ actor, params, query }) => {
    const { facts, feed } = await findFeed(db, params.feedId);
    const page = { ...query, limit: query.limit ?? feed.limit };
    const name = `feed:${feed.id}:${feed.version}`;
    return readDefined(db, mayUseFeed.permit(actor, facts), feed, { name, page, now: new Date() });
  });

  routes.write(previewFeed, async ({ tx, actor, body }) => {
    const now = new Date();
    requireSense(body, now);
    await requireKnown(tx, actor, body.groups);
    const permit = mayReadFeeds.permit(actor, actor);
    const { items } = await readDefined(tx, permit, body, {
      ...{ name: null, page: { limit: previewed }, now },
    });
    return { items };
  });
}
