/**
 * Every index with a query that needs it, as the code asks it. indexes.test.ts proves that the planner takes it on
 * enough data; docs/model/indexes.md is made from this list.
 */
export interface IndexUse {
  readonly index: string;
  readonly serves: string;
  readonly query: string;
}

export const indexUses: readonly IndexUse[] = [
  {
    index: 'access_tokens_pkey',
    serves: 'revoking a token',
    query: `delete from access_tokens where id = 500`,
  },
  {
    index: 'access_tokens_token_hash_key',
    serves: 'every request with a token',
    query: `select user_id from access_tokens where token_hash = sha256('500')`,
  },
  {
    index: 'access_tokens_user',
    serves: 'listing and counting one’s tokens',
    query: `select * from access_tokens where user_id = 500 and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'access_tokens_expiry',
    serves: 'ending tokens that have expired',
    query: `delete from access_tokens where expires_at < now() - interval '29 days'`,
  },
  {
    index: 'account_erasures_pkey',
    serves: 'the door, asking whether somebody may come back',
    query: `select due_at from account_erasures where user_id = 500`,
  },
  {
    index: 'account_erasures_due',
    serves: 'erasing who is due',
    query: `select user_id from account_erasures where erased_at is null and due_at <= now() order by due_at limit 1 for update skip locked`,
  },
  {
    index: 'audit_log_pkey',
    serves: 'one act, by its id',
    query: `select * from audit_log where id = 500`,
  },
  {
    index: 'audit_log_subject',
    serves: 'what was done to somebody, newest first',
    query: `select * from audit_log where subject = 'user:500' order by id desc limit 100`,
  },
  {
    index: 'audit_log_actor',
    serves: 'letting go of an actor whose account is removed',
    query: `update audit_log set actor_id = null where actor_id = 500`,
  },
  {
    index: 'audit_log_act',
    serves: 'one kind of act, newest first',
    query: `select * from audit_log where act = 'user.set-role' order by id desc limit 21`,
  },
  {
    index: 'budgets_pkey',
    serves: 'whether something may still be tried',
    query: `update budgets set whole_at = now() where key = sha256('500')`,
  },
  {
    index: 'budgets_whole',
    serves: 'forgetting budgets that are whole again',
    query: `delete from budgets where whole_at < now() - interval '27 days'`,
  },
  {
    index: 'channel_members_pkey',
    serves: 'who is in a channel; whether one is in',
    query: `select user_id from channel_members where channel_id = 500`,
  },
  {
    index: 'channel_members_user',
    serves: 'the channels that one is in',
    query: `select channel_id, last_read_seq from channel_members where user_id = 500`,
  },
  {
    index: 'channel_stats_pkey',
    serves: 'how many are in a channel',
    query: `select members from channel_stats where channel_id = 500`,
  },
  {
    index: 'channels_pkey',
    serves: 'one channel, by its id',
    query: `select * from channels where id = 500`,
  },
  {
    index: 'channels_slug_key',
    serves: 'the channels of a community, and the one that an address names',
    query: `select * from channels where community_id = 500 order by slug`,
  },
  {
    index: 'channels_created_by',
    serves: 'letting go of a maker whose account is removed',
    query: `update channels set created_by = null where created_by = 501`,
  },
  {
    index: 'communities_pkey',
    serves: 'one community, by its id',
    query: `select * from communities where id = 500`,
  },
  {
    index: 'communities_slug_key',
    serves: 'the community that an address names',
    query: `select * from communities where slug = 'c500'`,
  },
  {
    index: 'communities_oidc_key',
    serves: 'the community whose people an issuer sends',
    query: `select id from communities where oidc_issuer = 'i' and oidc_organization = 'o500'`,
  },
  {
    index: 'communities_public',
    serves: 'public communities by name',
    query: `select * from communities where visibility = 'public' and (lower(name), id) > ('c500', 1) order by lower(name), id limit 21`,
  },
  {
    index: 'communities_name_begins',
    serves: 'the operator, looking for a community by how its name begins',
    query: `select id from communities where lower(name) collate "C" like 'c500%'`,
  },
  {
    index: 'community_seats_pkey',
    serves: 'the lock under which seats are given',
    query: `select * from community_seats where community_id = 500 for update`,
  },
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
    serves: 'direct conversations that one is in, or with these people',
    query: `select id from conversations where kind = 'direct' and participant_ids @> '{500}'::bigint[]`,
  },
  {
    index: 'conversations_community',
    serves: 'the threads of a community, when it goes',
    query: `delete from conversations where community_id = 500`,
  },
  {
    index: 'daily_figures_pkey',
    serves: 'the operator’s charts; one row a day',
    query: `select * from daily_figures where day > date '2026-01-01' - 30 and day < date '2026-01-01'`,
  },
  {
    index: 'email_jobs_unsent',
    serves: 'mails that failed, were kept or wait, newest first',
    query: `select * from email_jobs where status = 'failed' and status <> 'sent' and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'email_jobs_pkey',
    serves: 'delivering a mail, showing it',
    query: `select * from email_jobs where id = 500`,
  },
  {
    index: 'email_jobs_due',
    serves: 'mails that should have gone',
    query: `select count(*) from email_jobs where status = 'queued' and scheduled_at < now() - interval '10 minutes'`,
  },
  {
    index: 'email_jobs_age',
    serves: 'forgetting mails after a month',
    query: `delete from email_jobs where created_at < now() - interval '30 days'`,
  },
  {
    index: 'data_exports_pkey',
    serves: 'an export that goes on',
    query: `update data_exports set done = 1, total = 2 where id = 500`,
  },
  {
    index: 'data_exports_user_key',
    serves: 'one’s export; one each',
    query: `select * from data_exports where user_id = 500`,
  },
  {
    index: 'data_exports_expiry',
    serves: 'removing exports that nobody fetched',
    query: `delete from data_exports where expires_at < now() - interval '3 days'`,
  },
  {
    index: 'idempotency_keys_pkey',
    serves: 'a write that carries an Idempotency-Key',
    query: `select request_hash, answer from idempotency_keys where user_id = 500 and route = 'updateMe' and key = 'k500'`,
  },
  {
    index: 'idempotency_keys_age',
    serves: 'forgetting answers after a day',
    query: `delete from idempotency_keys where created_at < now() - interval '29 days'`,
  },
  {
    index: 'invites_pkey',
    serves: 'revoking an invite',
    query: `update invites set revoked_at = now() where id = 500`,
  },
  {
    index: 'invites_token_hash_key',
    serves: 'following an invite’s link',
    query: `select * from invites where token_hash = sha256('500')`,
  },
  {
    index: 'invites_community',
    serves: 'the invites of a community, newest first',
    query: `select * from invites where community_id = 500 and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'invites_mailbox',
    serves: 'the invitations that wait for one’s answer',
    query: `select * from invites i where lower(email) = (select lower(u.email) from users u where u.id = 500 and u.email_verified) order by id desc limit 21`,
  },
  {
    index: 'invites_created_by',
    serves: 'letting go of an inviter whose account is removed',
    query: `update invites set created_by = null where created_by = 500`,
  },
  {
    index: 'job_schedules_pkey',
    serves: 'enqueueing a recurring job once',
    query: `select last_enqueued_at from job_schedules where name = 'test.500'`,
  },
  {
    index: 'jobs_pkey',
    serves: 'finishing, prolonging and retrying a job',
    query: `update jobs set attempts = 0 where id = 500`,
  },
  {
    index: 'jobs_due',
    serves: 'a worker that looks for due jobs',
    query: `select id from jobs where state = 'queued' and run_at <= now() order by run_at, id limit 4 for update skip locked`,
  },
  {
    index: 'jobs_running',
    serves: 'taking up a job whose worker fell silent',
    query: `select id from jobs where state = 'running' and locked_until < now() order by locked_until limit 4 for update skip locked`,
  },
  {
    index: 'jobs_failed',
    serves: 'jobs that failed, newest first',
    query: `select * from jobs where state = 'failed' and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'jobs_finished',
    serves: 'removing what was done two weeks ago',
    query: `select id from jobs where state in ('done', 'failed') and finished_at < now() - interval '14 days' order by finished_at limit 5000`,
  },
  {
    index: 'jobs_unique_key',
    serves: 'enqueueing a job of a key once',
    query: `select from jobs where name = 'test.job' and unique_key = 'k500' and state = 'queued' and unique_key is not null`,
  },
  {
    index: 'members_pkey',
    serves: 'one member, by their id',
    query: `select * from members where id = 500`,
  },
  {
    index: 'members_user_key',
    serves:
      'what somebody is in a community (every rule asks it), one’s communities, and the rooms that one follows',
    query: `select role, status from members where community_id = 1 and user_id = 500`,
  },
  {
    index: 'members_owner_key',
    serves: 'the owner of a community',
    query: `select id from members where community_id = 500 and role = 'owner'`,
  },
  {
    index: 'members_email_key',
    serves: 'whether a mailbox is invited already',
    query: `select id from members where community_id = 500 and lower(email) = 'm500@example.org' and status = 'invited'`,
  },
  {
    index: 'members_listed',
    serves: 'the members of a community, longest here first',
    query: `select * from members where community_id = 1 and status = 'active' and id > 500 order by id limit 21`,
  },
  {
    index: 'members_invite',
    serves: 'the seat that an invitation by mail keeps',
    query: `delete from members where invite_id = 500`,
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
    query: `select id from messages where author_id = 500 and conversation_id = 5 and coalesce(reply_to_message_id, 0) = 0 and is_draft and deleted_at is null`,
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
    index: 'notification_mutes_pkey',
    serves: 'whether somebody wants to hear of a type',
    query: `select from notification_mutes where user_id = 500 and type = 'invite'`,
  },
  {
    index: 'notifications_pkey',
    serves: 'marking one notification as read',
    query: `select id, is_read from notifications where id = 500 for update`,
  },
  {
    index: 'notifications_gathered',
    serves: 'gathering on what is unread, and the unread count',
    query: `update notifications set times = times + 1 where user_id = 500 and type = 'invite' and gather_key = 'k500' and not is_read`,
  },
  {
    index: 'notifications_listed',
    serves: 'one’s notifications, latest first',
    query: `select * from notifications where user_id = 500 and (happened_at, id) < (now(), 9000000) order by happened_at desc, id desc limit 21`,
  },
  {
    index: 'notifications_actor',
    serves: 'letting go of an actor whose account is removed',
    query: `update notifications set actor_id = null where actor_id = 500`,
  },
  {
    index: 'notifications_age',
    serves: 'forgetting old ones',
    query: `delete from notifications where happened_at < now() - interval '13 days'`,
  },
  {
    index: 'media_pkey',
    serves: 'one file, by the address that it is served at',
    query: `select * from media where id = 500`,
  },
  {
    index: 'media_owner',
    serves: "a list of one's own files, newest first",
    query: `select * from media where owner_id = 500 and id < 900000 order by id desc limit 21`,
  },
  {
    index: 'media_loose',
    serves: 'removing what nothing has held on to for a day',
    query: `select id from media where loose_since < now() - interval '19900 minutes' order by loose_since limit 100`,
  },
  {
    index: 'media_profile',
    serves: 'what a profile shows, in its order',
    query: `select id from media where profile_id = 500 order by display_order`,
  },
  {
    index: 'media_community',
    serves: 'what a community shows, in its order',
    query: `select id from media where community_id = 50 order by display_order limit 5`,
  },
  {
    index: 'media_message',
    serves: 'what hangs on a message, in its order',
    query: `select id from media where message_id = 502 order by display_order`,
  },
  {
    index: 'media_storage_key',
    serves: 'looking for files without a row; one row a file',
    query: `select storage_key from media where storage_key = any(array['k500', 'k501'])`,
  },
  {
    index: 'media_thumbnail_key',
    serves: 'the same for thumbnails',
    query: `select thumbnail_key from media where thumbnail_key = any(array['t500', 't501'])`,
  },
  {
    index: 'operator_notices_pkey',
    serves: 'a notice that goes on to the next people; the list of them',
    query: `select * from operator_notices where id = 500 and finished_at is null for update`,
  },
  {
    index: 'operator_notices_created_by',
    serves: 'letting go of a writer whose account is removed',
    query: `update operator_notices set created_by = null where created_by = 500`,
  },
  {
    index: 'oidc_flows_pkey',
    serves: 'somebody who comes back from a provider, or finishes',
    query: `delete from oidc_flows where token_hash = sha256('500') and stage = 'begun' returning sealed`,
  },
  {
    index: 'oidc_flows_expiry',
    serves: 'forgetting who never came back',
    query: `delete from oidc_flows where expires_at < now() - interval '27 days'`,
  },
  {
    index: 'oidc_logins_pkey',
    serves: 'unlinking a provider',
    query: `delete from oidc_logins where id = 500`,
  },
  {
    index: 'oidc_logins_subject_key',
    serves: 'whose sign-in at a provider it is; one account for each',
    query: `select user_id from oidc_logins where issuer = 'i' and subject = 's500'`,
  },
  {
    index: 'oidc_logins_user',
    serves: 'the providers that one may sign in by',
    query: `select * from oidc_logins where user_id = 500 order by id`,
  },
  {
    index: 'passkey_challenges_pkey',
    serves: 'what a device has signed',
    query: `delete from passkey_challenges where challenge_hash = sha256('500')`,
  },
  {
    index: 'passkey_challenges_expiry',
    serves: 'forgetting what nobody signed',
    query: `delete from passkey_challenges where expires_at < now() - interval '27 days'`,
  },
  {
    index: 'passkeys_pkey',
    serves: 'using, renaming, removing one',
    query: `update passkeys set counter = 7 where id = 500`,
  },
  {
    index: 'passkeys_credential_key',
    serves: 'whose it is; one account for each',
    query: `select user_id from passkeys where credential_id = sha256('500')`,
  },
  {
    index: 'passkeys_user',
    serves: "one's passkeys",
    query: `select * from passkeys where user_id = 500 order by id`,
  },
  {
    index: 'outbox_pkey',
    serves: 'removing old events in the order of their making',
    query: `select seq from outbox order by seq limit 1000`,
  },
  {
    index: 'outbox_position',
    serves: 'a node that reads a gap',
    query: `select * from outbox where position > 40000 order by position limit 500`,
  },
  {
    index: 'outbox_room_position',
    serves: 'a client that was away, in its rooms',
    query: `select * from outbox where room = 'user:500' and position > 100 order by position limit 200`,
  },
  {
    index: 'outbox_unpublished',
    serves: 'the relay, stamping and publishing',
    query: `select seq from outbox where published_at is null and position is null order by seq limit 500`,
  },
  {
    index: 'second_factors_pkey',
    serves: 'asking for a code, and knowing whether to',
    query: `select secret from second_factors where user_id = 500`,
  },
  {
    index: 'recovery_codes_pkey',
    serves: 'taking a recovery code',
    query: `delete from recovery_codes where user_id = 500 and code_hash = sha256('500')`,
  },
  { index: 'sessions_pkey', serves: 'ending a session', query: `delete from sessions where id = 500` },
  {
    index: 'sessions_token_hash_key',
    serves: 'every request with a cookie',
    query: `select user_id from sessions where token_hash = sha256('500')`,
  },
  {
    index: 'sessions_user',
    serves: 'where one is signed in, newest first',
    query: `select * from sessions where user_id = 500 and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'sessions_expiry',
    serves: 'removing expired sessions',
    query: `delete from sessions where expires_at < now() - interval '29 days'`,
  },
  {
    index: 'spaces_pkey',
    serves: 'one space, by its id',
    query: `select * from spaces where id = 500`,
  },
  {
    index: 'spaces_slug_key',
    serves: 'the spaces of a community, and the one that an address names',
    query: `select * from spaces where community_id = 500`,
  },
  {
    index: 'storage_usage_pkey',
    serves: 'how much room somebody has; the lock of it',
    query: `select * from storage_usage where user_id = 500 for update`,
  },
  {
    index: 'subscription_tiers_pkey',
    serves: "a subscription's tier",
    query: `select * from subscription_tiers where id = 500`,
  },
  {
    index: 'subscription_tiers_name_key',
    serves: "a tier by its owner and name, the platform's among them",
    query: `select storage_bytes from subscription_tiers where community_id is null and lower(name) = 'free'`,
  },
  {
    index: 'uploads_pkey',
    serves: 'going on with an upload',
    query: `update uploads set received_bytes = 1 where id = 500 and received_bytes = 0`,
  },
  {
    index: 'uploads_owner',
    serves: 'how many uploads somebody has under way',
    query: `select count(*) from uploads where owner_id = 500`,
  },
  {
    index: 'uploads_expiry',
    serves: 'giving back what abandoned uploads reserved',
    query: `select id from uploads where expires_at < now() - interval '9900 minutes' order by expires_at limit 100`,
  },
  {
    index: 'user_subscriptions_pkey',
    serves: 'changing one subscription',
    query: `update user_subscriptions set period_ends_at = now() where id = 500`,
  },
  {
    index: 'user_subscriptions_active_key',
    serves: "the tier that somebody's quota comes from; one for each owner",
    query: `select tier_id from user_subscriptions where user_id = 500 and community_id is null and status = 'active'`,
  },
  {
    index: 'user_subscriptions_user',
    serves: "somebody's subscriptions, newest first",
    query: `select * from user_subscriptions where user_id = 500 order by id desc limit 20`,
  },
  {
    index: 'user_subscriptions_tier',
    serves: 'who has a tier whose room changes',
    query: `select user_id from user_subscriptions where tier_id = 500`,
  },
  {
    index: 'user_subscriptions_community',
    serves: 'who has subscribed to a community, by state',
    query: `select user_id from user_subscriptions where community_id = 50 and status = 'active'`,
  },
  {
    index: 'user_subscriptions_ending',
    serves: 'ending what has run out',
    query: `select id from user_subscriptions where status = 'active' and period_ends_at < now() - interval '19900 minutes' order by period_ends_at limit 100`,
  },
  {
    index: 'user_profiles_avatar_key',
    serves: 'letting go of a picture; one profile a picture',
    query: `update user_profiles set avatar_media_id = null where avatar_media_id = 501`,
  },
  {
    index: 'user_passwords_pkey',
    serves: 'signing in',
    query: `select hash from user_passwords where user_id = 500`,
  },
  {
    index: 'user_profiles_pkey',
    serves: 'how somebody appears',
    query: `select display_name from user_profiles where user_id = 500`,
  },
  {
    index: 'user_profiles_name_begins',
    serves: 'the operator, looking for people by how their display name begins',
    query: `select user_id from user_profiles where lower(display_name) collate "C" like 'user\\_500%'`,
  },
  { index: 'users_pkey', serves: 'whoever is known by id', query: `select * from users where id = 500` },
  {
    index: 'users_username_key',
    serves: 'signing in by name; one account a name',
    query: `select id from users where lower(username) = lower('User_500')`,
  },
  {
    index: 'users_email_key',
    serves: 'signing in by address; one account an address',
    query: `select id from users where lower(email) = lower('User_500@example.org')`,
  },
  {
    index: 'users_username_begins',
    serves: 'the operator, looking for people by how their username begins',
    query: `select id from users where lower(username) collate "C" like 'user\\_500%'`,
  },
  {
    index: 'users_email_begins',
    serves: 'the operator, looking for people by how their e-mail address begins',
    query: `select id from users where lower(email) collate "C" like 'user\\_500%'`,
  },
  {
    index: 'users_not_active',
    serves: 'those who are suspended or deleted, newest first',
    query: `select id from users where status = 'suspended' and status <> 'active' order by id desc limit 21`,
  },
  {
    index: 'users_admins',
    serves: 'the admins of the server; whether one is left',
    query: `select id from users where role = 'admin' and status = 'active' order by id for update`,
  },
  {
    index: 'verification_tokens_pkey',
    serves: 'one link, by its id',
    query: `select * from verification_tokens where id = 500`,
  },
  {
    index: 'verification_tokens_hash_key',
    serves: 'opening a link',
    query: `update verification_tokens set used_at = now() where token_hash = sha256('500') and used_at is null`,
  },
  {
    index: 'verification_tokens_user',
    serves: 'ending the links that were sent for the same purpose',
    query: `update verification_tokens set used_at = now() where user_id = 500 and purpose = any('{reset_password}') and used_at is null`,
  },
  {
    index: 'verification_tokens_expiry',
    serves: 'forgetting links that have run out',
    query: `delete from verification_tokens where expires_at < now() - interval '27 days'`,
  },
];
