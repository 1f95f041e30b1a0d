import {
  deletePost,
  editPost,
  getPost,
  listPostRevisions,
  listProfilePosts,
  listSpacePosts,
  publishPost,
} from '@weft/contract/posts.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Kernel } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayOpenProfile } from '../graph/policy.ts';
import { lockRoom } from '../media/room.ts';
import { readProfileFacts } from '../profiles/queries.ts';
import { mayPostInSpace, mayReadSpace } from '../spaces/policy.ts';
import { readSpaceFacts } from '../spaces/queries.ts';
import * as changing from './change.ts';
import type { OldComments } from './moving/bring.ts';
import { mayComment, mayDeletePost, mayEditPost, mayPostOnPage, mayReadPost } from './policy.ts';
import * as publishing from './publish.ts';
import { listPostsIn, listPostsOf, listRevisionsOf, readPost, readPostFacts } from './queries.ts';

export function postRoutes({ routes, db, config }: Kernel, old: OldComments): void {
  routes.write(publishPost, async ({ tx, actor, body }) => {
    // The room of one's files before what they will hang on, as whoever deletes does.
    if (body.mediaIds.length > 0 || body.coverId !== null) await lockRoom(tx, actor.userId);
    if (body.parentId !== null) await old.bringComment(tx, body.parentId);
    const permit = await mayPublish(tx, actor, body);
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

/** What it will stand in or under is held from before the facts are read: nothing of it changes between the rule and the act. */
async function mayPublish(
  tx: Transaction,
  actor: User,
  { spaceId, parentId }: { readonly spaceId: string | null; readonly parentId: string | null },
): Promise<publishing.MayPublish> {
  if (parentId !== null) {
    const parent = await tx.rows(sql`select from posts where id = ${parentId} for share`);
    if (parent.length === 0) throw new Problem('parent_not_there');
    await tx.rows(
      sql`select from spaces s join posts p on p.space_id = s.id where p.id = ${parentId} for share of s`,
    );
    return mayComment.permit(actor, await readPostFacts(tx, actor, parentId));
  }
  if (spaceId === null) return mayPostOnPage.permit(actor, actor);
  await tx.rows(sql`select from spaces where id = ${spaceId} for share`);
  return mayPostInSpace.permit(actor, await readSpaceFacts(tx, actor, spaceId));
}
