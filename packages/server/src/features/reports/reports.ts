import {
  countReports,
  deleteReported,
  deleteReportedPost,
  handleReport,
  listReports,
  lookAtPostReport,
  lookAtReport,
  reportMessage,
  reportPost,
  reportUser,
} from '@weft/contract/reports.ts';
import type { Answer } from '@weft/contract/route.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { Problem } from '../../core/http/problem.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { Feature } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import { deleteMessage } from '../messages/delete.ts';
import type { MessageFacts } from '../messages/policy.ts';
import { readMessageFacts } from '../messages/queries.ts';
import { deletePost } from '../posts/change.ts';
import { readPostFacts } from '../posts/queries.ts';
import { tellOfQuoting } from '../posts/thread-post.ts';
import { readProfileFacts } from '../profiles/queries.ts';
import * as commands from './commands.ts';
import { readEvidence } from './evidence.ts';
import {
  mayDeleteReported,
  mayDeleteReportedPost,
  mayHandleReport,
  mayReportMessage,
  mayReportPost,
  mayReportUser,
  maySeeReports,
} from './policy.ts';
import { readPostEvidence } from './post-evidence.ts';
import { countOpen, listCasesOf, readCase, readReportFacts } from './queries.ts';

const forget = defineJob({ name: 'reports.forget', payload: z.object({}) });

/** What people want those who keep the peace to look at, and what became of it. */
export const reports: Feature = ({ routes, db, jobs }) => {
  routes.read(lookAtReport, async ({ actor, params }): Promise<Answer<typeof lookAtReport>> => {
    const { subject } = mayReportMessage.permit(actor, await readMessageFacts(db, actor, params.messageId));
    return {
      evidence: await readEvidence(db, subject),
      goesTo: communityOf(subject) === null ? 'server' : 'community',
    };
  });

  routes.write(reportMessage, async ({ tx, actor, params: { messageId }, body: { before, ...body } }) => {
    const permit = mayReportMessage.permit(actor, await readMessageFacts(tx, actor, messageId));
    const { subject } = permit;
    await commands.makeReport(tx, permit, {
      ...{ ...body, target: 'message', messageId, accusedId: subject.authorId },
      communityId: communityOf(subject),
      evidence: await readEvidence(tx, subject, before),
    });
  });

  routes.write(reportUser, async ({ tx, actor, params, body }) => {
    const { facts, page } = await readProfileFacts(tx, actor, params.username);
    await commands.makeReport(tx, mayReportUser.permit(actor, facts), {
      ...{ ...body, target: 'user', accusedId: facts.userId, communityId: null },
      evidence: { message: null, before: [], page, post: null },
    });
  });

  routes.read(lookAtPostReport, async ({ actor, params }): Promise<Answer<typeof lookAtPostReport>> => {
    const permit = mayReportPost.permit(actor, await readPostFacts(db, actor, params.postId));
    const { evidence, communityId } = await readPostEvidence(db, permit);
    return { evidence, goesTo: communityId === null ? 'server' : 'community' };
  });

  routes.write(reportPost, async ({ tx, actor, params: { postId }, body }) => {
    const permit = mayReportPost.permit(actor, await readPostFacts(tx, actor, postId));
    const accusedId = permit.subject.authorId;
    const about = await readPostEvidence(tx, permit);
    await commands.makeReport(tx, permit, { ...body, target: 'post', postId, accusedId, ...about });
  });

  routes.read(listReports, async ({ actor, query }) =>
    listCasesOf(db, await maySee(db, actor, query.communityId), query),
  );

  routes.read(countReports, async ({ actor, query }) => ({
    open: await countOpen(db, await maySee(db, actor, query.communityId)),
  }));

  routes.write(handleReport, async ({ tx, actor, params, body }) => {
    const permit = mayHandleReport.permit(actor, await readReportFacts(tx, actor, params.reportId));
    await commands.handleReport(tx, permit, body);
    return { case: await readCase(tx, permit) };
  });

  routes.write(deleteReported, async ({ tx, actor, params }) => {
    const { subject: report } = mayHandleReport.permit(
      actor,
      await readReportFacts(tx, actor, params.reportId),
    );
    if (report.messageId === null) throw new Problem('not_found');
    const facts = await readMessageFacts(tx, actor, report.messageId);
    await deleteMessage(tx, mayDeleteReported.permit(actor, { ...facts, report }), tellOfQuoting);
  });

  routes.write(deleteReportedPost, async ({ tx, actor, params }) => {
    const facts = await readReportFacts(tx, actor, params.reportId);
    const { subject: report } = mayHandleReport.permit(actor, facts);
    if (report.postId === null) throw new Problem('not_found');
    const post = await readPostFacts(tx, actor, report.postId);
    await deletePost(tx, mayDeleteReportedPost.permit(actor, { ...post, report }));
  });

  jobs.repeat(forget, '51 3 * * *', { inTransaction: commands.removeOld });
};

/** What moderators may not read does not go to them: neither what was said directly nor what was said about a goal. */
function communityOf({ place }: MessageFacts): string | null {
  return place.kind === 'direct' || place.kind === 'goal' ? null : place.communityId;
}

async function maySee(db: Executor, actor: User, communityId: string | undefined) {
  if (communityId === undefined) return maySeeReports.permit(actor, { of: 'server' });
  const community = await readCommunityFacts(db, actor, communityId);
  return maySeeReports.permit(actor, { of: 'community', community });
}
