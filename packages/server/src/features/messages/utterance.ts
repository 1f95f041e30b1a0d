import type { Attachment } from '@weft/contract/media.ts';
import type { MessageBase } from '@weft/contract/messages.ts';
import type { SayFacts } from './say-facts.ts';
import type { Words } from './words.ts';

/** Something that is about to be said: all that is known before it is. */
export interface Utterance {
  readonly facts: SayFacts;
  readonly words: Words;
  readonly clientKey: string;
  readonly files: readonly Attachment[];
  readonly replyToMessageId: string | null;
}

/** The message as it will be, but for what the database gives it. */
export function draftOf({ facts, words, clientKey, files }: Utterance): MessageBase {
  return {
    ...{ id: '1', place: { kind: 'channel', id: '1' }, seq: 1, sentAt: '2016-01-01T00:00:00.000Z' },
    ...{ author: facts.author, content: words.content, html: words.html, clientKey },
    attachments: [...files],
    ...{ mentions: [...words.mentions], everyone: words.everyone, replyToMessageId: null },
    ...{ reactions: [], pinned: false, editedAt: null, deleted: false, version: 1 },
  };
}
