import { previewThreadPost, publishThread, withdrawQuotes } from '@weft/contract/thread-posts.ts';
import { sql } from '../../core/db/statement.ts';
import type { Kernel } from '../../core/kernel.ts';
import { lockRoom } from '../media/room.ts';
import { mayPostInSpace } from '../spaces/policy.ts';
import { readSpaceFacts } from '../spaces/queries.ts';
import { mayPublishThread, mayWithdrawQuotes } from './policy.ts';
import { readPost } from './queries.ts';
import * as making from './thread-post.ts';
import { previewThread, readQuotedFacts, readThreadFacts } from './thread-post-queries.ts';

export function quoteRoutes({ routes, db, config }: Kernel): void {
  routes.read(previewThreadPost, async ({ actor, params: { conversationId }, query: { spaceId } }) => {
    const permit = mayPublishThread.permit(actor, await readThreadFacts(db, actor, conversationId));
    const space =
      spaceId === undefined ? null : mayPostInSpace.permit(actor, await readSpaceFacts(db, actor, spaceId));
    return previewThread(db, permit, space);
  });

  routes.write(publishThread, async ({ tx, actor, params: { conversationId }, body }) => {
    // As whoever publishes anything: see routes.ts.
    await lockRoom(tx, actor.userId);
    await making.holdHome(tx, conversationId);
    const permit = mayPublishThread.permit(actor, await readThreadFacts(tx, actor, conversationId));
    await tx.rows(sql`select from spaces where id = ${body.spaceId} for share`);
    const space = mayPostInSpace.permit(actor, await readSpaceFacts(tx, actor, body.spaceId));
    const postId = await making.publishThread(tx, permit, space, body, config.threadDepth);
    return { post: await readPost(tx, actor, postId) };
  });

  routes.write(withdrawQuotes, async ({ tx, actor, params: { postId } }) => {
    await making.withdrawQuotes(
      tx,
      mayWithdrawQuotes.permit(actor, await readQuotedFacts(tx, actor, postId)),
    );
  });
}
