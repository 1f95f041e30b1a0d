import type { Message } from '@weft/contract/messages.ts';

/** What is left of a message that was taken back: its files are gone with it. */
export const nothingLeft = {
  ...{ deleted: true, content: '', html: '' },
  ...{ attachments: [], reactions: [], mine: [] },
} satisfies Partial<Message>;
