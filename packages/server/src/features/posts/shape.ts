import type { MediaType } from '@weft/contract/media.ts';
import { type PostType, postShapes } from '@weft/contract/posts.ts';
import type { FieldProblem } from '@weft/contract/problem.ts';
import { Problem } from '../../core/http/problem.ts';

/** What a post is made of, as its type judges it. */
export interface Parts {
  readonly type: PostType;
  readonly title: string;
  readonly content: string;
  readonly files: readonly { readonly type: MediaType; readonly durationMs: number | null }[];
  readonly cover: { readonly type: MediaType } | null;
  readonly songs: number;
  /** Messages that it quotes. */
  readonly quotes?: number;
}

/** Everything that does not fit, each part with its own reason; then nothing is written. */
export function requireShape(parts: Parts): void {
  const fields = [...wrongWords(parts), ...wrongFiles(parts), ...wrongSongs(parts)];
  if (fields.length > 0) throw new Problem('invalid_request', { fields });
}

function* wrongWords({ type, title, content, files, quotes = 0 }: Parts): Iterable<FieldProblem> {
  const shape = postShapes[type];
  if (shape.title === 'needed' && title === '')
    yield { path: 'body.title', reason: `a post of the type ${type} has a title` };
  if (shape.title === 'none' && title !== '')
    yield { path: 'body.title', reason: `a post of the type ${type} has no title` };
  const { min, max } = shape.content;
  if (content.length < min && quotes === 0) yield { path: 'body.content', reason: 'must say something' };
  if (content.length > max)
    yield { path: 'body.content', reason: `a post of the type ${type} has ${max} characters at most` };
  if (type === 'status' && content === '' && files.length === 0)
    yield { path: 'body.content', reason: 'must say something, where there are no pictures' };
}

function* wrongFiles({ type, files, cover }: Parts): Iterable<FieldProblem> {
  const shape = postShapes[type];
  const { of, min, max } = shape.files;
  if (files.length < min || files.length > max)
    yield { path: 'body.mediaIds', reason: `a post of the type ${type} has ${range(min, max)}` };
  for (const [index, file] of files.entries()) {
    if (!of.includes(file.type))
      yield {
        path: `body.mediaIds.${index}`,
        reason: `is ${named(file.type)}: ${type} takes ${of.map(named).join(' or ') || 'none'}`,
      };
    if (shape.longestSeconds !== undefined && (file.durationMs ?? 0) > shape.longestSeconds * 1000)
      yield {
        path: `body.mediaIds.${index}`,
        reason: `is longer than ${shape.longestSeconds} seconds: publish it as video_long`,
      };
  }
  if (cover !== null && !shape.cover)
    yield { path: 'body.coverId', reason: `a post of the type ${type} has no cover` };
  if (cover !== null && cover.type !== 'image')
    yield { path: 'body.coverId', reason: `is ${named(cover.type)}: a cover is a picture` };
}

function* wrongSongs({ type, songs }: Parts): Iterable<FieldProblem> {
  const { min, max } = postShapes[type].songs ?? { min: 0, max: 0 };
  if (songs < min || songs > max)
    yield { path: 'body.songIds', reason: `a post of the type ${type} has ${range(min, max, 'song')}` };
}

function range(min: number, max: number, what = 'file'): string {
  if (max === 0) return `no ${what}s`;
  if (min === max) return max === 1 ? `one ${what}` : `${max} ${what}s`;
  return `${min} to ${max} ${what}s`;
}

function named(type: MediaType): string {
  const names = {
    ...{ image: 'a picture', gif: 'a moving picture', video: 'a video' },
    ...{ audio: 'a recording', document: 'a document' },
  } as const;
  return names[type];
}
