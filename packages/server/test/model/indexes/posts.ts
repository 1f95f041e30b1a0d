import type { IndexUse } from './index-use.ts';

/** Of what is published. */
export const postsIndexes: readonly IndexUse[] = [
  {
    index: 'posts_pkey',
    serves: 'one post, and whatever a list found',
    query: `select title from posts where id = 500`,
  },
  {
    index: 'posts_client_key',
    serves: 'publishing again under the same key',
    query: `select id from posts where author_id = 500 and client_key = 'k500'`,
  },
  {
    index: 'posts_author',
    serves: 'what somebody published, the latest first',
    query: `select id from posts where author_id = 7 and status = 'published' and parent_id is null
      and (published_at, id) < (now(), 9000000) order by published_at desc, id desc limit 21`,
  },
  {
    index: 'posts_space',
    serves: 'what stands in a space, the latest first',
    query: `select id from posts where space_id = 7 and status = 'published' and parent_id is null
      and (published_at, id) < (now(), 9000000) order by published_at desc, id desc limit 21`,
  },
  {
    index: 'posts_parent',
    serves: 'what stands right under a post, in its order',
    query: `select id from posts where parent_id = 4500 and (published_at, id) > ('2020-01-01', 1)
      order by published_at, id limit 21`,
  },
  {
    index: 'posts_root',
    serves: 'a whole discussion, the earliest first',
    query: `select id from posts where root_id = 4500 and (published_at, id) > ('2020-01-01', 1)
      order by published_at, id limit 21`,
  },
  {
    index: 'posts_drafts',
    serves: 'what somebody is writing to publish it, the latest first',
    query: `select id from posts where author_id = 7 and status = 'draft'
      and (updated_at, id) < (now(), 9000000) order by updated_at desc, id desc limit 21`,
  },
  {
    index: 'posts_scheduled',
    serves: 'what of somebody waits for its time, the next first',
    query: `select id from posts where author_id = 7 and status = 'scheduled'
      and (scheduled_for, id) > ('2020-01-01', 1) order by scheduled_for, id limit 21`,
  },
  {
    index: 'posts_community',
    serves: 'removing a community with what stands in it',
    query: `delete from posts where community_id = 7`,
  },
  {
    index: 'posts_deleted_by',
    serves: 'removing an account that took posts of others away',
    query: `update posts set deleted_by = null where deleted_by = 500`,
  },
  {
    index: 'post_stats_pkey',
    serves: 'the counts of a post',
    query: `update post_stats set replies = replies + 1 where post_id = 500`,
  },
  {
    index: 'post_stats_liked',
    serves: 'what stands right under a post, what most like first',
    query: `select post_id from post_stats where parent_id = 4500 and (likes, post_id) < (7, 9000000)
      order by likes desc, post_id desc limit 21`,
  },
  {
    index: 'post_revisions_pkey',
    serves: 'what a post said before',
    query: `select title from post_revisions where post_id = 500 order by version desc limit 100`,
  },
  {
    index: 'tags_pkey',
    serves: 'the names of tags',
    query: `select name from tags where id = 500`,
  },
  {
    index: 'tags_name_key',
    serves: 'a tag by its name, whatever the size of its letters',
    query: `select id from tags where lower(name) = 'tag500'`,
  },
  {
    index: 'post_tags_pkey',
    serves: 'the tags of a post',
    query: `select tag_id from post_tags where post_id = 500`,
  },
  {
    index: 'posts_latest',
    serves: 'the latest of all there is, which feeds look through',
    query: `select id from posts where status = 'published' and parent_id is null
      and (published_at, id) < (now(), 9000000) order by published_at desc, id desc limit 21`,
  },
  {
    index: 'posts_type',
    serves: 'the latest of a type',
    query: `select id from posts where type = 'song' and status = 'published' and parent_id is null
      and (published_at, id) < (now(), 9000000) order by published_at desc, id desc limit 21`,
  },
  {
    index: 'post_tags_latest',
    serves: 'the page of a tag, and removing one that nothing bears',
    query: `select post_id from post_tags where tag_id = 500 and (published_at, post_id) < (now(), 9000000)
      order by published_at desc, post_id desc limit 21`,
  },
  {
    index: 'album_songs_pkey',
    serves: 'the songs of an album',
    query: `select song_id from album_songs where album_id = 500`,
  },
  {
    index: 'album_songs_song',
    serves: 'taking a song that goes out of its albums',
    query: `select album_id from album_songs where song_id = 500`,
  },
  {
    index: 'media_post',
    serves: 'the files of a post, in their order',
    query: `select id from media where post_id = 500 order by display_order`,
  },
  {
    index: 'post_interactions_pkey',
    serves: 'what somebody did with a post',
    query: `select type from post_interactions where post_id = 500 and user_id = 501`,
  },
  {
    index: 'post_views_pkey',
    serves: 'a view of today that was sent already',
    query: `select counted from post_views where post_id = 500 and viewer_id = 501 and day = '2026-01-01'`,
  },
  {
    index: 'post_views_uncounted',
    serves: 'the next views to be counted',
    query: `select post_id from post_views where not counted order by post_id limit 500`,
  },
  {
    index: 'post_views_viewer',
    serves: 'what somebody viewed, for an export and an erasure',
    query: `delete from post_views where viewer_id = 500`,
  },
  {
    index: 'post_views_day',
    serves: 'removing what was counted two days ago',
    query: `select post_id from post_views where counted and day < '2026-01-02' limit 100`,
  },
  {
    index: 'post_interactions_likes',
    serves: 'who likes a post, the latest first',
    query: `select user_id from post_interactions where post_id = 77 and type = 'like' and (created_at, user_id) < (now(), 9000000)
      order by created_at desc, user_id desc limit 21`,
  },
  {
    index: 'post_interactions_bookmarks',
    serves: 'what somebody has bookmarked, the latest first',
    query: `select post_id from post_interactions where user_id = 77 and type = 'bookmark'
      and (created_at, post_id) < (now(), 9000000) order by created_at desc, post_id desc limit 21`,
  },
  {
    index: 'reposts_pkey',
    serves: 'what a reader did with it',
    query: `select comment from reposts where post_id = 500 and user_id = 501`,
  },
  {
    index: 'reposts_post',
    serves: 'who shows a post',
    query: `select user_id from reposts where post_id = 77 and (created_at, user_id) < (now(), 9000000)
      order by created_at desc, user_id desc limit 31`,
  },
  {
    index: 'reposts_user',
    serves: 'what somebody shows',
    query: `select post_id from reposts where user_id = 77 order by created_at desc, post_id desc limit 31`,
  },
  {
    index: 'post_interactions_user',
    serves: 'removing what somebody liked, bookmarked and shared',
    query: `delete from post_interactions where user_id = 77`,
  },
  {
    index: 'engagement_comments_pkey',
    serves: 'moving an old comment with what it answers',
    query: `select * from engagement_comments where id = 500`,
  },
  {
    index: 'engagement_comments_status',
    serves: 'an answer to an old comment that is not moved yet',
    query: `select post_id from engagement_comments where status_id = 500`,
  },
  {
    index: 'engagement_comments_due_on',
    serves: 'the next old comments to be moved, post by post; a thread that is opened meanwhile',
    query: `select id, parent_comment_id from engagement_comments where moved_at is null and trouble is null and (post_id, id) > (500, 7) order by post_id, id limit 20`,
  },
  {
    index: 'engagement_comments_trouble',
    serves: 'naming old comments that cannot be moved',
    query: `select id from engagement_comments where trouble = 'empty' order by id limit 5`,
  },
  {
    index: 'engagement_comments_user',
    serves: 'erasing what somebody said elsewhere',
    query: `update engagement_comments set content = '' where user_id = 500 and content <> ''`,
  },
  {
    index: 'post_words_pkey',
    serves: 'the words of a post that is edited or taken back',
    query: `delete from post_words where post_id = 500`,
  },
  {
    index: 'post_words_latest',
    serves: 'search: the latest of what is published, to be looked at one by one',
    query: `select post_id, words from post_words where (published_at, post_id) < (now(), 9000000)
      order by published_at desc, post_id desc limit 10`,
  },
  {
    index: 'post_words_words',
    serves: 'search: words that few posts hold, with who, where and what',
    query: `select post_id from post_words where words @@ $$'c' & ':a500' & ('rare':* | ':h50' | ':page')$$::tsquery
      order by published_at desc, post_id desc limit 2000`,
  },
  {
    index: 'post_words_when',
    serves: 'search: words of middling frequency, first in the time shortly before',
    query: `select post_id from post_words
      where words @@ $$'middling'$$::tsquery and published_at > now() - interval '1 hour' offset 0`,
  },
  {
    index: 'post_answers_pkey',
    serves: 'which comment is the answer to a post',
    query: `select comment_id from post_answers where post_id = 4500`,
  },
  {
    index: 'post_answers_comment',
    serves: 'the mark on a comment that is taken back',
    query: `select post_id from post_answers where comment_id = 12500`,
  },
  {
    index: 'post_threads_pkey',
    serves: 'the thread that a post was made of',
    query: `select conversation_id from post_threads where post_id = 4500`,
  },
  {
    index: 'post_threads_conversation',
    serves: 'the latest post that was made of a thread',
    query: `select post_id from post_threads where conversation_id = 500 order by post_id desc limit 1`,
  },
  {
    index: 'post_quotes_pkey',
    serves: 'what a post quotes',
    query: `select content_html from post_quotes where post_id = 4500`,
  },
  {
    index: 'post_quotes_message',
    serves: 'where a message that is taken back is quoted',
    query: `select post_id from post_quotes where message_id = 500`,
  },
  {
    index: 'post_quotes_author',
    serves: 'what is quoted of somebody: to export it, and to take it out',
    query: `select post_id from post_quotes where author_id = 500`,
  },
];
