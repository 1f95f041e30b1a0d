import { PersonalData } from './core/personal-data/personal-data.ts';
import { accountData } from './features/accounts/personal-data.ts';
import { auditData } from './features/audit/personal-data.ts';
import { blockData } from './features/blocks/personal-data.ts';
import { channelData } from './features/channels/personal-data.ts';
import { communityData } from './features/communities/personal-data.ts';
import { deskData } from './features/desk/personal-data.ts';
import { exportData } from './features/exports/personal-data.ts';
import { feedData } from './features/feeds/personal-data.ts';
import { formData } from './features/forms/personal-data.ts';
import { goalData } from './features/goals/personal-data.ts';
import { graphData } from './features/graph/personal-data.ts';
import { inviteData } from './features/invites/personal-data.ts';
import { listData } from './features/lists/personal-data.ts';
import { mailData } from './features/mail/personal-data.ts';
import { mediaData } from './features/media/personal-data.ts';
import { messageData } from './features/messages/personal-data.ts';
import { notificationData } from './features/notifications/personal-data.ts';
import { oidcData } from './features/oidc/personal-data.ts';
import { operatorData } from './features/operator/personal-data.ts';
import { passkeyData } from './features/passkeys/personal-data.ts';
import { postData } from './features/posts/personal-data.ts';
import { reminderData } from './features/reminders/personal-data.ts';
import { reportData } from './features/reports/personal-data.ts';
import { spaceData } from './features/spaces/personal-data.ts';
import { tokenData } from './features/tokens/personal-data.ts';

/** What every feature keeps of a person. A list of its own, since the command line asks without starting a server. */
export function personalData(): PersonalData {
  const data = new PersonalData();
  // Those that tell others something go first; the account itself, by which they know the person, is the last.
  for (const describe of [
    exportData,
    tokenData,
    oidcData,
    passkeyData,
    mediaData,
    reportData,
    goalData,
    messageData,
    postData,
    communityData,
    spaceData,
    channelData,
    blockData,
    graphData,
    feedData,
    listData,
    formData,
    deskData,
    reminderData,
    inviteData,
    notificationData,
    mailData,
    operatorData,
    auditData,
    accountData,
  ])
    describe(data);
  return data;
}
