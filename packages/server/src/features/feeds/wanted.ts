import type { PostType } from '@weft/contract/posts.ts';
import { type Statement, sql } from '../../core/db/statement.ts';

/** What a feed shows of roots `p`, and where to look for it when the latest of all hold too little of it. */
export interface Wanted {
  readonly which: Statement;
  /** What is asked besides, of what is one of those: it costs more, and helps to find nothing. */
  readonly besides?: Statement;
  /** Whatever is wanted is in one of these; null: it may be anywhere. */
  readonly sources: Sources | null;
  /** Its statements are prepared under it: they are always the same. */
  readonly name?: string;
}

/** Each a statement of ids `id`, or of types. */
export interface Sources {
  readonly authors?: Statement;
  readonly spaces?: Statement;
  readonly tags?: Statement;
  readonly types?: Statement;
}

/** Whom one muted is in no feed of one's own, wherever they publish. */
export function isHeard(readerId: string): Statement {
  return sql`(p.author_id not in (select muted_id from user_mutes where muter_id = ${readerId}) or p.author_id = ${readerId})`;
}

export const followedBy = (readerId: string): Statement => sql`
  select following_id as id from user_follows where follower_id = ${readerId} and accepted`;

/** The spaces of the communities that one is in. What may be read of others is for discovery. */
const spacesOf = (readerId: string): Statement => sql`
  select s.id from spaces s join members m on m.community_id = s.community_id
  where m.user_id = ${readerId} and m.status = 'active'`;

export function homeOf(readerId: string): Wanted {
  const authors = sql`${followedBy(readerId)} union all select ${readerId}::bigint`;
  const spaces = spacesOf(readerId);
  return {
    name: 'home',
    which: sql`(p.author_id in (${authors}) or p.space_id in (${spaces})) and ${isHeard(readerId)}`,
    sources: { authors, spaces },
  };
}

export function listFeedOf(readerId: string, listId: string): Wanted {
  const authors = sql`select user_id as id from list_members where list_id = ${listId}`;
  return { which: sql`p.author_id in (${authors}) and ${isHeard(readerId)}`, sources: { authors } };
}

export const tagNamed = (name: string): Statement =>
  sql`select id from tags where lower(name) = lower(${name})`;

export const bears = (tags: Statement): Statement =>
  sql`exists (select from post_tags k where k.post_id = p.id and k.tag_id in (${tags}))`;

export function discovered(
  readerId: string,
  {
    type,
    tag,
    lately,
  }: { readonly type?: PostType | undefined; readonly tag?: string | undefined; readonly lately: boolean },
): Wanted {
  const ofType = type === undefined ? sql`` : sql`and p.type = ${type}`;
  const tagged = tag === undefined ? sql`` : sql`and ${bears(tagNamed(tag))}`;
  const recent = lately ? sql`and p.published_at > now() - interval '30 days'` : sql``;
  const which = sql`${isHeard(readerId)} ${ofType} ${tagged} ${recent}`;
  if (tag !== undefined) return { which, sources: { tags: tagNamed(tag) } };
  return { which, sources: type === undefined ? null : { types: sql`select ${type}::text as id` } };
}
