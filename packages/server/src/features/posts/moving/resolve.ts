import { limits } from '@weft/contract/limits.ts';
import type { EngagementCommentsRow } from '../../../core/db/row-types.ts';
import type { DueComment } from './due.ts';

export type Trouble = NonNullable<EngagementCommentsRow['trouble']>;

/** Where an old comment will stand. */
export interface Place {
  readonly comment: DueComment;
  readonly parentId: string;
  readonly rootId: string;
  readonly depth: number;
}

export interface Resolved {
  /** What is answered before what answers it. */
  readonly places: readonly Place[];
  readonly troubles: ReadonlyMap<string, Trouble>;
}

/**
 * What becomes of some old comments, of which each one's parent is among them, is moved already, or will never be. What cannot be
 * moved is named, and so is all that hangs on it: it would have no place to stand in.
 */
export function resolve(comments: readonly DueComment[], deepest: number): Resolved {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const found = new Map<string, Place | Trouble>();
  // From the top down, without recursion: a chain may be as long as the table.
  for (const comment of comments)
    for (const one of chainAbove(comment, byId, found)) {
      const parent = one.parent_comment_id === null ? undefined : found.get(one.parent_comment_id);
      found.set(one.id, placeOf(one, parent, deepest));
    }
  const all = [...found];
  return {
    places: all.flatMap(([, outcome]) => (typeof outcome === 'string' ? [] : [outcome])),
    troubles: new Map(all.filter((entry): entry is [string, Trouble] => typeof entry[1] === 'string')),
  };
}

/** It and what it hangs on, as far as that is not decided yet, the topmost first. Those of a circle are decided here. */
function chainAbove(
  comment: DueComment,
  byId: ReadonlyMap<string, DueComment>,
  found: Map<string, Place | Trouble>,
): DueComment[] {
  const chain = new Map<string, DueComment>();
  for (let at: DueComment | undefined = comment; at !== undefined && !found.has(at.id); ) {
    if (chain.has(at.id)) {
      const ids = [...chain.keys()];
      for (const id of ids.slice(ids.indexOf(at.id))) {
        found.set(id, 'in_a_circle');
        chain.delete(id);
      }
      break;
    }
    chain.set(at.id, at);
    const above: DueComment | undefined =
      at.parent_comment_id === null ? undefined : byId.get(at.parent_comment_id);
    at = above?.post_id === at.post_id ? above : undefined;
  }
  return [...chain.values()].reverse();
}

function placeOf(comment: DueComment, parent: Place | Trouble | undefined, deepest: number): Place | Trouble {
  const { root_id: rootId, post_depth: postDepth } = comment;
  if (rootId === null || postDepth === null) return 'post_unknown';
  if (comment.author_gone === null) return 'author_unknown';
  if (comment.in_the_future) return 'in_the_future';
  if (!comment.author_gone) {
    if (comment.content.trim() === '') return 'empty';
    if (comment.content.length > limits.postContent.max) return 'too_long';
  }
  const above = aboveOf(comment, parent, postDepth);
  if (typeof above === 'string') return above;
  const depth = above.depth + 1;
  return depth > deepest ? 'too_deep' : { comment, parentId: above.id, rootId, depth };
}

/** What it will stand under. */
function aboveOf(
  comment: DueComment,
  parent: Place | Trouble | undefined,
  postDepth: number,
): { readonly id: string; readonly depth: number } | Trouble {
  if (comment.parent_comment_id === null) return { id: comment.post_id, depth: postDepth };
  if (comment.parent_status_id === null) return 'parent_unknown';
  if (comment.parent_post_id !== comment.post_id) return 'parent_elsewhere';
  if (typeof parent === 'object') return { id: comment.parent_status_id, depth: parent.depth };
  if (parent !== undefined || comment.parent_trouble !== null) return 'parent_in_trouble';
  // It was moved, and is gone since, with its space.
  return comment.parent_depth === null
    ? 'parent_unknown'
    : { id: comment.parent_status_id, depth: comment.parent_depth };
}
