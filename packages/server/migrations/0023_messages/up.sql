-- An ordered exchange: a thread under a flat message, in front of everybody who reads one of its channels; or a direct one
-- among people.
create table conversations (
  id bigint primary key default weft_id(),
  kind text not null check (kind in ('thread', 'direct')),
  community_id bigint references communities on delete cascade,
  root_message_id bigint,
  -- The ids of those who founded a direct one, sorted: the same people find the same conversation again.
  founding_key text check (length(founding_key) between 1 and 500),
  last_seq bigint not null default 0 check (last_seq >= 0),
  -- What of it is sent and not deleted.
  reply_count integer not null default 0 check (reply_count >= 0),
  last_repliers bigint[] not null default '{}' check (cardinality(last_repliers) <= 3),
  last_activity_at timestamptz not null default now(),
  -- Of a direct one, sorted; kept by trigger. Answers "mine" and "with these people".
  participant_ids bigint[] not null default '{}',
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  constraint conversations_kind_fits_check check (case kind
    when 'thread' then community_id is not null and root_message_id is not null and founding_key is null
    else community_id is null and root_message_id is null and founding_key is not null end)
);
create unique index conversations_root_key on conversations (root_message_id) where root_message_id is not null;
create unique index conversations_founding_key on conversations (founding_key) where founding_key is not null;
create index conversations_participants on conversations using gin (participant_ids) where kind = 'direct';
create index conversations_community on conversations (community_id) where community_id is not null;

create table messages (
  id bigint primary key default weft_id(),
  author_id bigint not null references users,
  -- Its place: the flat timeline of a channel, or a conversation.
  channel_id bigint references channels on delete cascade,
  conversation_id bigint references conversations on delete cascade,
  -- Of a draft: the flat message that it will answer. Of a message in a conversation: the one that it speaks to.
  reply_to_message_id bigint references messages on delete set null,
  content text not null check (length(content) <= 12000),
  content_html text not null default '',
  -- Who is called besides those in message_mentions: all who are in, or those of them who are here.
  everyone text check (everyone in ('channel', 'here')),
  is_draft boolean not null default false,
  -- Its number in its place, given when it is sent.
  seq bigint check (seq > 0),
  sent_at timestamptz,
  -- Of a draft: how often it was saved, and by which save, so that a repeated one is known.
  revision integer not null default 1 check (revision > 0),
  save_id text check (length(save_id) between 1 and 64),
  -- The author's own name for it: sent again, it is the same message.
  client_key text not null check (length(client_key) between 1 and 64),
  -- Grows with whatever readers can see of it: text, reactions, a pin.
  version bigint not null default 1 check (version > 0),
  edited_at timestamptz,
  deleted_at timestamptz,
  deleted_by bigint references users on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint messages_place_check check (num_nonnulls(channel_id, conversation_id) = 1),
  constraint messages_sent_check check (is_draft = (seq is null) and is_draft = (sent_at is null)),
  constraint messages_scrubbed_check check (deleted_at is null or content = '' and content_html = '')
) with (fillfactor = 90);
create trigger messages_touch before update of content on messages for each row execute function weft_touch();
create unique index messages_client_key on messages (author_id, client_key);
-- Who wrote it and whether it is deleted lie in the index, for the counts of what is unread.
create unique index messages_channel_seq on messages (channel_id, seq) include (author_id, deleted_at)
  where seq is not null and channel_id is not null;
create unique index messages_conversation_seq on messages (conversation_id, seq) include (author_id, deleted_at)
  where seq is not null and conversation_id is not null;
-- What calls everybody who is in, for their counts.
create index messages_channel_everyone on messages (channel_id, seq)
  where everyone is not null and channel_id is not null and seq is not null and deleted_at is null;
create index messages_conversation_everyone on messages (conversation_id, seq)
  where everyone is not null and conversation_id is not null and seq is not null and deleted_at is null;
create index messages_reply_to on messages (reply_to_message_id) where reply_to_message_id is not null;
create index messages_author on messages (author_id, id desc) where not is_draft;
create index messages_deleted_by on messages (deleted_by) where deleted_by is not null;
-- One draft for each author and place.
create unique index messages_channel_draft on messages (author_id, channel_id, coalesce(reply_to_message_id, 0))
  where is_draft and channel_id is not null and deleted_at is null;
create unique index messages_conversation_draft
  on messages (author_id, conversation_id, coalesce(reply_to_message_id, 0))
  where is_draft and conversation_id is not null and deleted_at is null;
