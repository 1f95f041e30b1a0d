-- loses data: every account and session
drop table sessions;
drop table user_passwords;
drop table user_profiles;
drop table users;
