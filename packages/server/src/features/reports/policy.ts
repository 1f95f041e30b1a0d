import type { MemberRole } from '@weft/contract/communities.ts';
import { isManager, type User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { activeRole, type CommunityFacts, maySeeCommunity } from '../communities/policy.ts';
import { isAtLeast } from '../communities/roles.ts';
import { mayOpenProfile, type ProfileFacts } from '../graph/policy.ts';
import { type MessageFacts, mayReadMessage } from '../messages/policy.ts';
import type { PostFacts } from '../posts/policy.ts';

/** Whoever can read it; nobody reports themselves. */
export const mayReportMessage = policy('message.report', (actor: User, message: MessageFacts): Decision => {
  if (!mayReadMessage.allows(actor, message)) return 'not_found';
  if (message.deleted) return 'message_deleted';
  return message.authorId === actor.userId ? 'forbidden' : 'yes';
});

/** Also for what a closed page shows: a name and a picture. */
export const mayReportUser = policy('user.report', (actor: User, profile: ProfileFacts): Decision => {
  if (!mayOpenProfile.allows(actor, profile)) return 'not_found';
  return profile.userId === actor.userId ? 'forbidden' : 'yes';
});

/** Whoever can read it, as with messages. */
export const mayReportPost = policy('post.report', (actor: User, post: PostFacts): Decision => {
  if (!post.shown || post.deleted) return 'not_found';
  return post.authorId === actor.userId ? 'forbidden' : 'yes';
});

/** Reports of a community, or of the server. */
export type Queue =
  | { readonly of: 'server' }
  | { readonly of: 'community'; readonly community: CommunityFacts };

/** Moderators upwards; what goes to whoever runs the server is to nobody else even there. */
export const maySeeReports = policy('report.list', (actor: User, queue: Queue): Decision => {
  if (queue.of === 'server') return isManager(actor) ? 'yes' : 'not_found';
  const role = activeRole(queue.community);
  if (role !== null && isAtLeast(role, 'moderator')) return 'yes';
  return maySeeCommunity.allows(actor, queue.community) ? 'forbidden' : 'not_found';
});

export interface ReportFacts {
  readonly id: string;
  readonly accusedId: string;
  readonly messageId: string | null;
  readonly postId: string | null;
  readonly communityId: string | null;
  /** The asker's, while active in the community. */
  readonly role: MemberRole | null;
}

/** Nobody handles what is about themselves: to them it is not there. */
export const mayHandleReport = policy('report.handle', (actor: User, report: ReportFacts): Decision => {
  if (report.accusedId === actor.userId) return 'not_found';
  if (report.communityId === null) return isManager(actor) ? 'yes' : 'not_found';
  return report.role !== null && isAtLeast(report.role, 'moderator') ? 'yes' : 'not_found';
});

/** By the report and not by the place: who handles it may be outside. */
export const mayDeleteReported = policy(
  'message.delete',
  (actor: User, { report, deleted }: MessageFacts & { readonly report: ReportFacts }): Decision => {
    if (!mayHandleReport.allows(actor, report)) return 'not_found';
    return deleted ? 'message_deleted' : 'yes';
  },
);

/** Likewise, also on the page of somebody who would show it to nobody. */
export const mayDeleteReportedPost = policy(
  'post.delete',
  (actor: User, { report, deleted }: PostFacts & { readonly report: ReportFacts }): Decision =>
    mayHandleReport.allows(actor, report) && !deleted ? 'yes' : 'not_found',
);
