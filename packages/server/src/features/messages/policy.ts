import type { MemberRole } from '@weft/contract/communities.ts';
import type { MessageKind } from '@weft/contract/messages.ts';
import type { User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { readsChannel } from '../channels/policy.ts';
import { isAtLeast } from '../communities/roles.ts';

/** A place as a rule sees it: what it is, and how the asker stands to it. */
export type PlaceFacts = ChannelPlace | ThreadPlace | DirectPlace | GoalPlace;

export interface ChannelPlace {
  readonly kind: 'channel';
  readonly id: string;
  readonly communityId: string;
  readonly visibility: 'public' | 'private';
  /** In the community, while active there. */
  readonly role: MemberRole | null;
  readonly inside: boolean;
  readonly archived: boolean;
  /** The asker may read and not write in the community now. */
  readonly muted: boolean;
}

export interface ThreadPlace {
  readonly kind: 'thread';
  readonly id: string;
  readonly communityId: string;
  readonly role: MemberRole | null;
  /** The asker may read one of the channels that it lives in. */
  readonly readable: boolean;
  /** The asker is in one of those that are not archived. */
  readonly inside: boolean;
  /** All of them are archived. */
  readonly archived: boolean;
  readonly muted: boolean;
}

export interface DirectPlace {
  readonly kind: 'direct';
  readonly id: string;
  readonly inside: boolean;
  /** Of two, one of whom has blocked the other: it is read, not written. */
  readonly closed: boolean;
}

export interface GoalPlace {
  readonly kind: 'goal';
  readonly id: string;
  readonly communityId: string;
  readonly role: MemberRole | null;
  /** What the asker was let in as. It counts while they are that in the community. */
  readonly takes: 'student' | 'instructor' | null;
  /** It is put away. */
  readonly archived: boolean;
  readonly muted: boolean;
}

/** What the asker is in a goal now: an instructor who is none in the community any more is nobody there. */
export function partOf({ role, takes }: GoalPlace): GoalPlace['takes'] {
  if (role === null || (takes === 'instructor' && !isAtLeast(role, 'instructor'))) return null;
  return takes;
}

/** The one rule of who reads what is said: timelines, single messages, rooms, replays and searches ask it. */
export const mayReadPlace = policy(
  'place.read',
  (_actor: User, place: PlaceFacts): Decision => (readable(place) ? 'yes' : 'not_found'),
);

function readable(place: PlaceFacts): boolean {
  if (place.kind === 'direct') return place.inside;
  if (place.kind === 'goal')
    return partOf(place) !== null || (place.role !== null && isAtLeast(place.role, 'admin'));
  return place.kind === 'channel' ? readsChannel(place) : place.role !== null && place.readable;
}

/** With what it is: whoever says nothing of that asks for an ordinary message. */
export const maySayIn = policy(
  'place.say',
  (_actor: User, { says = 'message', ...place }: PlaceFacts & { readonly says?: MessageKind }): Decision => {
    if (!readable(place)) return 'not_found';
    if (place.kind === 'goal') return saysInGoal(place, says);
    if (says !== 'message') return 'forbidden';
    if (place.kind === 'direct') return place.closed ? 'cannot_write_to_them' : 'yes';
    if (place.archived) return 'channel_archived';
    if (!place.inside) return 'not_in_channel';
    return place.muted ? 'member_muted' : 'yes';
  },
);

/** Notes and activity are the student's, feedback is an instructor's; what was reached either says. Admins read. */
function saysInGoal(place: GoalPlace, says: MessageKind): Decision {
  const part = partOf(place);
  const by = { daily_note: 'student', activity: 'student', instructor_response: 'instructor' } as const;
  if (part === null || (says in by && by[says as keyof typeof by] !== part)) return 'forbidden';
  if (place.archived) return 'goal_archived';
  return place.muted ? 'member_muted' : 'yes';
}

export interface MessageFacts {
  readonly id: string;
  readonly authorId: string;
  readonly deleted: boolean;
  readonly place: PlaceFacts;
  /** It is the root of a thread that was carried to where the asker reads it. */
  readonly carriedHere?: boolean;
}

/** A root is read by whoever reads one of the channels that its thread lives in. */
const visible = ({ place, carriedHere = false }: MessageFacts) =>
  readable(place) || (carriedHere && place.kind !== 'direct' && place.kind !== 'goal' && place.role !== null);

export const mayReadMessage = policy(
  'message.read',
  (_actor: User, message: MessageFacts): Decision => (visible(message) ? 'yes' : 'not_found'),
);

/** One's own, as long as one may speak there. */
export const mayEditMessage = policy('message.edit', (actor: User, message: MessageFacts): Decision => {
  if (!visible(message) || message.deleted) return 'not_found';
  return message.authorId === actor.userId ? speaks(message.place) : 'forbidden';
});

/** One's own, wherever one can still read it; those of others for who keeps the peace. */
export const mayDeleteMessage = policy('message.delete', (actor: User, message: MessageFacts): Decision => {
  if (!visible(message) || message.deleted) return 'not_found';
  return message.authorId === actor.userId || keepsPeace(message.place) ? 'yes' : 'forbidden';
});

export const mayReact = policy('message.react', (_actor: User, message: MessageFacts): Decision => {
  if (!visible(message) || message.deleted) return 'not_found';
  return speaks(message.place);
});

export const mayPin = policy('message.pin', (_actor: User, message: MessageFacts): Decision => {
  if (!visible(message) || message.deleted) return 'not_found';
  return speaks(message.place);
});

/** What is less than a message: a reaction, a pin, another wording. */
function speaks(place: PlaceFacts): Decision {
  if (place.kind === 'goal') return maySpeakIn(place);
  if (!place.inside || (place.kind === 'direct' ? place.closed : place.archived)) return 'forbidden';
  return place.kind !== 'direct' && place.muted ? 'member_muted' : 'yes';
}

/** What one may do there but for a mute: what answers say of it, which would be old when the mute ends by the clock. */
export function butForMute(place: PlaceFacts): PlaceFacts {
  return place.kind === 'direct' ? place : { ...place, muted: false };
}

function maySpeakIn(goal: GoalPlace): Decision {
  if (partOf(goal) === null || goal.archived) return 'forbidden';
  return goal.muted ? 'member_muted' : 'yes';
}

/** In a goal, which is not for those who only moderate, an admin. */
function keepsPeace(place: PlaceFacts): boolean {
  if (place.kind === 'direct' || place.role === null) return false;
  return isAtLeast(place.role, place.kind === 'goal' ? 'admin' : 'moderator');
}
