import type { MemberRole } from '@weft/contract/communities.ts';
import type { User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { activeRole, type CommunityFacts, mayReadCommunity, maySeeCommunity } from '../communities/policy.ts';
import { isAtLeast } from '../communities/roles.ts';

/** A channel as a rule sees it: what it is, and what the asker is in it and in its community. */
export interface ChannelFacts {
  readonly id: string;
  readonly community: CommunityFacts;
  readonly visibility: 'public' | 'private';
  readonly joinedByAll: boolean;
  readonly archived: boolean;
  readonly createdBy: string | null;
  /** The asker is in it. */
  readonly joined: boolean;
}

/** What is about to become of it; only what changes. */
export interface ChannelWish {
  readonly visibility?: 'public' | 'private' | undefined;
  readonly archived?: boolean | undefined;
}

/**
 * The one rule of who knows that a channel exists, and reads it and what is said in it: `readableChannels` says the same in
 * SQL. Nobody looks into a private channel from outside, whoever runs the community or the server neither.
 */
export function readsChannel(standing: {
  readonly role: MemberRole | null;
  readonly visibility: 'public' | 'private';
  readonly inside: boolean;
}): boolean {
  return standing.role !== null && (standing.visibility === 'public' || standing.inside);
}

export const mayReadChannel = policy('channel.read', (_actor: User, channel: ChannelFacts) => {
  const { community, visibility, joined } = channel;
  return readsChannel({ role: activeRole(community), visibility, inside: joined }) ? 'yes' : 'not_found';
});

/** Of those that one may know of: the list leaves the others out. */
export const mayListChannels = policy('channel.list', inside);
export const mayCreateChannel = policy('channel.create', inside);

/** Says something there, flat or in a thread that lives in no other channel. */
export const mayPostIn = policy('channel.post', (actor: User, channel: ChannelFacts) =>
  among(actor, channel, () => (channel.archived ? 'channel_archived' : isIn(channel))),
);

/** Being in already is no reason to refuse. */
export const mayJoinChannel = policy('channel.join', (actor: User, channel: ChannelFacts) =>
  among(actor, channel, () => (channel.archived && !channel.joined ? 'channel_archived' : 'yes')),
);

export const mayLeaveChannel = policy('channel.leave', (actor: User, channel: ChannelFacts) =>
  among(actor, channel, () => 'yes'),
);

export const maySetChannelNotifications = policy(
  'channel.set-notifications',
  (actor: User, channel: ChannelFacts) => among(actor, channel, () => isIn(channel)),
);

/** Its name, topic and address: for whoever made it and those who keep the peace. */
export const mayEditChannel = policy('channel.edit', (actor: User, channel: ChannelFacts) =>
  among(actor, channel, () => keeper('moderator', actor, channel)),
);

/** Who may see it, and whether it is still written in. What was said in private stays private. */
export const mayManageChannel = policy(
  'channel.manage',
  (actor: User, { wish, ...channel }: ChannelFacts & { readonly wish?: ChannelWish }) =>
    among(actor, channel, () => {
      const decision = keeper('admin', actor, channel);
      if (decision !== 'yes' || wish === undefined) return decision;
      if (wish.visibility === 'public' && channel.visibility === 'private') return 'channel_private_stays';
      const hides = wish.visibility === 'private' && channel.visibility === 'public';
      if (channel.joinedByAll && (hides || wish.archived === true)) return 'channel_for_all';
      // Whoever closes the door is inside: otherwise nobody might be.
      return hides ? isIn(channel) : 'yes';
    }),
);

export const mayAddToChannel = policy('channel.add-member', (actor: User, channel: ChannelFacts) =>
  among(actor, channel, () => {
    if (!channel.joined) return 'forbidden';
    return channel.archived ? 'channel_archived' : 'yes';
  }),
);

/** Somebody else: oneself leaves. */
export const mayRemoveFromChannel = policy(
  'channel.remove-member',
  (actor: User, { userId, ...channel }: ChannelFacts & { readonly userId?: string }) =>
    among(actor, channel, () =>
      channel.joined && userId !== actor.userId ? keeper('moderator', actor, channel) : 'forbidden',
    ),
);

function inside(actor: User, community: CommunityFacts): Decision {
  if (mayReadCommunity.allows(actor, community)) return 'yes';
  return maySeeCommunity.allows(actor, community) ? 'forbidden' : 'not_found';
}

/** What a reader may do is another question for each act; to everybody else there is nothing to ask about. */
function among(actor: User, channel: ChannelFacts, decide: () => Decision): Decision {
  return mayReadChannel.allows(actor, channel) ? decide() : 'not_found';
}

function isIn({ joined }: ChannelFacts): Decision {
  return joined ? 'yes' : 'not_in_channel';
}

function keeper(least: 'moderator' | 'admin', actor: User, { createdBy, community }: ChannelFacts): Decision {
  const role = activeRole(community);
  return createdBy === actor.userId || (role !== null && isAtLeast(role, least)) ? 'yes' : 'forbidden';
}
