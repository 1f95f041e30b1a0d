import { interact, listBookmarks, listLikes, takeBackInteraction } from '@weft/contract/interactions.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as interacting from './interact.ts';
import { listBookmarksOf, listLikesOf, readSettled } from './interaction-queries.ts';
import { mayKeepPost, mayLike, mayListBookmarks, mayReadPost } from './policy.ts';
import { readPostFacts } from './queries.ts';

export function interactionRoutes({ routes, db }: Kernel): void {
  routes.write(interact, async ({ tx, actor, params: { postId, type } }) => {
    const facts = await readPostFacts(tx, actor, postId);
    const rule = type === 'like' ? mayLike : mayKeepPost;
    await interacting.interact(tx, rule.permit(actor, facts), type);
    return readSettled(tx, actor, postId);
  });

  routes.write(takeBackInteraction, async ({ tx, actor, params: { postId, type } }) => {
    const facts = await readPostFacts(tx, actor, postId);
    await interacting.takeBackInteraction(tx, mayKeepPost.permit(actor, facts), type);
    return readSettled(tx, actor, postId);
  });

  routes.read(listLikes, async ({ actor, params, query }) => {
    const facts = await readPostFacts(db, actor, params.postId);
    return listLikesOf(db, mayReadPost.permit(actor, facts), query);
  });

  routes.read(listBookmarks, ({ actor, query }) =>
    listBookmarksOf(db, mayListBookmarks.permit(actor, actor), query),
  );
}
