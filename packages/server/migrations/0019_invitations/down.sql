drop index invites_mailbox;
