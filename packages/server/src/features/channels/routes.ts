import {
  addChannelMembers,
  createChannel,
  getChannel,
  joinChannel,
  leaveChannel,
  listChannelMembers,
  listChannels,
  removeChannelMember,
  setChannelNotifications,
  updateChannel,
} from '@weft/contract/channels.ts';
import type { Kernel } from '../../core/kernel.ts';
import { readCommunityFacts } from '../communities/queries.ts';
import * as commands from './commands.ts';
import * as memberCommands from './member-commands.ts';
import { listMembersOf } from './member-queries.ts';
import {
  mayAddToChannel,
  mayCreateChannel,
  mayEditChannel,
  mayJoinChannel,
  mayLeaveChannel,
  mayListChannels,
  mayManageChannel,
  mayReadChannel,
  mayRemoveFromChannel,
  maySetChannelNotifications,
} from './policy.ts';
import { listChannelsOf, lockChannelFacts, readChannel, readChannelFacts } from './queries.ts';

export function channelRoutes({ routes, db, stream }: Kernel): void {
  routes.read(listChannels, async ({ actor, params, query }) => {
    const facts = await readCommunityFacts(db, actor, params.communityId);
    return listChannelsOf(db, mayListChannels.permit(actor, facts), query);
  });

  routes.write(createChannel, async ({ tx, actor, params, body }) => {
    const facts = await readCommunityFacts(tx, actor, params.communityId);
    const channelId = await commands.createChannel(tx, mayCreateChannel.permit(actor, facts), body);
    return { channel: await readChannel(tx, actor, channelId) };
  });

  routes.read(getChannel, async ({ actor, params }) => {
    // The cursor first: whatever happens after it reaches the reader as an event.
    const cursor = stream.cursor();
    return { channel: await readChannel(db, actor, params.channelId), cursor };
  });

  routes.write(updateChannel, async ({ tx, actor, params, body: { visibility, archived, ...content } }) => {
    const facts = await lockChannelFacts(tx, actor, params.channelId);
    if (Object.keys(content).length > 0)
      await commands.editChannel(tx, mayEditChannel.permit(actor, facts), content);
    const wish = { visibility, archived };
    if (visibility !== undefined || archived !== undefined)
      await commands.manageChannel(tx, mayManageChannel.permit(actor, { ...facts, wish }), wish);
    return { channel: await readChannel(tx, actor, params.channelId) };
  });

  routes.write(joinChannel, async ({ tx, actor, params }) => {
    const facts = await lockChannelFacts(tx, actor, params.channelId);
    await memberCommands.joinChannel(tx, mayJoinChannel.permit(actor, facts));
    return { channel: await readChannel(tx, actor, params.channelId) };
  });

  routes.write(leaveChannel, async ({ tx, actor, params }) => {
    const facts = await lockChannelFacts(tx, actor, params.channelId);
    await memberCommands.leaveChannel(tx, mayLeaveChannel.permit(actor, facts));
  });

  routes.write(setChannelNotifications, async ({ tx, actor, params, body }) => {
    const facts = await readChannelFacts(tx, actor, params.channelId);
    const permit = maySetChannelNotifications.permit(actor, facts);
    await memberCommands.setNotifications(tx, permit, body.level);
    return { channel: await readChannel(tx, actor, params.channelId) };
  });

  routes.read(listChannelMembers, async ({ actor, params, query }) => {
    const facts = await readChannelFacts(db, actor, params.channelId);
    return listMembersOf(db, mayReadChannel.permit(actor, facts), query);
  });

  routes.write(addChannelMembers, async ({ tx, actor, params, body }) => {
    const facts = await lockChannelFacts(tx, actor, params.channelId);
    await memberCommands.addMembers(tx, mayAddToChannel.permit(actor, facts), body.userIds);
    return { channel: await readChannel(tx, actor, params.channelId) };
  });

  routes.write(removeChannelMember, async ({ tx, actor, params: { channelId, userId } }) => {
    const facts = await lockChannelFacts(tx, actor, channelId);
    await memberCommands.removeMember(tx, mayRemoveFromChannel.permit(actor, { ...facts, userId }), userId);
  });
}
