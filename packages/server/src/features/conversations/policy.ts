import type { User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { isAtLeast } from '../communities/roles.ts';
import {
  type DirectPlace,
  type GoalPlace,
  mayReadPlace,
  partOf,
  type ThreadPlace,
} from '../messages/policy.ts';

export const mayFollow = policy(
  'thread.follow',
  (actor: User, thread: ThreadPlace): Decision => (mayReadPlace.allows(actor, thread) ? 'yes' : 'not_found'),
);

/** Two channels of one community, as whoever carries from one to the other stands to them. */
export interface CarryFacts {
  readonly messageId: string;
  /** Of the message. */
  readonly homeId: string;
  readonly channelId: string;
  /** The flat message can be read by the asker. */
  readonly readable: boolean;
  readonly deleted: boolean;
  /** In the channel of the message. */
  readonly inside: boolean;
  readonly muted: boolean;
  /** Only those who were let in read the conversation so far. */
  readonly closed: boolean;
  readonly target: {
    readonly known: boolean;
    readonly inside: boolean;
    readonly archived: boolean;
    readonly visibility: 'public' | 'private';
  };
  /** They said that they mean it. */
  readonly confirmed: boolean;
}

/** Out of or into a private channel only by somebody who is in both and means it. */
export const mayCarry = policy('conversation.carry', (_actor: User, facts: CarryFacts): Decision => {
  const { target } = facts;
  if (!facts.readable || !target.known) return 'not_found';
  if (facts.deleted) return 'message_deleted';
  if (!facts.inside || !target.inside) return 'not_in_channel';
  if (facts.muted) return 'member_muted';
  if (target.archived) return 'channel_archived';
  return (facts.closed || target.visibility === 'private') && !facts.confirmed ? 'confirm_private' : 'yes';
});

export interface CarriedFacts {
  readonly conversationId: string;
  readonly channelId: string;
  readonly place: ThreadPlace;
  /** The asker may know that it lives in this channel. */
  readonly known: boolean;
  readonly isPrimary: boolean;
  readonly carriedBy: string | null;
  readonly rootAuthorId: string;
}

/** Whoever carried it, whose message it began with, and who keeps the peace. */
export const mayTakeBack = policy('conversation.take-back', (actor: User, facts: CarriedFacts): Decision => {
  if (!mayReadPlace.allows(actor, facts.place) || !facts.known) return 'not_found';
  const { role } = facts.place;
  const theirs = facts.carriedBy === actor.userId || facts.rootAuthorId === actor.userId;
  if (!theirs && !(role !== null && isAtLeast(role, 'moderator'))) return 'forbidden';
  return facts.isPrimary ? 'primary_stays' : 'yes';
});

export const mayMute = policy(
  'conversation.mute',
  (_actor: User, place: DirectPlace | GoalPlace): Decision =>
    (place.kind === 'goal' ? partOf(place) !== null : place.inside) ? 'yes' : 'not_found',
);
