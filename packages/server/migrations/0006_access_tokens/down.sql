-- loses data: every personal access token
drop table access_tokens;
