import type { Draft } from '@weft/contract/drafts.ts';
import { limits } from '@weft/contract/limits.ts';
import type { Attachment } from '@weft/contract/media.ts';
import type { Destination } from '@weft/contract/messages.ts';
import type { ChosenFile } from '../media/uploads.ts';

/** What this device keeps of what is being written in one place. */
export interface KeptDraft {
  readonly to: Destination;
  /** The name that the message will have. */
  readonly clientKey: string;
  readonly content: string;
  readonly files: readonly ChosenFile[];
  /** The revision of the server's that it goes on from; 0: the server has none. */
  readonly builtOn: number;
  /** Something of it is not saved on the server. */
  readonly dirty: boolean;
  /** What was sent to be saved and not answered: found again at the server, it is one's own. */
  readonly attempts?: readonly Said[];
}

interface Said {
  readonly content: string;
  readonly mediaIds: readonly string[];
}

/** Where what stands in the field is kept, told as it is. `device`: the server takes no drafts here. */
export type DraftState = 'idle' | 'saving' | 'saved' | 'offline' | 'device' | 'lost' | 'conflict';

export interface DraftView {
  readonly text: string;
  readonly files: readonly ChosenFile[];
  readonly state: DraftState;
  readonly savedAt: string | undefined;
  /** What another device keeps for the same place, where the two differ. */
  readonly theirs: Draft | undefined;
}

export function emptyDraft(to: Destination): KeptDraft {
  return { to, clientKey: crypto.randomUUID(), content: '', files: [], builtOn: 0, dirty: false };
}

export function isEmpty({ content, files }: Pick<KeptDraft, 'content' | 'files'>): boolean {
  return content.trim() === '' && files.length === 0;
}

/** As the server keeps it. */
export function keptFrom({ to, clientKey, content, attachments, revision }: Draft): KeptDraft {
  return { to, clientKey, content, files: attachments.map(fileOf), builtOn: revision, dirty: false };
}

/** What can be saved of it: files that have arrived. */
export function saidIn({ content, files }: Pick<KeptDraft, 'content' | 'files'>): Said {
  return { content, mediaIds: files.flatMap(({ mediaId }) => mediaId ?? []) };
}

export function saysTheSame(draft: Draft, said: Said): boolean {
  return (
    draft.content === said.content && draft.attachments.map(({ id }) => id).join() === said.mediaIds.join()
  );
}

function fileOf({ id, name, bytes, mimeType, width, height }: Attachment): ChosenFile {
  return { id, name, bytes, mimeType, width, height, mediaId: id };
}

/** How the place of a draft is called on this device: a thread by the message that it hangs on, before and after it is made. */
export function nameOfDestination(to: Destination): string | undefined {
  if ('channelId' in to) return `channel:${to.channelId}`;
  if ('rootMessageId' in to) return `thread:${to.rootMessageId}`;
  return to.replyToMessageId === undefined ? `conversation:${to.conversationId}` : undefined;
}

/** One text after the other, and the files of both. */
export function bothTexts(first: KeptDraft, second: KeptDraft): Pick<KeptDraft, 'content' | 'files'> {
  const content = [first.content, second.content].filter((text) => text !== '').join('\n\n');
  const known = new Set(first.files.map(({ mediaId }) => mediaId));
  const more = second.files.filter(({ mediaId }) => mediaId === undefined || !known.has(mediaId));
  return { content, files: [...first.files, ...more].slice(0, limits.attachments.max) };
}
