-- They are moved post by post.
drop index engagement_comments_due;
