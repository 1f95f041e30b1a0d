import type { Attachment } from '@weft/contract/media.ts';
import type { Destination, MessageBase } from '@weft/contract/messages.ts';
import type { SayFacts } from './say-facts.ts';
import type { Words } from './words.ts';

/** What it is; in a goal, which day it is about and how far that has come. */
export type Dated = Pick<MessageBase, 'kind' | 'targetDate' | 'progress'>;

export function datedOf(to: Destination): Dated {
  if (!('conversationId' in to)) return { kind: 'message', targetDate: null, progress: null };
  const { kind = 'message', targetDate = null, progress = null } = to;
  return { kind, targetDate, progress };
}

/** Something that is about to be said: all that is known before it is. */
export interface Utterance {
  readonly facts: SayFacts;
  readonly words: Words;
  readonly clientKey: string;
  readonly files: readonly Attachment[];
  readonly replyToMessageId: string | null;
  readonly dated: Dated;
}

/** The message as it will be, but for what the database gives it. */
export function draftOf({ facts, words, clientKey, files, dated }: Utterance): MessageBase {
  return {
    ...{ id: '1', place: { kind: 'channel', id: '1' }, seq: 1, sentAt: '2016-01-01T00:00:00.000Z' },
    ...dated,
    ...{ author: facts.author, content: words.content, html: words.html, clientKey },
    attachments: [...files],
    ...{ mentions: [...words.mentions], everyone: words.everyone, replyToMessageId: null },
    ...{ reactions: [], pinned: false, editedAt: null, deleted: false, version: 1 },
  };
}
