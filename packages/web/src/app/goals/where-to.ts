import type { Destination, MessageKind } from '@weft/contract/messages.ts';

/** Where something in a goal is said, and what it is: all of it is named, so that a draft knows it, too. */
export type OfGoal = Extract<Destination, { readonly conversationId: string }> & {
  readonly kind: MessageKind;
};

/** What the address says of what is read and written here. */
export interface GoalSearch {
  readonly message?: string | undefined;
  /** Writing the note of this day. */
  readonly note?: string | undefined;
  /** Speaking to this message. */
  readonly answer?: string | undefined;
  /** What else is written. */
  readonly write?: Exclude<MessageKind, 'daily_note'> | undefined;
}

interface Wanted {
  readonly conversationId: string;
  readonly today: string;
  readonly teaches?: boolean;
  /** The day whose note it is. */
  readonly note?: string | undefined;
  /** The message that it speaks to, and the day that this is about. */
  readonly answer?: string | undefined;
  readonly replyToMessageId?: string | undefined;
  readonly about?: string | undefined;
  readonly targetDate?: string | undefined;
  readonly write?: MessageKind | undefined;
  readonly progress?: number | undefined;
}

/** A note belongs to its day, feedback to the day of what it answers; an ordinary message to none. */
export function whereTo(wanted: Wanted): OfGoal {
  const { conversationId, teaches = false, note, write, today, progress } = wanted;
  if (note !== undefined) return { conversationId, kind: 'daily_note', targetDate: note };
  const kind = write ?? (teaches ? 'instructor_response' : 'message');
  const speaksTo = wanted.answer ?? wanted.replyToMessageId;
  return {
    ...{ conversationId, kind },
    ...(speaksTo === undefined ? {} : { replyToMessageId: speaksTo }),
    ...(kind === 'message' ? {} : { targetDate: wanted.about ?? wanted.targetDate ?? today }),
    ...(kind === 'milestone' && progress !== undefined ? { progress } : {}),
  };
}
