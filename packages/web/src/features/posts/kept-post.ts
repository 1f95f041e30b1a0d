import { type PostDraft, savePostDraft } from '@weft/contract/post-drafts.ts';
import type { PostType } from '@weft/contract/posts.ts';
import { api } from '../../realtime/api.ts';
import type { BegunDraft, DraftKind } from '../messages/draft-kind.ts';
import { fileOf } from '../messages/kept-draft.ts';
import { typeOf, type Written } from './type-of.ts';

/** On one's page, in a space, or under a post. */
export interface PostPlace {
  readonly spaceId: string | null;
  readonly parentId: string | null;
}

export interface ChosenSong {
  readonly id: string;
  readonly title: string;
}

/** What this device keeps of something that is being written to be published. */
export interface KeptPost extends BegunDraft<SaidPost> {
  readonly place: PostPlace;
  readonly title: string;
  readonly content: string;
  /** Which of the files is the cover. */
  readonly coverFile: string | null;
  /** Of an album; null: it is none. */
  readonly songs: readonly ChosenSong[] | null;
  readonly scheduledFor: string | null;
}

export interface SaidPost {
  readonly type: PostType;
  readonly title: string;
  readonly content: string;
  readonly mediaIds: readonly string[];
  readonly coverId: string | null;
  readonly songIds: readonly string[];
}

export const emptyPost = (place: PostPlace): KeptPost => ({
  ...{ place, title: '', content: '', coverFile: null, songs: null, scheduledFor: null },
  ...{ clientKey: crypto.randomUUID(), files: [], builtOn: 0, dirty: false },
});

export const filesOf = ({ files, coverFile }: Pick<KeptPost, 'files' | 'coverFile'>) =>
  files.filter(({ id }) => id !== coverFile);
export const coverOf = ({ files, coverFile }: Pick<KeptPost, 'files' | 'coverFile'>) =>
  files.find(({ id }) => id === coverFile);

/** What it is made of, as its type is judged by. */
export function writtenOf(kept: KeptPost): Written {
  return {
    title: kept.title.trim(),
    content: kept.content.trim(),
    mimeTypes: filesOf(kept).map(({ mimeType }) => mimeType),
    ...(kept.songs === null ? {} : { songs: kept.songs.length }),
    cover: kept.coverFile !== null,
  };
}

/** Undefined while there is nothing. What is said of a comment makes no other type of it. */
export function judged(kept: KeptPost): ReturnType<typeof typeOf> {
  if (kept.place.parentId === null) return typeOf(writtenOf(kept));
  return kept.content.trim() === '' ? undefined : { type: 'status' };
}

export const isEmptyPost = ({ title, content, files, songs }: KeptPost): boolean =>
  title.trim() === '' && content.trim() === '' && files.length === 0 && (songs ?? []).length === 0;

function said(kept: KeptPost): SaidPost {
  const made = judged(kept);
  const type = made !== undefined && 'type' in made ? made.type : 'status';
  return {
    ...{ type: kept.songs === null ? type : 'album', title: kept.title, content: kept.content },
    mediaIds: filesOf(kept).flatMap(({ mediaId }) => mediaId ?? []),
    coverId: coverOf(kept)?.mediaId ?? null,
    songIds: (kept.songs ?? []).map(({ id }) => id),
  };
}

const ids = (of: readonly { readonly id: string }[]) => of.map(({ id }) => id).join();

function from(draft: PostDraft): KeptPost {
  const { clientKey, title, content, cover, parentId, scheduledFor, revision: builtOn } = draft;
  return {
    place: { spaceId: parentId === null ? draft.spaceId : null, parentId },
    ...{ clientKey, title, content, scheduledFor, builtOn, dirty: false },
    files: [...draft.files, ...(cover === null ? [] : [cover])].map(fileOf),
    coverFile: cover?.id ?? null,
    songs: draft.type === 'album' ? draft.songs : null,
  };
}

/** Something to be published that is being written. */
export const postDrafts = {
  anew: ({ place }) => emptyPost(place),
  isEmpty: isEmptyPost,
  from,
  both: (first, second) => ({
    title: first.title === '' ? second.title : first.title,
    content: [first.content, second.content].filter((text) => text !== '').join('\n\n'),
    files: [...first.files, ...second.files.filter(({ id }) => first.files.every((one) => one.id !== id))],
    coverFile: first.coverFile ?? second.coverFile,
    songs: first.songs ?? second.songs,
  }),
  said,
  same: (theirs, mine) =>
    theirs.title === mine.title &&
    theirs.content === mine.content &&
    ids(theirs.files) === mine.mediaIds.join() &&
    (theirs.cover?.id ?? null) === mine.coverId &&
    ids(theirs.songs) === mine.songIds.join(),
  save: async ({ clientKey, place }, { mediaIds, songIds, ...words }, names, leaving) => {
    const body = { ...words, ...place, ...names, mediaIds: [...mediaIds], songIds: [...songIds] };
    return (await api.call(savePostDraft, { params: { clientKey }, body, keepalive: leaving })).draft;
  },
  shown: (kept) => ({ kept }),
} as const satisfies DraftKind<KeptPost, SaidPost, PostDraft, { readonly kept: KeptPost }>;
