import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import type { SpaceThings } from './spaces.ts';

/** The owner's posts of a world. */
export interface PostThings {
  /** In a space of the private community. */
  readonly postId: string;
  /** In an open space of the public one. */
  readonly openPostId: string;
  /** On the owner's page, which everybody may read. */
  readonly pagePostId: string;
  /** Under the first of them. */
  readonly commentId: string;
  /** The key of what the owner is writing in that private community. */
  readonly clientKey: string;
  readonly postDraftId: string;
  /** A key that nothing has yet. */
  readonly commentKey: string;
  /** Of the one in the private community, by somebody who is erased since. */
  readonly postReportId: string;
  /** What one does with them. */
  readonly type: string;
}

export async function publishSomething(
  db: Database,
  owner: string,
  { spaceId, openSpaceId }: SpaceThings,
): Promise<PostThings> {
  const rows = await db.rows<{ id: string }>(sql`
    insert into posts (author_id, type, status, content, content_html, client_key, community_id, space_id)
    select ${owner}, 'text_short', 'published', 'Dust.', '<p>Dust.</p>', 'p' || x.n, s.community_id, s.id
    from unnest(${[spaceId, openSpaceId, null]}::bigint[]) with ordinality x (space_id, n) left join spaces s on s.id = x.space_id
    order by x.n
    returning id`);
  const [post, open, page] = rows.map(({ id }) => id);
  if (post === undefined || open === undefined || page === undefined)
    throw new Error('nothing was published');
  const [draft] = await db.rows<{ id: string }>(sql`
    insert into posts (author_id, type, status, title, content, client_key, published_at, community_id, space_id)
    select ${owner}, 'text_long', 'draft', 'Dust', 'Dust.', 'draft', null, community_id, id from spaces where id = ${spaceId}
    returning id`);
  if (draft === undefined) throw new Error('nothing was begun');
  const [report] = await db.rows<{ id: string }>(sql`
    insert into reports (target, post_id, user_id, community_id, reason, evidence)
    select 'post', id, author_id, community_id, 'spam', '{"message": null, "before": [], "page": null}' from posts where id = ${post}
    returning id`);
  if (report === undefined) throw new Error('nothing was reported');
  const [comment] = await db.rows<{ id: string }>(sql`
    insert into posts (author_id, type, status, content, client_key, parent_id, root_id, depth, community_id, space_id)
    select ${owner}, 'status', 'published', 'More dust.', 'more', id, id, 1, community_id, space_id from posts where id = ${post}
    returning id`);
  if (comment === undefined) throw new Error('nothing was said');
  await db.rows(sql`
    insert into post_quotes (post_id, message_id, author_id, position, content, content_html, said_at)
    select ${post}, id, author_id, 1, content, content_html, sent_at from messages
    where author_id = ${owner} and client_key = 'a'`);
  return {
    ...{ clientKey: 'draft', postDraftId: draft.id, commentKey: 'comment' },
    ...{ postId: post, commentId: comment.id },
    postReportId: report.id,
    openPostId: open,
    pagePostId: page,
    type: 'like',
  };
}
