import { sql } from '../../core/db/statement.ts';
import { keptValues } from '../../core/reconcile/kept-values.ts';
import { tellStatsSoon } from './stats.ts';

/** What triggers count. Not the views: their rows go after two days, so that nothing is left to count them from. */
export const postCounts = keptValues({
  table: 'post_stats',
  key: ['post_id'],
  owner: 'posts',
  columns: {
    parent_id: sql`(select p.parent_id from posts p where p.id = o.post_id)`,
    likes: sql`(
      select count(*)::integer from post_interactions i where i.post_id = o.post_id and i.type = 'like')`,
    replies: sql`(
      select count(*)::integer from posts c where c.parent_id = o.post_id and c.status = 'published')`,
    thread: sql`(
      select count(*)::integer from posts c where c.root_id = o.post_id and c.status = 'published')`,
    reposts: sql`(select count(*)::integer from reposts r where r.post_id = o.post_id)`,
  },
  also: sql`version = stored.version + 1`,
  tell: (tx, [postId = '']) => tellStatsSoon(tx, postId),
});

/** A comment stands where its root stands, and what stands in a space in the community of the space. */
export const postPlaces = keptValues({
  table: 'posts',
  key: ['id'],
  columns: {
    space_id: sql`case when kept.root_id is null then kept.space_id else (
      select r.space_id from posts r where r.id = kept.root_id) end`,
    community_id: sql`(
      select s.community_id from spaces s where s.id = case when kept.root_id is null then kept.space_id else (
        select r.space_id from posts r where r.id = kept.root_id) end)`,
  },
});

/** When what bears a tag was published, copied for the page of the tag. */
export const tagTimes = keptValues({
  table: 'post_tags',
  key: ['post_id', 'tag_id'],
  columns: { published_at: sql`(select p.published_at from posts p where p.id = o.post_id)` },
});
