import type { Room } from '@weft/contract/event.ts';
import type { ClientFrame, ServerFrame } from '@weft/contract/frames.ts';
import { type Role, roles } from './roles.ts';
import type { Subject } from './world.ts';

/** Who is in the community. */
const everyone: readonly Role[] = ['member', 'blocked', 'instructor', 'moderator', 'admin', 'owner'];

/** Whom a socket greets: the others are sent away whatever they say. */
export const greeted: readonly Role[] = roles.filter((role) => role !== 'anonymous' && role !== 'suspended');

interface RoomRow {
  readonly room: (subject: Subject) => Room;
  /** Who may be in it. */
  readonly heardBy: readonly Role[];
  /** What whoever comes in is shown at once. */
  readonly shown?: readonly ServerFrame['kind'][];
}

/**
 * Who may hear which room: a row for each kind, and `kind: which` for others of it. Nobody hears those of a kind that no
 * feature has opened.
 */
export const rooms: Readonly<Record<string, RoomRow>> = {
  // One's own devices: nobody else's, whoever runs the server neither.
  user: { room: ({ ownerId }) => `user:${ownerId}`, heardBy: ['owner'] },
  // Whoever runs the server may look at a community; they do not listen in.
  community: {
    room: ({ communityId }) => `community:${communityId}`,
    heardBy: everyone,
    shown: ['presence'],
  },
  // Whoever may read it may listen, in it or not.
  channel: {
    room: ({ channelId }) => `channel:${channelId}`,
    heardBy: everyone,
  },
  'channel: a private one': {
    room: ({ privateChannelId }) => `channel:${privateChannelId}`,
    heardBy: ['member', 'moderator', 'owner'],
  },
  // Whoever may read a conversation.
  thread: {
    room: ({ conversationId }) => `thread:${conversationId}`,
    heardBy: everyone,
  },
  'thread: a direct conversation': { room: ({ directId }) => `thread:${directId}`, heardBy: ['owner'] },
  // The student, who accompanies them, and who runs the community.
  'thread: about a goal': {
    room: ({ goalConversationId }) => `thread:${goalConversationId}`,
    heardBy: ['member', 'instructor', 'admin', 'owner'],
  },
  'thread: of no conversation': { room: ({ channelId }) => `thread:${channelId}`, heardBy: [] },
  // Whoever may read what the discussion is about.
  post: { room: ({ postId }) => `post:${postId}`, heardBy: everyone.filter((role) => role !== 'blocked') },
  'post: on a page': {
    room: ({ pagePostId }) => `post:${pagePostId}`,
    heardBy: greeted.filter((role) => role !== 'blocked'),
  },
  'post: of no post': { room: ({ channelId }) => `post:${channelId}`, heardBy: [] },
};

interface FrameRow {
  readonly frame: (room: Room) => ClientFrame;
  /** What it comes to as the first word of a socket, by somebody who would be greeted. */
  readonly first: ServerFrame['kind'];
  /** And after a hello, about a room that they are in. */
  readonly later: readonly ServerFrame['kind'][];
}

export const frames: Readonly<Record<ClientFrame['kind'], FrameRow>> = {
  // Once: a socket does not become somebody else's.
  hello: { frame: () => ({ kind: 'hello' }), first: 'welcome', later: ['bye'] },
  join: { frame: (room) => ({ kind: 'join', room }), first: 'bye', later: ['joined'] },
  // A place that one belongs to is not left by asking.
  leave: { frame: (room) => ({ kind: 'leave', room }), first: 'bye', later: [] },
  // Nothing comes back: others hear it.
  typing: { frame: (room) => ({ kind: 'typing', room }), first: 'bye', later: [] },
  ping: { frame: () => ({ kind: 'ping' }), first: 'bye', later: ['pong'] },
};
