import { markAnswer, takeBackAnswer } from '@weft/contract/answers.ts';
import type { Kernel } from '../../core/kernel.ts';
import * as answering from './answer.ts';
import { mayAnswer, mayReadPost } from './policy.ts';
import { readPost, readPostFacts } from './queries.ts';

export function answerRoutes({ routes }: Kernel): void {
  routes.write(markAnswer, async ({ tx, actor, params: { postId }, body: { commentId } }) => {
    const permit = mayAnswer.permit(actor, await readPostFacts(tx, actor, postId));
    const comment = mayReadPost.permit(actor, await readPostFacts(tx, actor, commentId));
    await answering.markAnswer(tx, permit, comment);
    return { post: await readPost(tx, actor, postId) };
  });

  routes.write(takeBackAnswer, async ({ tx, actor, params: { postId } }) => {
    await answering.takeBackAnswer(tx, mayAnswer.permit(actor, await readPostFacts(tx, actor, postId)));
    return { post: await readPost(tx, actor, postId) };
  });
}
