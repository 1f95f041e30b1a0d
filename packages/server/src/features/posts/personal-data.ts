import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

/** An export holds what somebody published. Erasing takes their words out and leaves the rows, on which comments hang. */
export const postData: DescribePersonalData = (data) => {
  data.export({
    name: 'posts',
    tables: ['posts', 'post_revisions', 'post_tags', 'album_songs', 'post_stats'],
    read: (db, userId) =>
      db.rows(sql`
        select p.id::text as id, p.type, p.title, p.content, p.published_at as "publishedAt", p.edited_at as "editedAt",
          s.slug as space, p.parent_id::text as "commentOn", n.likes, n.thread as comments, n.views,
          (select coalesce(jsonb_agg(jsonb_build_object('title', r.title, 'content', r.content) order by r.version), '[]')
           from post_revisions r where r.post_id = p.id) as before,
          (select coalesce(jsonb_agg(t.name order by t.name), '[]') from post_tags k join tags t on t.id = k.tag_id
           where k.post_id = p.id) as tags,
          (select coalesce(jsonb_agg(k.song_id::text order by k.display_order), '[]') from album_songs k
           where k.album_id = p.id) as songs,
          (select coalesce(jsonb_agg(f.id::text order by f.display_order), '[]') from media f
           where f.post_id = p.id) as files
        from posts p join post_stats n on n.post_id = p.id left join spaces s on s.id = p.space_id
        where p.author_id = ${userId} and p.status = 'published' order by p.id`),
  });
  data.export({
    name: 'post-drafts',
    tables: ['posts'],
    read: (db, userId) =>
      db.rows(sql`
        select p.id::text as id, p.type, p.title, p.content, p.updated_at as "savedAt", p.scheduled_for as "scheduledFor",
          s.slug as space, p.parent_id::text as "commentOn",
          (select coalesce(jsonb_agg(k.song_id::text order by k.display_order), '[]') from album_songs k
           where k.album_id = p.id) as songs,
          (select coalesce(jsonb_agg(f.id::text order by f.display_order), '[]') from media f
           where f.post_id = p.id) as files
        from posts p left join spaces s on s.id = p.space_id
        where p.author_id = ${userId} and p.status in ('draft', 'scheduled') order by p.id`),
  });
  data.export({
    name: 'post-interactions',
    tables: ['post_interactions'],
    read: (db, userId) =>
      db.rows(sql`
        select post_id::text as post, type, created_at as at from post_interactions
        where user_id = ${userId} order by created_at`),
  });
  data.export({
    name: 'post-quotes',
    tables: ['post_quotes'],
    read: (db, userId) =>
      db.rows(sql`
        select post_id::text as post, content, said_at as "saidAt" from post_quotes
        where author_id = ${userId} and withdrawn_at is null order by post_id, position`),
  });
  data.export({
    name: 'post-views',
    tables: ['post_views'],
    read: (db, userId) =>
      db.rows(sql`
        select post_id::text as post, to_char(day, 'YYYY-MM-DD') as day from post_views
        where viewer_id = ${userId} order by created_at, post_id`),
  });
  data.export({
    name: 'old-comments',
    tables: ['engagement_comments'],
    read: (db, userId) =>
      db.rows(sql`
        select content, created_at as at, post_id::text as post from engagement_comments
        where user_id = ${userId} and moved_at is null and content <> '' order by id`),
  });
  data.erase({
    name: 'old-comments',
    tables: ['engagement_comments'],
    erase: async (tx, userId) => {
      await tx.rows(
        sql`update engagement_comments set content = '' where user_id = ${userId} and content <> ''`,
      );
    },
  });
  data.export({
    name: 'reposts',
    tables: ['reposts'],
    read: (db, userId) =>
      db.rows(sql`
        select post_id::text as post, comment, created_at as at from reposts where user_id = ${userId} order by created_at`),
  });
  data.erase({
    name: 'posts',
    tables: [
      'posts',
      'post_revisions',
      'post_tags',
      'album_songs',
      'post_stats',
      'post_interactions',
      'reposts',
      'post_views',
      'post_quotes',
    ],
    erase: async (tx, userId) => {
      const own = sql`(select id from posts where author_id = ${userId})`;
      await tx.rows(sql`delete from posts where author_id = ${userId} and status in ('draft', 'scheduled')`);
      await tx.rows(sql`delete from post_revisions where post_id in ${own}`);
      await tx.rows(sql`delete from post_tags where post_id in ${own}`);
      await tx.rows(sql`delete from post_interactions where user_id = ${userId} or post_id in ${own}`);
      await tx.rows(sql`delete from post_views where viewer_id = ${userId} or post_id in ${own}`);
      await tx.rows(sql`delete from reposts where user_id = ${userId} or post_id in ${own}`);
      await tx.rows(sql`
        update post_quotes set content = '', content_html = '', withdrawn_at = now()
        where author_id = ${userId} and withdrawn_at is null`);
      await tx.rows(sql`delete from album_songs where album_id in ${own} or song_id in ${own}`);
      await tx.rows(sql`
        update posts set status = 'deleted', title = '', content = '', content_html = '', version = version + 1,
          deleted_at = now(), deleted_by = null
        where author_id = ${userId} and status = 'published'`);
      await tx.rows(sql`update posts set deleted_by = null where deleted_by = ${userId}`);
    },
  });
};
