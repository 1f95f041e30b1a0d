-- loses data: what people wrote to whoever runs the server, sent or not
drop table feedback_reports, drafts;
