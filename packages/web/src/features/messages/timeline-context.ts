import type { Message } from '@weft/contract/messages.ts';
import type { Place } from '@weft/contract/places.ts';
import { createContext, use } from 'react';

/** What surrounds every line of a timeline: where it is, who reads, and what only the page can do. */
export interface TimelineSurroundings {
  readonly place: Place;
  readonly me: string;
  /** Undefined in a direct conversation. */
  readonly communityId: string | undefined;
  /** One may read and not write there now. */
  readonly muted: boolean;
  /** Opens the thread under a message; undefined: there are none here. */
  readonly openThread: ((rootMessageId: string) => void) | undefined;
  /** Speaks to one message among the others; undefined: one only speaks to all of them, or may not write. */
  readonly speakTo?: SpeakTo | undefined;
  /** Asks those who keep the peace to look at it. */
  readonly report: ((messageId: string) => void) | undefined;
  readonly markUnreadFrom: ((message: Message) => void) | undefined;
  /** Something in this thread was not read. */
  readonly isThreadUnread: (conversationId: string) => boolean;
  /** The message that is being said differently. */
  readonly editing: string | undefined;
  readonly edit: (messageId: string | undefined) => void;
  /** Where the address points. */
  readonly highlighted: string | undefined;
}

export interface SpeakTo {
  /** What that is called of this message; undefined: not of this one. */
  readonly words: (message: Message) => string | undefined;
  readonly run: (message: Message) => void;
}

export const TimelineContext = createContext<TimelineSurroundings | undefined>(undefined);

/** What one may do with a message: what the server said, and a mute on top, which comes and ends without it. */
export function useMay({ may }: Message): Message['may'] {
  const { muted } = useTimeline();
  return muted ? { ...may, reply: false, react: false, edit: false, pin: false } : may;
}

export function useTimeline(): TimelineSurroundings {
  const value = use(TimelineContext);
  if (value === undefined) throw new Error('no timeline around this line');
  return value;
}
