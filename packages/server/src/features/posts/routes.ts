import {
  deletePost,
  editPost,
  getPost,
  listPostRevisions,
  listProfilePosts,
  listSpacePosts,
  publishPost,
} from '@weft/contract/posts.ts';
import type { Kernel } from '../../core/kernel.ts';
import { mayOpenProfile } from '../graph/policy.ts';
import { lockRoom } from '../media/room.ts';
import { readProfileFacts } from '../profiles/queries.ts';
import { mayReadSpace } from '../spaces/policy.ts';
import { readSpaceFacts } from '../spaces/queries.ts';
import * as changing from './change.ts';
import type { OldComments } from './moving/bring.ts';
import { mayPublishIn } from './place.ts';
import { mayDeletePost, mayEditPost, mayReadPost } from './policy.ts';
import * as publishing from './publish.ts';
import { listPostsIn, listPostsOf, listRevisionsOf, readPost, readPostFacts } from './queries.ts';

export function postRoutes({ routes, db, config }: Kernel, old: OldComments): void {
  routes.write(publishPost, async ({ tx, actor, body }) => {
    // The room of one's files before what they will hang on, as whoever deletes does; a draft may hold some, too.
    await lockRoom(tx, actor.userId);
    if (body.parentId !== null) await old.bringComment(tx, body.parentId);
    const permit = await mayPublishIn(tx, actor, body);
    const postId = await publishing.publishPost(tx, permit, body, config.threadDepth);
    return { post: await readPost(tx, actor, postId) };
  });

  routes.read(getPost, async ({ actor, params }) => {
    await old.bringThread(params.postId);
    return { post: await readPost(db, actor, params.postId) };
  });

  routes.write(editPost, async ({ tx, actor, params, body }) => {
    const facts = await readPostFacts(tx, actor, params.postId);
    await changing.editPost(tx, mayEditPost.permit(actor, facts), body);
    return { post: await readPost(tx, actor, params.postId) };
  });

  routes.write(deletePost, async ({ tx, actor, params }) => {
    const facts = await readPostFacts(tx, actor, params.postId);
    await changing.deletePost(tx, mayDeletePost.permit(actor, facts));
  });

  routes.read(listPostRevisions, async ({ actor, params }) => {
    const facts = await readPostFacts(db, actor, params.postId);
    return { revisions: await listRevisionsOf(db, mayReadPost.permit(actor, facts)) };
  });

  routes.read(listSpacePosts, async ({ actor, params, query }) => {
    const facts = await readSpaceFacts(db, actor, params.spaceId);
    return listPostsIn(db, mayReadSpace.permit(actor, facts), query);
  });

  routes.read(listProfilePosts, async ({ actor, params, query }) => {
    const { facts } = await readProfileFacts(db, actor, params.username);
    return listPostsOf(db, mayOpenProfile.permit(actor, facts), query);
  });
}
