import { type Draft, saveDraft } from '@weft/contract/drafts.ts';
import { limits } from '@weft/contract/limits.ts';
import type { Attachment } from '@weft/contract/media.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { api } from '../../realtime/api.ts';
import type { ChosenFile } from '../media/uploads.ts';
import type { BegunDraft, DraftKind } from './draft-kind.ts';

/** What this device keeps of what is being written in one place. */
export interface KeptDraft extends BegunDraft<Said> {
  readonly to: Destination;
  readonly content: string;
}

export interface Said {
  readonly content: string;
  readonly mediaIds: readonly string[];
}

export function emptyDraft(to: Destination): KeptDraft {
  return { to, clientKey: crypto.randomUUID(), content: '', files: [], builtOn: 0, dirty: false };
}

export function isEmpty({ content, files }: Pick<KeptDraft, 'content' | 'files'>): boolean {
  return content.trim() === '' && files.length === 0;
}

/** An ordinary message is one without saying so. */
function asOfGoal(to: Destination): Destination {
  return 'conversationId' in to ? { kind: 'message', ...to } : to;
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

export function fileOf({ id, name, bytes, mimeType, width, height }: Attachment): ChosenFile {
  return { id, name, bytes, mimeType, width, height, mediaId: id };
}

/** How the place of a draft is called on this device: a thread by the message that it hangs on, before and after it is made. */
export function nameOfDestination(to: Destination): string {
  if ('channelId' in to) return `channel:${to.channelId}`;
  if ('rootMessageId' in to) return `thread:${to.rootMessageId}`;
  const { conversationId, replyToMessageId, kind, targetDate } = to;
  if (kind === 'daily_note') return `note:${conversationId}:${targetDate}`;
  return replyToMessageId === undefined
    ? `conversation:${conversationId}`
    : `conversation:${conversationId}:${replyToMessageId}`;
}

/** In the conversation of a goal: a draft there has its own kind, day and progress, which go with it. */
export function isOfGoal(to: Destination): boolean {
  return 'conversationId' in to && to.kind !== undefined;
}

/** One text after the other, and the files of both. */
export function bothTexts(first: KeptDraft, second: KeptDraft): Pick<KeptDraft, 'content' | 'files'> {
  const content = [first.content, second.content].filter((text) => text !== '').join('\n\n');
  const known = new Set(first.files.map(({ mediaId }) => mediaId));
  const more = second.files.filter(({ mediaId }) => mediaId === undefined || !known.has(mediaId));
  return { content, files: [...first.files, ...more].slice(0, limits.attachments.max) };
}

/** Messages that are being written. */
export const messageDrafts = {
  anew: ({ to }) => emptyDraft(to),
  isEmpty,
  from: (theirs, { to }) => ({ ...keptFrom(theirs), to: isOfGoal(to) ? asOfGoal(theirs.to) : to }),
  both: bothTexts,
  said: saidIn,
  same: saysTheSame,
  save: async ({ to, clientKey }, { content, mediaIds }, names, leaving) => {
    const body = { to, clientKey, content, mediaIds: [...mediaIds], ...names };
    return (await api.call(saveDraft, { body, keepalive: leaving })).draft;
  },
  shown: ({ content, files }) => ({ text: content, files }),
} as const satisfies DraftKind<KeptDraft, Said, Draft, { text: string; files: readonly ChosenFile[] }>;
