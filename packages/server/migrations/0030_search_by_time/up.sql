-- Rows lie in the order in which messages were sent: a few kilobytes tell where those of a time are. Together with the index on
-- the words, a search for one that thousands of messages hold reads those of the last weeks instead of all of them.
create index message_words_when on message_words using brin (sent_at) with (pages_per_range = 16, autosummarize = on);
