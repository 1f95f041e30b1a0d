-- For "what was I invited to?": an invitation can be answered in Weft, too, by whoever the mailbox is shown to belong to.
create index invites_mailbox on invites (lower(email), id desc) where email is not null;
