import {
  interact,
  listBookmarks,
  listLikes,
  listProfileReposts,
  listReposts,
  repostPost,
  takeBackInteraction,
  takeBackRepost,
  viewPost,
} from '@weft/contract/interactions.ts';
import type { Kernel } from '../../core/kernel.ts';
import { mayOpenProfile } from '../graph/policy.ts';
import { readProfileFacts } from '../profiles/queries.ts';
import * as interacting from './interact.ts';
import { listBookmarksOf, listLikesOf, readSettled } from './interaction-queries.ts';
import { mayKeepPost, mayLike, mayListBookmarks, mayReadPost, mayViewPost } from './policy.ts';
import { readPostFacts } from './queries.ts';
import * as reposting from './repost.ts';
import { listRepostsBy, listRepostsOf } from './repost-queries.ts';
import { viewPost as countView } from './views.ts';

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

  routes.write(viewPost, async ({ tx, actor, params: { postId } }) => {
    const facts = await readPostFacts(tx, actor, postId);
    await countView(tx, mayViewPost.permit(actor, facts));
  });

  routes.read(listLikes, async ({ actor, params, query }) => {
    const facts = await readPostFacts(db, actor, params.postId);
    return listLikesOf(db, mayReadPost.permit(actor, facts), query);
  });

  routes.read(listBookmarks, ({ actor, query }) =>
    listBookmarksOf(db, mayListBookmarks.permit(actor, actor), query),
  );

  routes.write(repostPost, async ({ tx, actor, params: { postId }, body }) => {
    const facts = await readPostFacts(tx, actor, postId);
    await reposting.repostPost(tx, mayKeepPost.permit(actor, facts), body.comment);
    return readSettled(tx, actor, postId);
  });

  routes.write(takeBackRepost, async ({ tx, actor, params: { postId } }) => {
    const facts = await readPostFacts(tx, actor, postId);
    await reposting.takeBackRepost(tx, mayKeepPost.permit(actor, facts));
    return readSettled(tx, actor, postId);
  });

  routes.read(listReposts, async ({ actor, params, query }) => {
    const facts = await readPostFacts(db, actor, params.postId);
    return listRepostsOf(db, mayReadPost.permit(actor, facts), query);
  });

  routes.read(listProfileReposts, async ({ actor, params, query }) => {
    const { facts } = await readProfileFacts(db, actor, params.username);
    return listRepostsBy(db, mayOpenProfile.permit(actor, facts), query);
  });
}
