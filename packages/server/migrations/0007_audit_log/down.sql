-- loses data: who did which privileged act
drop table audit_log;
