import type { MemberRole } from '@weft/contract/communities.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import { type Decision, policy } from '../../core/policy/policy.ts';
import { isAtLeast } from '../communities/roles.ts';
import { mayReadPlace, type PlaceFacts } from '../messages/policy.ts';

/** A post as a rule sees it. */
export interface PostFacts {
  readonly id: string;
  readonly authorId: string;
  readonly deleted: boolean;
  /** What `isShown` says of it and the asker; where its thread is read, `isPlaced`. */
  readonly shown: boolean;
  /** Null: it stands on somebody's page. */
  readonly space: {
    /** The asker's in its community, while active there. */
    readonly role: MemberRole | null;
    readonly archived: boolean;
    readonly muted: boolean;
  } | null;
}

/** Decided by the statement, which is the one rule (see readable.ts); here it becomes a permit. */
export const mayReadPost = policy('post.read', (_actor: Actor, post: PostFacts) =>
  post.shown ? 'yes' : 'not_found',
);

/** Likewise by `isPlaced`: also from a place that is empty for the reader, as what others say below it is not. */
export const mayReadThread = policy('thread.read', (_actor: Actor, post: PostFacts) =>
  post.shown ? 'yes' : 'not_found',
);

/** In a space, see mayPostInSpace. */
export const mayPostOnPage = policy(
  'page.post',
  (actor: User, owner: { readonly userId: string }): Decision =>
    owner.userId === actor.userId ? 'yes' : 'forbidden',
);

/** On what can be read and is still there; in a space, for its members. */
export const mayComment = policy(
  'post.comment',
  (_actor: User, { shown, deleted, space }: PostFacts): Decision => {
    if (!shown || deleted) return 'parent_not_there';
    return space === null ? 'yes' : writesIn(space);
  },
);

/** In a space it is for its members, as writing is; what one keeps for oneself, for whoever reads it. */
export const mayLike = policy('post.like', (_actor: User, { shown, deleted, space }: PostFacts): Decision => {
  if (!shown || deleted) return 'not_found';
  return space === null ? 'yes' : writesIn(space);
});

export const mayKeepPost = policy(
  'post.keep',
  (_actor: User, { shown, deleted }: PostFacts): Decision => (shown && !deleted ? 'yes' : 'not_found'),
);

/** That one opened it, which is counted. */
export const mayViewPost = policy(
  'post.view',
  (_actor: User, { shown, deleted }: PostFacts): Decision => (shown && !deleted ? 'yes' : 'not_found'),
);

export const mayListBookmarks = policy(
  'bookmark.list',
  (actor: User, owner: { readonly userId: string }): Decision =>
    actor.userId === owner.userId ? 'yes' : 'forbidden',
);

/** One's own, as long as one may write where it stands. */
export const mayEditPost = policy('post.edit', (actor: User, post: PostFacts): Decision => {
  if (!post.shown || post.deleted) return 'not_found';
  if (post.authorId !== actor.userId) return 'forbidden';
  return post.space === null ? 'yes' : writesIn(post.space);
});

/** Which comment answers it: for whose post it is, and who keeps the peace in the space, as long as one may write there. */
export const mayAnswer = policy('post.answer', (actor: User, post: PostFacts): Decision => {
  if (!post.shown || post.deleted) return 'not_found';
  if (post.authorId !== actor.userId && !keepsPeace(post)) return 'forbidden';
  return post.space === null ? 'yes' : writesIn(post.space);
});

/** One's own, wherever one can still read it; in a space, those of others for who keeps the peace. */
export const mayDeletePost = policy('post.delete', (actor: User, post: PostFacts): Decision => {
  if (!post.shown || post.deleted) return 'not_found';
  return post.authorId === actor.userId || keepsPeace(post) ? 'yes' : 'forbidden';
});

/** A conversation, as whoever would make a post of it stands to it. */
export interface ThreadFacts {
  readonly place: PlaceFacts;
  /** It began in a channel that all of its community read. */
  readonly open: boolean;
}

/** What was said in private stays there: nobody makes a post of it, whoever they are. Where it will stand, see mayPostInSpace. */
export const mayPublishThread = policy('thread.publish', (actor: User, { place, open }: ThreadFacts) => {
  if (!mayReadPlace.allows(actor, place)) return 'not_found';
  return place.kind === 'thread' && open ? 'yes' : 'thread_not_public';
});

export interface QuotedFacts {
  readonly postId: string;
  /** The asker is among those whom it quotes. */
  readonly quoted: boolean;
}

/** One's own words, also where one cannot read the post any more. */
export const mayWithdrawQuotes = policy('quote.withdraw', (_actor: User, { quoted }: QuotedFacts) =>
  quoted ? 'yes' : 'not_found',
);

/** What one may do but for a mute: answers say so, which would be old when the mute ends by the clock. */
export function butForMute(post: PostFacts): PostFacts {
  return post.space === null ? post : { ...post, space: { ...post.space, muted: false } };
}

const keepsPeace = ({ space }: PostFacts) =>
  space !== null && space.role !== null && isAtLeast(space.role, 'moderator');

function writesIn({ role, archived, muted }: NonNullable<PostFacts['space']>): Decision {
  if (role === null) return 'forbidden';
  if (archived) return 'space_archived';
  return muted ? 'member_muted' : 'yes';
}
