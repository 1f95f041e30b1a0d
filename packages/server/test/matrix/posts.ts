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
  /** The key of what the owner is writing in that private community. */
  readonly clientKey: string;
  readonly postDraftId: string;
  /** A key that nothing has yet. */
  readonly commentKey: string;
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
  return {
    ...{ clientKey: 'draft', postDraftId: draft.id, commentKey: 'comment' },
    postId: post,
    openPostId: open,
    pagePostId: page,
    type: 'like',
  };
}
