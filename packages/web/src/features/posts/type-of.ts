import { type PostType, postShapes } from '@weft/contract/posts.ts';
import type { PlainKey } from '../../i18n/words.ts';

export interface Written {
  readonly title: string;
  readonly content: string;
  readonly mimeTypes: readonly string[];
  /** Of an album: how many it has so far. */
  readonly songs?: number;
  /** A picture was chosen that stands for it in lists. */
  readonly cover?: boolean;
}

/** Which type of post this is, by what it is made of; or why it is none yet. Undefined: there is nothing yet. */
export function typeOf(
  written: Written,
): { readonly type: PostType } | { readonly problem: PlainKey } | undefined {
  const { title, content, mimeTypes, songs, cover = false } = written;
  if (title === '' && content === '' && mimeTypes.length === 0 && songs === undefined && !cover)
    return undefined;
  const type = songs === undefined ? (byFiles(mimeTypes) ?? byWords(written)) : byOrder(mimeTypes);
  if (type === undefined) return { problem: 'posts.filesDoNotGo' };
  const named = type === 'video_short' && title !== '' ? 'video_long' : type;
  const shape = postShapes[named];
  if (cover && !shape.cover) return { problem: 'posts.coverDoesNotGo' };
  if (shape.title === 'needed' && title === '') return { problem: 'posts.titleNeeded' };
  if (content.length < shape.content.min) return { problem: 'posts.wordsNeeded' };
  if (content.length > shape.content.max)
    return { problem: named === 'text_long' ? 'posts.tooLong' : 'posts.captionTooLong' };
  if (songs === 0) return { problem: 'posts.songsNeeded' };
  return mimeTypes.length > shape.files.max ? { problem: 'posts.tooManyFiles' } : { type: named };
}

/** Songs that are published already, in an order. */
function byOrder(mimeTypes: readonly string[]): PostType | undefined {
  return mimeTypes.length === 0 ? 'album' : undefined;
}

/** A title, or more than a note, makes it a text. */
function byWords({ title, content, mimeTypes }: Written): PostType | undefined {
  if (mimeTypes.length > 0) return undefined;
  return title !== '' || content.length > postShapes.text_short.content.max ? 'text_long' : 'text_short';
}

function byFiles(mimeTypes: readonly string[]): PostType | undefined {
  const [first, ...others] = mimeTypes;
  if (first === undefined) return undefined;
  if (others.length > 0)
    return mimeTypes.every((one) => one.startsWith('image/')) ? 'image_gallery' : undefined;
  if (first === 'image/gif') return 'gif';
  const kinds = { image: 'image', video: 'video_short', audio: 'song' } as const;
  return kinds[first.split('/')[0] as keyof typeof kinds];
}
