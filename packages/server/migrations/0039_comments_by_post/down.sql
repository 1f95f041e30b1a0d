create index engagement_comments_due on engagement_comments (id) where moved_at is null and trouble is null;
