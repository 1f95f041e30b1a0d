-- loses data: who follows whom, who are friends, whom somebody has muted
drop trigger users_stats on users;
drop table user_follows, friendships, user_mutes, user_stats;
drop function weft_user_stats(), weft_follow_counted(), weft_friendship_counted();
