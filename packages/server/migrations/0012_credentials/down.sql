-- loses data: everybody's language, and links in mails that have not been used yet
drop table budgets;
drop table verification_tokens;
alter table users drop column language;