create index messages_drafts on messages (author_id, updated_at desc) where is_draft and deleted_at is null;

alter table conversations add constraint conversations_root_message_id_fkey
  foreign key (root_message_id) references messages on delete cascade;

-- Where a thread lives: the channel of its root, and those that it was carried into.
create table conversation_channels (
  conversation_id bigint not null references conversations on delete cascade,
  channel_id bigint not null references channels on delete cascade,
  is_primary boolean not null default false,
  -- The place of its card in the timeline; the primary channel shows the root itself.
  seq bigint check (seq > 0),
  carried_at timestamptz,
  carried_by bigint references users on delete set null,
  created_at timestamptz not null default now(),
  primary key (conversation_id, channel_id),
  constraint conversation_channels_card_check check (is_primary = (seq is null) and is_primary = (carried_at is null))
);
create unique index conversation_channels_primary on conversation_channels (conversation_id) where is_primary;
create unique index conversation_channels_card on conversation_channels (channel_id, seq) where seq is not null;
create index conversation_channels_channel on conversation_channels (channel_id, conversation_id);
create index conversation_channels_carried_by on conversation_channels (carried_by) where carried_by is not null;

-- Who takes part in a direct conversation; who follows a thread.
create table conversation_participants (
  conversation_id bigint not null references conversations on delete cascade,
  user_id bigint not null references users on delete cascade,
  role text not null check (role in ('participant', 'follower')),
  last_read_seq bigint not null default 0 check (last_read_seq >= 0),
  since_seq bigint not null default 0 check (since_seq >= 0),
  muted boolean not null default false,
  version bigint not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  primary key (conversation_id, user_id)
);
create index conversation_participants_user on conversation_participants (user_id, conversation_id);

create function weft_conversation_participants() returns trigger language plpgsql as $$
declare
  touched bigint := case when tg_op = 'DELETE' then old.conversation_id else new.conversation_id end;
begin
  update conversations c
  set participant_ids = array(
    select p.user_id from conversation_participants p where p.conversation_id = touched order by p.user_id)
  where c.id = touched and c.kind = 'direct';
  return null;
end $$;
create trigger conversation_participants_came after insert on conversation_participants
  for each row when (new.role = 'participant') execute function weft_conversation_participants();
create trigger conversation_participants_went after delete on conversation_participants
  for each row when (old.role = 'participant') execute function weft_conversation_participants();

-- Whom a sent message names. Its place and number are copied, so that counting needs no look at the messages.
create table message_mentions (
  message_id bigint not null references messages on delete cascade,
  user_id bigint not null references users on delete cascade,
  channel_id bigint references channels on delete cascade,
  conversation_id bigint references conversations on delete cascade,
  seq bigint not null check (seq > 0),
  created_at timestamptz not null default now(),
  primary key (message_id, user_id),
  constraint message_mentions_place_check check (num_nonnulls(channel_id, conversation_id) = 1)
);
create index message_mentions_channel on message_mentions (user_id, channel_id, seq) where channel_id is not null;
create index message_mentions_conversation on message_mentions (user_id, conversation_id, seq)
  where conversation_id is not null;
create index message_mentions_of_channel on message_mentions (channel_id) where channel_id is not null;
create index message_mentions_of_conversation on message_mentions (conversation_id)
  where conversation_id is not null;

-- What a message said before it was edited.
create table message_revisions (
  message_id bigint not null references messages on delete cascade,
  version bigint not null check (version > 0),
  content text not null check (length(content) <= 12000),
  content_html text not null,
  created_at timestamptz not null default now(),
  primary key (message_id, version)
);

create table message_reactions (
  message_id bigint not null references messages on delete cascade,
  emoji text not null check (length(emoji) between 1 and 32),
  user_id bigint not null references users on delete cascade,
  created_at timestamptz not null default now(),
  primary key (message_id, emoji, user_id)
);
create index message_reactions_user on message_reactions (user_id, created_at desc);

create table message_pins (
  message_id bigint primary key references messages on delete cascade,
  channel_id bigint references channels on delete cascade,
  conversation_id bigint references conversations on delete cascade,
  pinned_by bigint references users on delete set null,
  created_at timestamptz not null default now(),
  constraint message_pins_place_check check (num_nonnulls(channel_id, conversation_id) = 1)
);
create index message_pins_channel on message_pins (channel_id, created_at desc) where channel_id is not null;
create index message_pins_conversation on message_pins (conversation_id, created_at desc)
  where conversation_id is not null;
create index message_pins_pinned_by on message_pins (pinned_by) where pinned_by is not null;
