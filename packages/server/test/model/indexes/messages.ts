import type { IndexUse } from './index-use.ts';

/** Of what is said, where, and by whom it is read. */
export const messagesIndexes: readonly IndexUse[] = [
  {
    index: 'conversation_channels_pkey',
    serves: 'where a thread lives',
    query: `select channel_id from conversation_channels where conversation_id = 500`,
  },
  {
    index: 'conversation_channels_primary',
    serves: 'the channel of a thread’s root; there is one',
    query: `select channel_id from conversation_channels where conversation_id = 500 and is_primary`,
  },
  {
    index: 'conversation_channels_card',
    serves: 'the cards of a piece of a timeline',
    query: `select * from conversation_channels where channel_id = 5 and seq > 10 and seq <= 20 order by seq`,
  },
  {
    index: 'conversation_channels_channel',
    serves: 'the threads that live in a channel',
    query: `select conversation_id from conversation_channels where channel_id = 5`,
  },
  {
    index: 'conversation_channels_carried_by',
    serves: 'letting go of whoever carried, when their account is removed',
    query: `update conversation_channels set carried_by = null where carried_by = 501`,
  },
  {
    index: 'conversation_participants_pkey',
    serves: 'who takes part or follows; whether one does',
    query: `select user_id, last_read_seq from conversation_participants where conversation_id = 500`,
  },
  {
    index: 'conversation_participants_user',
    serves: 'what one takes part in or follows',
    query: `select conversation_id, last_read_seq from conversation_participants where user_id = 500`,
  },
  {
    index: 'conversations_pkey',
    serves: 'one conversation, by its id',
    query: `select * from conversations where id = 500`,
  },
  {
    index: 'conversations_root_key',
    serves: 'the thread under a flat message; there is one',
    query: `select * from conversations where root_message_id = 500`,
  },
  {
    index: 'conversations_founding_key',
    serves: 'the same people find the same conversation again',
    query: `select id from conversations where founding_key = 'k6000'`,
  },
  {
    index: 'conversations_participants',
    serves: 'conversations among people and about goals that one is in, or with these people',
    query: `select id from conversations where kind = 'direct' and participant_ids @> '{500}'::bigint[]`,
  },
  {
    index: 'conversations_community',
    serves: 'the threads of a community, when it goes',
    query: `delete from conversations where community_id = 500`,
  },
  {
    index: 'message_mentions_pkey',
    serves: 'whom the messages of a page name',
    query: `select message_id, user_id from message_mentions where message_id = any('{500,501,502}')`,
  },
  {
    index: 'message_mentions_channel',
    serves: 'how often one was called in a channel since one read there',
    query: `select seq from message_mentions where user_id = 500 and channel_id = 5 and seq > 10 limit 100`,
  },
  {
    index: 'message_mentions_conversation',
    serves: 'how often one was called in a conversation since one read there',
    query: `select seq from message_mentions where user_id = 500 and conversation_id = 5 and seq > 10 limit 100`,
  },
  {
    index: 'message_mentions_of_channel',
    serves: 'letting go of a channel that goes',
    query: `delete from message_mentions where channel_id = 5`,
  },
  {
    index: 'message_mentions_of_conversation',
    serves: 'letting go of a conversation that goes',
    query: `delete from message_mentions where conversation_id = 5`,
  },
  {
    index: 'message_pins_pkey',
    serves: 'which messages of a page are pinned',
    query: `select message_id from message_pins where message_id = any('{500,501,502}')`,
  },
  {
    index: 'message_pins_channel',
    serves: 'what is pinned in a channel, the latest first',
    query: `select message_id from message_pins where channel_id = 5 order by created_at desc limit 100`,
  },
  {
    index: 'message_pins_conversation',
    serves: 'what is pinned in a conversation, the latest first',
    query: `select message_id from message_pins where conversation_id = 5 order by created_at desc limit 100`,
  },
  {
    index: 'message_pins_pinned_by',
    serves: 'letting go of whoever pinned, when their account is removed',
    query: `update message_pins set pinned_by = null where pinned_by = 501`,
  },
  {
    index: 'message_reactions_pkey',
    serves: 'the reactions to the messages of a page',
    query: `select message_id, emoji, user_id from message_reactions where message_id = any('{500,501,502}')`,
  },
  {
    index: 'message_reactions_user',
    serves: 'one’s reactions, for one’s export',
    query: `select * from message_reactions where user_id = 500 order by created_at desc limit 100`,
  },
  {
    index: 'message_revisions_pkey',
    serves: 'what a message said before',
    query: `select * from message_revisions where message_id = 500 order by version desc`,
  },
  {
    index: 'messages_pkey',
    serves: 'one message, by its id',
    query: `select * from messages where id = 500`,
  },
  {
    index: 'messages_client_key',
    serves: 'a message that is sent again',
    query: `select id from messages where author_id = 500 and client_key = 'k500'`,
  },
  {
    index: 'messages_channel_seq',
    serves: 'a piece of a channel’s timeline; how much of it is unread',
    query: `select * from messages where channel_id = 5 and seq > 10 order by seq limit 50`,
  },
  {
    index: 'messages_conversation_seq',
    serves: 'a piece of a conversation; how much of it is unread',
    query: `select * from messages where conversation_id = 5 and seq > 1 order by seq limit 50`,
  },
  {
    index: 'messages_channel_everyone',
    serves: 'what called everybody in a channel since one read there',
    query: `select seq from messages where channel_id = 5 and seq > 10 and everyone is not null and deleted_at is null limit 100`,
  },
  {
    index: 'messages_conversation_everyone',
    serves: 'what called everybody in a conversation since one read there',
    query: `select seq from messages where conversation_id = 5 and seq > 0 and everyone is not null and deleted_at is null limit 100`,
  },
  {
    index: 'messages_reply_to',
    serves: 'what answers a message',
    query: `select id from messages where reply_to_message_id = 500`,
  },
  {
    index: 'messages_author',
    serves: 'what somebody has said, the latest first',
    query: `select id from messages where author_id = 500 and not is_draft order by id desc limit 21`,
  },
  {
    index: 'messages_deleted_by',
    serves: 'letting go of whoever deleted, when their account is removed',
    query: `update messages set deleted_by = null where deleted_by = 501`,
  },
  {
    index: 'messages_channel_draft',
    serves: 'the draft that one has begun in a channel; one each',
    query: `select id from messages where author_id = 500 and channel_id = 5 and coalesce(reply_to_message_id, 0) = 0 and is_draft and deleted_at is null`,
  },
  {
    index: 'messages_conversation_draft',
    serves: 'the draft that one has begun in a conversation; one each',
    query: `select id from messages where author_id = 500 and conversation_id = 5 and coalesce(reply_to_message_id, 0) = 0 and is_draft and kind <> 'daily_note' and deleted_at is null`,
  },
  {
    index: 'messages_drafts',
    serves: 'all that one has begun, the latest first',
    query: `select id from messages where author_id = 500 and is_draft and deleted_at is null order by updated_at desc limit 21`,
  },
  {
    index: 'message_words_pkey',
    serves: 'the words of a message that is edited or deleted',
    query: `delete from message_words where message_id = 500`,
  },
  {
    index: 'message_words_scope',
    serves: 'search: the latest of a community, to be looked at one by one',
    query: `select message_id, words from message_words where scope = 50 and (sent_at, message_id) < (now(), 9000000)
      order by sent_at desc, message_id desc limit 10`,
  },
  {
    index: 'message_words_words',
    serves: 'search: words that few messages hold, with who, where and what',
    query: `select message_id from message_words
      where words @@ $$'c' & ':a500' & ('rare':* | ':h50' | ':h100')$$::tsquery and scope = any('{50,100,150,200}')
      order by sent_at desc, message_id desc limit 21`,
  },
  {
    index: 'message_words_when',
    serves: 'search: words of middling frequency, first in the time shortly before',
    query: `select message_id from message_words
      where words @@ $$'middling'$$::tsquery and sent_at > now() - interval '1 hour' and scope + 0 = any('{50,100,150,200}')`,
  },
];
