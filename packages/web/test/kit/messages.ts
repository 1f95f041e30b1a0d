import { exampleMessage } from '@weft/contract/message-events.ts';
import type { Message, TimelineEntry } from '@weft/contract/messages.ts';

/** A message of a channel, as its reader gets it. */
export function messageOf(seq: number, more: Partial<Message> = {}): Message {
  return {
    ...exampleMessage,
    ...{ id: String(1000 + seq), seq, clientKey: `key-${seq}`, thread: null, mine: [] },
    may: { reply: true, react: true, edit: false, delete: false, pin: true },
    sentAt: new Date(Date.UTC(2026, 10, 20, 9, seq)).toISOString(),
    ...more,
  };
}

export function entryOf(seq: number, more: Partial<Message> = {}): TimelineEntry {
  return { kind: 'message', message: messageOf(seq, more) };
}
