import { accountAppliers } from '../features/accounts/appliers.ts';
import { blockAppliers } from '../features/blocks/appliers.ts';
import { channelAppliers } from '../features/channels/appliers.ts';
import { communityAppliers } from '../features/communities/appliers.ts';
import { conversationAppliers } from '../features/conversations/appliers.ts';
import { draftAppliers } from '../features/drafts/appliers.ts';
import { exportAppliers } from '../features/exports/appliers.ts';
import { formAppliers } from '../features/forms/appliers.ts';
import { goalAppliers } from '../features/goals/appliers.ts';
import { graphAppliers } from '../features/graph/appliers.ts';
import { inviteAppliers } from '../features/invites/appliers.ts';
import { mediaAppliers } from '../features/media/appliers.ts';
import { messageAppliers } from '../features/messages/appliers.ts';
import { notificationAppliers } from '../features/notifications/appliers.ts';
import { postAppliers } from '../features/posts/appliers.ts';
import { postDraftAppliers } from '../features/posts/draft-appliers.ts';
import { profileAppliers } from '../features/profiles/appliers.ts';
import { reportAppliers } from '../features/reports/appliers.ts';
import { spaceAppliers } from '../features/spaces/appliers.ts';
import { tokenAppliers } from '../features/tokens/appliers.ts';
import { unreadAppliers } from '../features/unread/appliers.ts';
import type { Applier } from '../realtime/applier.ts';

/** What every event type does to the cache, feature by feature. */
export const appliers: readonly Applier[] = [
  ...mediaAppliers,
  ...accountAppliers,
  ...tokenAppliers,
  ...communityAppliers,
  ...profileAppliers,
  ...graphAppliers,
  ...inviteAppliers,
  ...notificationAppliers,
  ...spaceAppliers,
  ...channelAppliers,
  ...messageAppliers,
  ...conversationAppliers,
  ...postAppliers,
  ...postDraftAppliers,
  ...draftAppliers,
  ...formAppliers,
  ...goalAppliers,
  ...blockAppliers,
  ...reportAppliers,
  ...unreadAppliers,
  ...exportAppliers,
];
