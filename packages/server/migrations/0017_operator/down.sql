-- loses data: the figures of past days, notices, and from where privileged acts were done
drop table operator_notices;
drop index jobs_failed;
drop index email_jobs_unsent;
drop index users_admins;
drop index users_not_active;
drop index communities_name_begins;
drop index user_profiles_name_begins;
drop index users_email_begins;
drop index users_username_begins;
drop index audit_log_act;
drop index audit_log_actor;
create index audit_log_actor on audit_log (actor_id) where actor_id is not null;
alter table audit_log drop column address;
drop table daily_figures;
