import { z } from 'zod';
import { defineEvent, roomKinds } from './event.ts';
import { room } from './frames.ts';
import { id } from './values.ts';

/** Appended, in the same transaction, by every command that gives or takes somebody's access to rooms. */
export const accessChanged = defineEvent({
  type: 'access.changed',
  summary: "What a user may read changed; every node checks that user's sockets again",
  audience: 'server',
  payload: z.object({ userId: id }),
  example: { userId: '1439672833925283840' },
});

/** For a change that touches many at once, such as a channel that turns private: one event instead of one for each. */
export const roomAccessChanged = defineEvent({
  type: 'access.room_changed',
  summary: 'Who may read a room changed; every node checks the sockets in it again',
  audience: 'server',
  payload: z.object({ room }),
  example: { room: 'channel:1439672833925283840' },
});

/** For a change that touches many rooms at once, of which few are open, such as a page that is closed: those of one kind. */
export const kindAccessChanged = defineEvent({
  type: 'access.kind_changed',
  summary: 'Who may read rooms of a kind changed; every node checks the sockets that have one open again',
  audience: 'server',
  payload: z.object({ kind: z.enum(roomKinds) }),
  example: { kind: 'post' },
});
