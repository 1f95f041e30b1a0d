-- loses data: every community with its members, invites, spaces and channels
drop table channels;
drop table spaces;
drop table members;
drop table invites;
drop table community_seats;
drop table communities;
drop function weft_members_owner;
drop function weft_members_seats;
drop function weft_community_seats;
update audit_log set by = 'admin' where by = 'member';
alter table audit_log drop constraint audit_log_by_check;
alter table audit_log add constraint audit_log_by_check check (by in ('command line', 'admin'));
