-- loses data: mails that are waiting or kept, and the record of those sent
drop table email_jobs;
