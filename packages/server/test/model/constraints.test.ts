import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import pg from 'pg';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

/**
 * What the database refuses, constraint by constraint: a statement that breaks exactly this one. A constraint that
 * is not listed fails the last test.
 */
const refused: Readonly<Record<string, string>> = {
  access_tokens_pkey: `insert into access_tokens (id, user_id, name, token_hash, scopes) select id, user_id, name, sha256('other'), scopes from access_tokens`,
  access_tokens_user_id_fkey: `update access_tokens set user_id = 7`,
  access_tokens_name_check: `update access_tokens set name = ''`,
  access_tokens_scopes_check: `update access_tokens set scopes = array['rule']`,
  access_tokens_token_hash_check: `update access_tokens set token_hash = '\\x00'`,
  access_tokens_token_hash_key: `insert into access_tokens (user_id, name, token_hash, scopes) select user_id, name, token_hash, scopes from access_tokens`,
  account_erasures_pkey: `insert into account_erasures (user_id, status_before, due_at) select user_id, status_before, due_at from account_erasures`,
  account_erasures_user_id_fkey: `update account_erasures set user_id = 7`,
  account_erasures_status_before_check: `update account_erasures set status_before = 'deleted'`,
  audit_log_pkey: `insert into audit_log (id, by, act, subject) select id, by, act, subject from audit_log`,
  audit_log_actor_id_fkey: `update audit_log set actor_id = 7`,
  audit_log_act_check: `update audit_log set act = 'x'`,
  audit_log_address_check: `update audit_log set address = ''`,
  audit_log_by_check: `update audit_log set by = 'ghost'`,
  audit_log_detail_check: `update audit_log set detail = '[]'`,
  audit_log_subject_check: `update audit_log set subject = 'somebody'`,
  blocks_pkey: `insert into blocks (blocker_id, blocked_id) select blocker_id, blocked_id from blocks`,
  blocks_blocked_id_fkey: `update blocks set blocked_id = 7`,
  blocks_blocker_id_fkey: `update blocks set blocker_id = 7`,
  blocks_not_oneself_check: `update blocks set blocked_id = blocker_id`,
  budgets_pkey: `insert into budgets select * from budgets`,
  budgets_key_check: `update budgets set key = 'short'`,
  channel_members_pkey: `insert into channel_members (channel_id, user_id) select channel_id, user_id from channel_members`,
  channel_members_channel_id_fkey: `update channel_members set channel_id = 7`,
  channel_members_user_id_fkey: `update channel_members set user_id = 7`,
  channel_members_last_read_seq_check: `update channel_members set last_read_seq = -1`,
  channel_members_notification_level_check: `update channel_members set notification_level = 'loud'`,
  channel_members_since_seq_check: `update channel_members set since_seq = -1`,
  channel_members_version_check: `update channel_members set version = 0`,
  channel_stats_pkey: `insert into channel_stats (channel_id) select channel_id from channel_stats`,
  channel_stats_channel_id_fkey: `insert into channel_stats (channel_id) values (7)`,
  channel_stats_members_check: `update channel_stats set members = -1`,
  channels_pkey: `insert into channels (id, community_id, slug, name) select id, community_id, 'other', 'other' from channels`,
  channels_community_id_fkey: `update channels set community_id = 7`,
  channels_created_by_fkey: `update channels set created_by = 7`,
  channels_joined_by_all_check: `update channels set joined_by_all = true, visibility = 'private'`,
  channels_last_seq_check: `update channels set last_seq = -1`,
  channels_name_check: `update channels set name = ''`,
  channels_slug_check: `update channels set slug = 'Not so'`,
  channels_topic_check: `update channels set topic = repeat('t', 251)`,
  channels_version_check: `update channels set version = 0`,
  channels_visibility_check: `update channels set visibility = 'hidden'`,
  channels_slug_key: `insert into channels (community_id, slug, name) select community_id, slug, name from channels`,
  communities_pkey: `insert into communities (id, name, slug) select id, name, 'other' from communities`,
  communities_ai_budget_limit_check: `update communities set ai_budget_limit = -1`,
  communities_description_check: `update communities set description = repeat('d', 1001)`,
  communities_name_check: `update communities set name = ''`,
  communities_oidc_issuer_check: `update communities set oidc_issuer = '', oidc_organization = 'o'`,
  communities_oidc_organization_check: `update communities set oidc_issuer = 'i', oidc_organization = ''`,
  communities_oidc_check: `update communities set oidc_issuer = 'i'`,
  communities_plan_tier_check: `update communities set plan_tier = 'gold'`,
  communities_seat_limit_check: `update communities set seat_limit = 0`,
  communities_slug_check: `update communities set slug = '1st'`,
  communities_stripe_customer_id_check: `update communities set stripe_customer_id = ''`,
  communities_version_check: `update communities set version = 0`,
  communities_visibility_check: `update communities set visibility = 'hidden'`,
  communities_slug_key: `insert into communities (name, slug) select name, slug from communities`,
  communities_oidc_key: `insert into communities (name, slug, oidc_issuer, oidc_organization) values ('a', 'aa', 'i', 'o'), ('b', 'bb', 'i', 'o')`,
  communities_owner_check: `update members set role = 'admin' where role = 'owner'`,
  community_seats_pkey: `insert into community_seats (community_id) select community_id from community_seats`,
  community_seats_community_id_fkey: `update community_seats set community_id = 7`,
  community_seats_active_check: `update community_seats set active = taken + 1`,
  community_seats_limit_check: `with u as (insert into users (username, email) values ('late', 'late@example.org') returning id)
    insert into members (community_id, user_id, role, status, joined_at) select c.id, u.id, 'member', 'active', now() from communities c, u`,
  comment_moving_pkey: `insert into comment_moving select * from comment_moving`,
  comment_moving_singleton_check: `insert into comment_moving (singleton) values (false)`,
  comment_moving_phase_check: `update comment_moving set phase = 'soon'`,
  conversation_channels_pkey: `insert into conversation_channels (conversation_id, channel_id, seq, carried_at) select conversation_id, channel_id, 9, now() from conversation_channels`,
  conversation_channels_carried_by_fkey: `update conversation_channels set carried_by = 7 where not is_primary`,
  conversation_channels_channel_id_fkey: `update conversation_channels set channel_id = 7 where is_primary`,
  conversation_channels_conversation_id_fkey: `update conversation_channels set conversation_id = 7 where is_primary`,
  conversation_channels_card_check: `update conversation_channels set seq = 2 where is_primary`,
  conversation_channels_seq_check: `update conversation_channels set seq = 0 where not is_primary`,
  conversation_channels_primary: `update conversation_channels set is_primary = true, seq = null, carried_at = null where not is_primary`,
  conversation_channels_card: `insert into conversation_channels (conversation_id, channel_id, seq, carried_at) select 21, channel_id, seq, now() from conversation_channels where not is_primary`,
  conversation_participants_pkey: `insert into conversation_participants (conversation_id, user_id, role) select conversation_id, user_id, role from conversation_participants`,
  conversation_participants_conversation_id_fkey: `update conversation_participants set conversation_id = 7`,
  conversation_participants_user_id_fkey: `update conversation_participants set user_id = 7`,
  conversation_participants_last_read_seq_check: `update conversation_participants set last_read_seq = -1`,
  conversation_participants_role_check: `update conversation_participants set role = 'ghost'`,
  conversation_participants_since_seq_check: `update conversation_participants set since_seq = -1`,
  conversation_participants_version_check: `update conversation_participants set version = 0`,
  conversations_pkey: `insert into conversations (id, kind, founding_key) select id, kind, 'other' from conversations where kind = 'direct'`,
  conversations_closed_check: `update conversations set closed = true where kind = 'thread'`,
  conversations_community_id_fkey: `update conversations set community_id = 7 where kind = 'thread'`,
  conversations_root_message_id_fkey: `update conversations set root_message_id = 7 where kind = 'thread'`,
  conversations_founding_key_check: `update conversations set founding_key = '' where kind = 'direct'`,
  conversations_kind_check: `update conversations set kind = 'party' where kind = 'direct'`,
  conversations_kind_fits_check: `update conversations set community_id = null where kind = 'thread'`,
  conversations_last_repliers_check: `update conversations set last_repliers = '{1,2,3,4}'`,
  conversations_last_seq_check: `update conversations set last_seq = -1`,
  conversations_reply_count_check: `update conversations set reply_count = -1`,
  conversations_goal_id_fkey: `update conversations set goal_id = 7 where kind = 'goal'`,
  conversations_goal_key: `insert into conversations (kind, community_id, goal_id) select kind, community_id, goal_id from conversations where kind = 'goal'`,
  conversations_version_check: `update conversations set version = 0`,
  conversations_founding_key: `insert into conversations (kind, founding_key) select kind, founding_key from conversations where kind = 'direct'`,
  conversations_root_key: `insert into conversations (kind, community_id, root_message_id) select kind, community_id, root_message_id from conversations where kind = 'thread'`,
  email_jobs_pkey: `insert into email_jobs (id, type, recipient, language, subject, content) select id, type, recipient, language, subject, content from email_jobs`,
  email_jobs_attempts_check: `update email_jobs set attempts = -1`,
  email_jobs_content_check: `update email_jobs set content = null`,
  email_jobs_language_check: `update email_jobs set language = 'fr'`,
  email_jobs_last_error_check: `update email_jobs set last_error = repeat('e', 2001)`,
  email_jobs_recipient_check: `update email_jobs set recipient = repeat('r', 256)`,
  email_jobs_sent_check: `update email_jobs set status = 'sent', content = null`,
  email_jobs_status_check: `update email_jobs set status = 'lost'`,
  email_jobs_subject_check: `update email_jobs set subject = ''`,
  email_jobs_type_check: `update email_jobs set type = 'Not A Type'`,
  daily_figures_pkey: `insert into daily_figures (day, people, new_people, communities) select day, 0, 0, 0 from daily_figures`,
  daily_figures_people_check: `update daily_figures set people = -1`,
  daily_figures_new_people_check: `update daily_figures set new_people = -1`,
  daily_figures_active_people_check: `update daily_figures set active_people = -1`,
  daily_figures_communities_check: `update daily_figures set communities = -1`,
  daily_figures_stored_bytes_check: `update daily_figures set stored_bytes = -1`,
  data_exports_pkey: `with u as (insert into users (username, email) values ('late', 'late@example.org') returning id)
    insert into data_exports (id, user_id, expires_at) select e.id, u.id, now() from data_exports e, u`,
  data_exports_user_id_fkey: `update data_exports set user_id = 7`,
  data_exports_bytes_check: `update data_exports set state = 'ready', bytes = 0, storage_key = 'k'`,
  data_exports_done_check: `update data_exports set done = 1`,
  data_exports_ready_check: `update data_exports set state = 'ready'`,
  data_exports_storage_key_check: `update data_exports set state = 'ready', bytes = 1, storage_key = ''`,
  data_exports_stored_check: `update data_exports set storage_key = 'k'`,
  data_exports_state_check: `update data_exports set state = 'lost'`,
  data_exports_user_key: `insert into data_exports (user_id, expires_at) select user_id, now() from data_exports`,
  idempotency_keys_pkey: `insert into idempotency_keys select * from idempotency_keys`,
  idempotency_keys_user_id_fkey: `update idempotency_keys set user_id = 7`,
  idempotency_keys_key_check: `update idempotency_keys set key = ''`,
  idempotency_keys_request_hash_check: `update idempotency_keys set request_hash = '\\x00'`,
  idempotency_keys_route_check: `update idempotency_keys set route = repeat('r', 61)`,
  idempotency_keys_status_check: `update idempotency_keys set status = 500`,
  invites_pkey: `insert into invites (id, community_id, token_hash, role) select id, community_id, sha256('other'), role from invites`,
  invites_community_id_fkey: `update invites set community_id = 7`,
  invites_created_by_fkey: `update invites set created_by = 7`,
  invites_email_check: `update invites set email = repeat('e', 256), max_uses = 1, expires_at = now()`,
  invites_mail_check: `update invites set max_uses = 2`,
  invites_max_uses_check: `update invites set max_uses = 0 where email is null`,
  invites_role_check: `update invites set role = 'owner'`,
  invites_token_hash_check: `update invites set token_hash = '\\x00'`,
  invites_uses_check: `update invites set uses = -1`,
  invites_uses_limit_check: `update invites set uses = 2`,
  invites_token_hash_key: `insert into invites (community_id, token_hash, role) select community_id, token_hash, role from invites`,
  job_schedules_pkey: `insert into job_schedules select * from job_schedules`,
  jobs_pkey: `insert into jobs (id, name) select id, name from jobs limit 1`,
  jobs_attempts_check: `update jobs set attempts = -1`,
  jobs_max_attempts_check: `update jobs set max_attempts = 0`,
  jobs_name_check: `update jobs set name = 'ab'`,
  jobs_state_check: `update jobs set state = 'lost'`,
  jobs_unique_key_check: `update jobs set unique_key = repeat('k', 201)`,
  jobs_lease_check: `update jobs set locked_until = now()`,
  jobs_finished_check: `update jobs set finished_at = now()`,
  jobs_unique_key: `insert into jobs (name, unique_key) values ('test.job', 'k')`,
  media_pkey: `insert into media (id, owner_id, type, storage_key, size, mime_type) select id, owner_id, type, 'other', size, mime_type from media`,
  media_community_id_fkey: `update media set community_id = 7`,
  media_message_id_fkey: `update media set message_id = 7`,
  media_post_id_fkey: `update media set post_id = 7`,
  media_owner_id_fkey: `update media set owner_id = 7`,
  media_profile_id_fkey: `update media set profile_id = 7, profile_part = 'avatar'`,
  media_display_order_check: `update media set display_order = -1`,
  media_duration_ms_check: `update media set duration_ms = -1`,
  media_height_check: `update media set height = 0`,
  media_holder_check: `update media set community_id = c.id, profile_id = owner_id, profile_part = 'avatar' from communities c`,
  media_mime_type_check: `update media set mime_type = ''`,
  media_name_check: `update media set name = repeat('n', 256)`,
  media_part_check: `update media set profile_id = owner_id`,
  media_profile_part_check: `update media set profile_part = 'shoe'`,
  media_size_check: `update media set size = 0`,
  media_storage_key_check: `update media set storage_key = ''`,
  media_thumbnail_key_check: `update media set thumbnail_key = ''`,
  media_type_check: `update media set type = 'hologram'`,
  media_width_check: `update media set width = 0`,
  media_storage_key: `insert into media (id, owner_id, type, storage_key, size, mime_type) select 8, owner_id, type, storage_key, size, mime_type from media`,
  media_thumbnail_key: `insert into media (id, owner_id, type, storage_key, thumbnail_key, size, mime_type) select 8, owner_id, type, 'other', thumbnail_key, size, mime_type from media`,
  custom_feeds_pkey: `insert into custom_feeds (id, user_id, name, display_order, logic, sort) select id, user_id, 'other', 1, logic, sort from custom_feeds`,
  custom_feeds_user_id_fkey: `update custom_feeds set user_id = 7`,
  custom_feeds_description_check: `update custom_feeds set description = repeat('d', 501)`,
  custom_feeds_display_order_check: `update custom_feeds set display_order = -1`,
  custom_feeds_logic_check: `update custom_feeds set logic = 'XOR'`,
  custom_feeds_name_check: `update custom_feeds set name = ''`,
  custom_feeds_page_limit_check: `update custom_feeds set page_limit = 0`,
  custom_feeds_sort_check: `update custom_feeds set sort = 'loud'`,
  custom_feeds_version_check: `update custom_feeds set version = 0`,
  custom_feeds_default_key: `insert into custom_feeds (user_id, name, is_default, display_order, logic, sort) select user_id, 'other', true, 1, logic, sort from custom_feeds`,
  custom_feeds_name_key: `insert into custom_feeds (user_id, name, display_order, logic, sort) select user_id, upper(name), 1, logic, sort from custom_feeds`,
  feed_filters_pkey: `insert into feed_filters select * from feed_filters`,
  feed_filters_feed_id_fkey: `update feed_filters set feed_id = 7`,
  feed_filters_display_order_check: `update feed_filters set display_order = -1`,
  feed_filters_group_operator_check: `update feed_filters set group_operator = 'XOR'`,
  feed_filters_group_order_check: `update feed_filters set group_order = -1`,
  feed_filters_operator_check: `update feed_filters set operator = 'like'`,
  feed_filters_type_check: `update feed_filters set type = 'mood'`,
  feed_filters_value_check: `update feed_filters set value = '{}'`,
  feed_rankings_pkey: `insert into feed_rankings select * from feed_rankings`,
  feed_rankings_user_id_fkey: `update feed_rankings set user_id = 7`,
  feed_rankings_feed_check: `update feed_rankings set feed = ''`,
  feedback_snippets_pkey: `insert into feedback_snippets (id, user_id, title, content) select id, user_id, title, content from feedback_snippets`,
  feedback_snippets_user_id_fkey: `update feedback_snippets set user_id = 7`,
  feedback_snippets_title_check: `update feedback_snippets set title = ''`,
  feedback_snippets_content_check: `update feedback_snippets set content = ''`,
  desk_visits_pkey: `insert into desk_visits (user_id, seen_until) select user_id, seen_until from desk_visits`,
  desk_visits_user_id_fkey: `update desk_visits set user_id = 7`,
  list_members_pkey: `insert into list_members (list_id, user_id) select list_id, user_id from list_members`,
  list_members_list_id_fkey: `update list_members set list_id = 7`,
  list_members_user_id_fkey: `update list_members set user_id = 7`,
  members_pkey: `insert into members (id, community_id, user_id, role, status, joined_at) select id, community_id, user_id, role, 'left', joined_at from members where status = 'left'`,
  members_community_id_fkey: `update members set community_id = 7 where status = 'left'`,
  members_invite_id_fkey: `update members set invite_id = 7 where status = 'invited'`,
  members_user_id_fkey: `update members set user_id = 7 where status = 'left'`,
  members_email_check: `update members set email = repeat('e', 256) where status = 'invited'`,
  members_invited_check: `update members set email = null where status = 'invited'`,
  members_mute_reason_check: `update members set muted_at = now(), mute_reason = repeat('r', 501)`,
  members_muted_check: `update members set mute_reason = 'r'`,
  members_muted_until_check: `update members set muted_at = now(), muted_until = now(), mute_reason = ''`,
  members_owner_check: `update members set status = 'suspended' where role = 'owner'`,
  members_role_check: `update members set role = 'king' where status = 'left'`,
  members_status_check: `update members set status = 'asleep' where status = 'left'`,
  members_version_check: `update members set version = 0 where status = 'left'`,
  members_user_key: `insert into members (community_id, user_id, role, status, joined_at) select community_id, user_id, role, status, joined_at from members where status = 'left'`,
  members_email_key: `insert into members (community_id, email, invite_id, role, status) select community_id, upper(email), invite_id, role, status from members where status = 'invited'`,
  members_owner_key: `update members set role = 'owner', status = 'active' where status = 'left'`,
  message_mentions_pkey: `insert into message_mentions select * from message_mentions`,
  message_mentions_channel_id_fkey: `update message_mentions set channel_id = 7 where channel_id is not null`,
  goal_instructors_pkey: `insert into goal_instructors select * from goal_instructors`,
  goal_instructors_goal_id_fkey: `update goal_instructors set goal_id = 7`,
  goal_instructors_user_id_fkey: `update goal_instructors set user_id = 7`,
  goals_pkey: `insert into goals (id, community_id, student_id, title) select id, community_id, student_id, title from goals`,
  goals_community_id_fkey: `update goals set community_id = 7`,
  goals_created_by_fkey: `update goals set created_by = 7`,
  goals_student_id_fkey: `update goals set student_id = 7`,
  goals_completed_check: `update goals set completed_at = now()`,
  goals_description_check: `update goals set description = repeat('d', 2001)`,
  goals_status_check: `update goals set status = 'lost'`,
  goals_title_check: `update goals set title = repeat('t', 121)`,
  goals_version_check: `update goals set version = 0`,
  message_mentions_conversation_id_fkey: `update message_mentions set conversation_id = 7 where conversation_id is not null`,
  message_mentions_message_id_fkey: `update message_mentions set message_id = 7 where channel_id is not null`,
  message_mentions_user_id_fkey: `update message_mentions set user_id = 7`,
  message_mentions_place_check: `update message_mentions set channel_id = null, conversation_id = null`,
  message_mentions_seq_check: `update message_mentions set seq = 0`,
  message_words_pkey: `insert into message_words select * from message_words`,
  message_words_message_id_fkey: `update message_words set message_id = 7 where message_id = 10`,
  post_words_pkey: `insert into post_words select * from post_words`,
  post_words_post_id_fkey: `update post_words set post_id = 7 where post_id = 30`,
  message_pins_pkey: `insert into message_pins select * from message_pins`,
  message_pins_channel_id_fkey: `update message_pins set channel_id = 7 where channel_id is not null`,
  message_pins_conversation_id_fkey: `update message_pins set conversation_id = 7 where conversation_id is not null`,
  message_pins_message_id_fkey: `update message_pins set message_id = 7 where channel_id is not null`,
  message_pins_pinned_by_fkey: `update message_pins set pinned_by = 7`,
  message_pins_place_check: `update message_pins set channel_id = null, conversation_id = null`,
  message_reactions_pkey: `insert into message_reactions select * from message_reactions`,
  message_reactions_message_id_fkey: `update message_reactions set message_id = 7`,
  message_reactions_user_id_fkey: `update message_reactions set user_id = 7`,
  message_reactions_emoji_check: `update message_reactions set emoji = ''`,
  message_revisions_pkey: `insert into message_revisions select * from message_revisions`,
  message_revisions_message_id_fkey: `update message_revisions set message_id = 7`,
  message_revisions_content_check: `update message_revisions set content = repeat('c', 12001)`,
  message_revisions_version_check: `update message_revisions set version = 0`,
  messages_pkey: `insert into messages (id, author_id, channel_id, content, seq, sent_at, client_key) select id, author_id, channel_id, content, 9, sent_at, 'other' from messages where id = 10`,
  messages_author_id_fkey: `update messages set author_id = 7 where id = 10`,
  messages_channel_id_fkey: `update messages set channel_id = 7 where id = 10`,
  messages_conversation_id_fkey: `update messages set conversation_id = 7 where id = 11`,
  messages_deleted_by_fkey: `update messages set deleted_by = 7 where id = 10`,
  messages_reply_to_message_id_fkey: `update messages set reply_to_message_id = 7 where id = 11`,
  messages_client_key_check: `update messages set client_key = ''`,
  messages_content_check: `update messages set content = repeat('c', 12001)`,
  messages_everyone_check: `update messages set everyone = 'nobody'`,
  messages_place_check: `update messages set conversation_id = 20 where id = 10`,
  messages_revision_check: `update messages set revision = 0`,
  messages_save_id_check: `update messages set save_id = ''`,
  messages_scrubbed_check: `update messages set deleted_at = now() where id = 10`,
  messages_sent_check: `update messages set sent_at = null where id = 10`,
  messages_seq_check: `update messages set seq = 0 where id = 10`,
  messages_kind_check: `update messages set kind = 'song' where id = 15`,
  messages_dated_check: `update messages set target_date = null where id = 15`,
  messages_progress_check: `update messages set progress = 101 where id = 15`,
  messages_progress_of_check: `update messages set progress = 5 where id = 10`,
  // Notes, feedback and milestones are said about a goal.
  messages_kind_place_check: `update messages set kind = 'activity', target_date = '2026-01-01' where id = 11`,
  messages_version_check: `update messages set version = 0`,
  messages_client_key: `insert into messages (author_id, channel_id, content, seq, sent_at, client_key) select author_id, channel_id, content, 9, sent_at, client_key from messages where id = 10`,
  messages_channel_seq: `insert into messages (author_id, channel_id, content, seq, sent_at, client_key) select author_id, channel_id, content, seq, sent_at, 'other' from messages where id = 10`,
  messages_conversation_seq: `insert into messages (author_id, conversation_id, content, seq, sent_at, client_key) select author_id, conversation_id, content, seq, sent_at, 'other' from messages where id = 11`,
  // One draft for each author and place: an answer to a flat message has a place of its own.
  messages_channel_draft: `insert into messages (author_id, channel_id, content, is_draft, client_key) select author_id, channel_id, '', true, 'other' from messages where id = 12`,
  messages_conversation_draft: `insert into messages (author_id, conversation_id, content, is_draft, client_key) select author_id, conversation_id, '', true, 'other' from messages where id = 13`,
  messages_note_draft: `insert into messages (author_id, conversation_id, content, is_draft, client_key, kind, target_date) select author_id, conversation_id, '', true, 'other', kind, target_date from messages where id = 16`,
  notification_mutes_pkey: `insert into notification_mutes (user_id, type) select user_id, type from notification_mutes`,
  notification_mutes_user_id_fkey: `update notification_mutes set user_id = 7`,
  notification_mutes_type_check: `update notification_mutes set type = 'system'`,
  notifications_pkey: `insert into notifications (id, user_id, type, about, gather_key) select id, user_id, type, about, 'other' from notifications`,
  notifications_actor_id_fkey: `update notifications set actor_id = 7`,
  notifications_user_id_fkey: `update notifications set user_id = 7`,
  notifications_about_check: `update notifications set about = '[]'`,
  notifications_gather_key_check: `update notifications set gather_key = ''`,
  notifications_times_check: `update notifications set times = 0`,
  notifications_type_check: `update notifications set type = 'gossip'`,
  notifications_gathered: `insert into notifications (user_id, type, about, gather_key) select user_id, type, about, gather_key from notifications`,
  operator_notices_pkey: `insert into operator_notices (id, text, total) select id, text, total from operator_notices`,
  operator_notices_created_by_fkey: `update operator_notices set created_by = 7`,
  operator_notices_sent_check: `update operator_notices set sent = -1`,
  operator_notices_text_check: `update operator_notices set text = ''`,
  operator_notices_total_check: `update operator_notices set total = -1`,
  oidc_flows_pkey: `insert into oidc_flows select * from oidc_flows`,
  oidc_flows_stage_check: `update oidc_flows set stage = 'lost'`,
  oidc_flows_token_hash_check: `update oidc_flows set token_hash = 'short'`,
  oidc_logins_pkey: `insert into oidc_logins (id, user_id, issuer, subject) select id, user_id, issuer, 'other' from oidc_logins`,
  oidc_logins_user_id_fkey: `update oidc_logins set user_id = 7`,
  oidc_logins_issuer_check: `update oidc_logins set issuer = ''`,
  oidc_logins_label_check: `update oidc_logins set label = repeat('l', 256)`,
  oidc_logins_subject_check: `update oidc_logins set subject = repeat('s', 256)`,
  oidc_logins_subject_key: `insert into oidc_logins (user_id, issuer, subject) select user_id, issuer, subject from oidc_logins`,
  passkey_challenges_pkey: `insert into passkey_challenges select * from passkey_challenges`,
  passkey_challenges_challenge_hash_check: `update passkey_challenges set challenge_hash = 'short'`,
  passkeys_pkey: `insert into passkeys (id, user_id, credential_id, public_key, name) select id, user_id, 'other', public_key, name from passkeys`,
  passkeys_user_id_fkey: `update passkeys set user_id = 7`,
  passkeys_counter_check: `update passkeys set counter = -1`,
  passkeys_credential_id_check: `update passkeys set credential_id = ''`,
  passkeys_name_check: `update passkeys set name = ''`,
  passkeys_public_key_check: `update passkeys set public_key = ''`,
  passkeys_transports_check: `update passkeys set transports = array_fill('usb'::text, array[11])`,
  passkeys_credential_key: `insert into passkeys (user_id, credential_id, public_key, name) select user_id, credential_id, public_key, name from passkeys`,
  outbox_pkey: `insert into outbox (seq, type, room, payload) overriding system value select seq, type, room, payload from outbox limit 1`,
  outbox_payload_check: `insert into outbox (type, room, payload) values ('test.event', 'user:1', '[]')`,
  outbox_position_check: `update outbox set position = 0, published_at = null`,
  outbox_room_check: `insert into outbox (type, room, payload) values ('test.event', 'attic:1', '{}')`,
  outbox_type_check: `insert into outbox (type, room, payload) values ('x', 'user:1', '{}')`,
  outbox_published_check: `insert into outbox (type, room, payload, published_at) values ('test.event', 'user:1', '{}', now())`,
  outbox_position: `insert into outbox (type, room, payload, position) select type, room, payload, position from outbox where position is not null`,
  reconcile_runs_pkey: `insert into reconcile_runs select * from reconcile_runs`,
  reconcile_runs_by_check: `update reconcile_runs set by = 'ghost'`,
  reconcile_runs_checked_check: `update reconcile_runs set checked = -1`,
  reconcile_runs_drifted_check: `update reconcile_runs set drifted = -1`,
  reconcile_runs_repaired_check: `update reconcile_runs set repaired = 9`,
  reconcile_runs_findings_check: `update reconcile_runs set findings = '[]'`,
  recovery_codes_pkey: `insert into recovery_codes select * from recovery_codes`,
  recovery_codes_user_id_fkey: `update recovery_codes set user_id = 7`,
  recovery_codes_code_hash_check: `update recovery_codes set code_hash = 'short'`,
  reports_pkey: `insert into reports (id, target, user_id, reason, evidence) select id, target, user_id, reason, evidence from reports`,
  reports_community_id_fkey: `update reports set community_id = 7`,
  reports_handled_by_fkey: `update reports set handled_by = 7`,
  reports_message_id_fkey: `update reports set message_id = 7`,
  reports_reporter_id_fkey: `update reports set reporter_id = 7`,
  reports_user_id_fkey: `update reports set user_id = 7`,
  reports_evidence_check: `update reports set evidence = '[]'`,
  reports_handled_check: `update reports set handled_at = now()`,
  reports_not_oneself_check: `update reports set user_id = reporter_id`,
  reports_note_check: `update reports set note = repeat('n', 501)`,
  reports_reason_check: `update reports set reason = 'envy'`,
  reports_state_check: `update reports set state = 'lost', handled_at = now()`,
  reports_target_check: `update reports set target = 'weather'`,
  reports_words_check: `update reports set words = repeat('w', 1001)`,
  reports_open_message: `insert into reports (reporter_id, target, message_id, user_id, reason, evidence) select reporter_id, target, message_id, user_id, reason, evidence from reports where target = 'message'`,
  reports_post_id_fkey: `update reports set post_id = 7 where target = 'post'`,
  reports_post_check: `update reports set post_id = 30 where target = 'user'`,
  reports_open_post: `insert into reports (reporter_id, target, post_id, user_id, reason, evidence) select reporter_id, target, post_id, user_id, reason, evidence from reports where target = 'post'`,
  reports_open_user: `insert into reports (reporter_id, target, user_id, reason, evidence) select reporter_id, target, user_id, reason, evidence from reports where target = 'user'`,
  engagement_comments_pkey: `insert into engagement_comments (id, post_id, user_id, content) select id, 1, 1, 'x' from engagement_comments`,
  engagement_comments_status: `insert into engagement_comments (status_id, post_id, user_id, content) select status_id, 1, 1, 'x' from engagement_comments`,
  engagement_comments_created_at_check: `update engagement_comments set created_at = 'infinity'`,
  engagement_comments_trouble_check: `update engagement_comments set trouble = 'none'`,
  engagement_comments_trouble_moved_check: `update engagement_comments set trouble = 'empty', moved_at = now()`,
  friendships_pkey: `insert into friendships (user_id_1, user_id_2) select user_id_1, user_id_2 from friendships`,
  friendships_user_id_1_fkey: `update friendships set user_id_1 = 7`,
  friendships_user_id_2_fkey: `update friendships set user_id_2 = 9223372036854775807`,
  friendships_order_check: `update friendships set user_id_1 = user_id_2, user_id_2 = user_id_1`,
  second_factors_pkey: `insert into second_factors select * from second_factors`,
  second_factors_user_id_fkey: `insert into second_factors (user_id, secret) values (7, 's')`,
  second_factors_last_step_check: `update second_factors set last_step = -1`,
  sessions_pkey: `insert into sessions (id, user_id, token_hash, expires_at) select id, user_id, sha256('other'), now() from sessions`,
  sessions_user_id_fkey: `update sessions set user_id = 7`,
  sessions_address_check: `update sessions set address = repeat('a', 65)`,
  sessions_token_hash_check: `update sessions set token_hash = '\\x00'`,
  sessions_user_agent_check: `update sessions set user_agent = repeat('u', 401)`,
  sessions_token_hash_key: `insert into sessions (user_id, token_hash, expires_at) select user_id, token_hash, now() from sessions`,
  setup_codes_pkey: `insert into setup_codes (code_hash) select code_hash from setup_codes`,
  setup_codes_code_hash_check: `update setup_codes set code_hash = '\\x00'`,
  setup_codes_singleton_check: `update setup_codes set singleton = false`,
  spaces_pkey: `insert into spaces (id, community_id, slug, name) select id, community_id, 'other', 'other' from spaces`,
  spaces_community_id_fkey: `update spaces set community_id = 7`,
  spaces_created_by_fkey: `update spaces set created_by = 7`,
  spaces_description_check: `update spaces set description = repeat('d', 501)`,
  spaces_name_check: `update spaces set name = ''`,
  spaces_position_check: `update spaces set position = -1`,
  spaces_slug_check: `update spaces set slug = 'Not so'`,
  spaces_version_check: `update spaces set version = 0`,
  spaces_visibility_check: `update spaces set visibility = 'hidden'`,
  spaces_slug_key: `insert into spaces (community_id, slug, name) select community_id, slug, name from spaces`,
  storage_usage_pkey: `insert into storage_usage (user_id) select user_id from storage_usage`,
  storage_usage_user_id_fkey: `insert into storage_usage (user_id) values (7)`,
  storage_usage_audio_bytes_check: `update storage_usage set audio_bytes = -1`,
  storage_usage_image_bytes_check: `update storage_usage set image_bytes = -1`,
  storage_usage_other_bytes_check: `update storage_usage set other_bytes = -1`,
  storage_usage_quota_bytes_check: `update storage_usage set quota_bytes = 0`,
  storage_usage_reserved_bytes_check: `update storage_usage set reserved_bytes = -1`,
  storage_usage_video_bytes_check: `update storage_usage set video_bytes = -1`,
  stream_pkey: `insert into stream default values`,
  stream_removed_check: `update stream set removed_through = last_position + 1`,
  stream_epoch_check: `update stream set epoch = 'NO'`,
  stream_last_position_check: `update stream set last_position = -1, removed_through = -1`,
  stream_singleton_check: `insert into stream (singleton) values (false)`,
  subscription_tiers_pkey: `insert into subscription_tiers (id, name, storage_bytes, price_monthly_cents) select id, 'Other', 1, 0 from subscription_tiers`,
  subscription_tiers_community_id_fkey: `update subscription_tiers set community_id = 7`,
  subscription_tiers_description_check: `update subscription_tiers set description = repeat('d', 501)`,
  subscription_tiers_name_check: `update subscription_tiers set name = ''`,
  subscription_tiers_price_monthly_cents_check: `update subscription_tiers set price_monthly_cents = -1`,
  subscription_tiers_room_check: `update subscription_tiers set storage_bytes = null`,
  subscription_tiers_storage_bytes_check: `update subscription_tiers set storage_bytes = 0`,
  subscription_tiers_name_key: `insert into subscription_tiers (name, storage_bytes, price_monthly_cents) values ('FREE', 1, 0)`,
  uploads_pkey: `insert into uploads (id, owner_id, declared_bytes, expires_at) select id, owner_id, 1, now() from uploads`,
  uploads_owner_id_fkey: `update uploads set owner_id = 7`,
  uploads_declared_bytes_check: `insert into uploads (owner_id, declared_bytes, expires_at) select owner_id, 0, now() from uploads`,
  uploads_name_check: `update uploads set name = repeat('n', 256)`,
  uploads_parts_check: `update uploads set parts = array_fill('p'::text, array[2001])`,
  uploads_received_bytes_check: `update uploads set received_bytes = -1`,
  uploads_within_check: `update uploads set received_bytes = declared_bytes + 1`,
  user_follows_pkey: `insert into user_follows (follower_id, following_id, accepted) select follower_id, following_id, false from user_follows`,
  user_follows_follower_id_fkey: `update user_follows set follower_id = 7`,
  user_follows_following_id_fkey: `update user_follows set following_id = 7`,
  user_follows_not_oneself_check: `update user_follows set following_id = follower_id`,
  user_follows_accepted_check: `update user_follows set accepted_at = null`,
  drafts_pkey: `insert into drafts (id, user_id, type, client_key, save_id) select id, user_id, 'feature_request', 'other', 's' from drafts`,
  drafts_user_id_fkey: `update drafts set user_id = 7`,
  drafts_client_key_check: `update drafts set client_key = ''`,
  drafts_description_check: `update drafts set description = repeat('d', 10001)`,
  drafts_metadata_check: `update drafts set metadata = '[]'`,
  drafts_revision_check: `update drafts set revision = 0`,
  drafts_save_id_check: `update drafts set save_id = ''`,
  drafts_title_check: `update drafts set title = repeat('t', 201)`,
  drafts_type_check: `update drafts set type = 'post'`,
  drafts_one: `insert into drafts (user_id, type, client_key, save_id) select user_id, type, 'other', 's' from drafts`,
  feedback_reports_pkey: `insert into feedback_reports (id, user_id, type, client_key, title, description) select id, user_id, type, 'other', title, description from feedback_reports`,
  feedback_reports_user_id_fkey: `update feedback_reports set user_id = 7`,
  feedback_reports_handled_by_fkey: `update feedback_reports set handled_by = 7`,
  feedback_reports_client_key_check: `update feedback_reports set client_key = ''`,
  feedback_reports_description_check: `update feedback_reports set description = ''`,
  feedback_reports_handled_check: `update feedback_reports set handled_at = now()`,
  feedback_reports_metadata_check: `update feedback_reports set metadata = '[]'`,
  feedback_reports_note_check: `update feedback_reports set note = repeat('n', 501)`,
  feedback_reports_state_check: `update feedback_reports set state = 'lost'`,
  feedback_reports_title_check: `update feedback_reports set title = ''`,
  feedback_reports_type_check: `update feedback_reports set type = 'praise'`,
  feedback_reports_version_check: `update feedback_reports set version = 0, handled_at = now()`,
  feedback_reports_key: `insert into feedback_reports (user_id, type, client_key, title, description) select user_id, type, client_key, title, description from feedback_reports`,
  reminder_settings_pkey: `insert into reminder_settings (user_id, nudge_on, nudge_at, digest_on, digest_at, zone, by_notification, by_mail) select user_id, true, '19:00', true, '08:00', 'UTC', true, true from reminder_settings`,
  reminder_settings_user_id_fkey: `update reminder_settings set user_id = 7`,
  reminder_settings_nudge_at_check: `update reminder_settings set nudge_at = '23:31'`,
  reminder_settings_digest_at_check: `update reminder_settings set digest_at = '23:31'`,
  reminder_settings_zone_check: `update reminder_settings set zone = ''`,
  reminder_days_pkey: `insert into reminder_days (user_id, kind, day, decided_at) select user_id, kind, day, now() from reminder_days`,
  reminder_days_user_id_fkey: `update reminder_days set user_id = 7`,
  reminder_days_kind_check: `update reminder_days set kind = 'shout'`,
  user_lists_pkey: `insert into user_lists (id, user_id, name) select id, user_id, 'other' from user_lists`,
  user_lists_user_id_fkey: `update user_lists set user_id = 7`,
  user_lists_description_check: `update user_lists set description = repeat('d', 501)`,
  user_lists_name_check: `update user_lists set name = ''`,
  user_lists_name_key: `insert into user_lists (user_id, name) select user_id, upper(name) from user_lists`,
  user_mutes_pkey: `insert into user_mutes (muter_id, muted_id) select muter_id, muted_id from user_mutes`,
  user_mutes_muter_id_fkey: `update user_mutes set muter_id = 7`,
  user_mutes_muted_id_fkey: `update user_mutes set muted_id = 7`,
  user_mutes_not_oneself_check: `update user_mutes set muted_id = muter_id`,
  user_stats_pkey: `insert into user_stats (user_id) select user_id from user_stats`,
  user_stats_user_id_fkey: `insert into user_stats (user_id) values (7)`,
  user_stats_followers_check: `update user_stats set followers = -1`,
  user_stats_following_check: `update user_stats set following = -1`,
  user_stats_friends_check: `update user_stats set friends = -1`,
  user_subscriptions_pkey: `insert into user_subscriptions (id, user_id, tier_id, status) select id, user_id, tier_id, 'expired' from user_subscriptions`,
  user_subscriptions_community_id_fkey: `alter table user_subscriptions disable trigger user; update user_subscriptions set community_id = 7`,
  user_subscriptions_tier_id_fkey: `update user_subscriptions set tier_id = 7`,
  user_subscriptions_user_id_fkey: `update user_subscriptions set user_id = 7`,
  user_subscriptions_canceled_check: `update user_subscriptions set status = 'canceled'`,
  user_subscriptions_provider_customer_id_check: `update user_subscriptions set provider_customer_id = ''`,
  user_subscriptions_provider_subscription_id_check: `update user_subscriptions set provider_subscription_id = ''`,
  user_subscriptions_status_check: `update user_subscriptions set status = 'free'`,
  user_subscriptions_active_key: `insert into user_subscriptions (user_id, tier_id) select user_id, tier_id from user_subscriptions`,
  user_passwords_pkey: `insert into user_passwords select * from user_passwords`,
  user_passwords_user_id_fkey: `update user_passwords set user_id = 7`,
  user_passwords_hash_check: `update user_passwords set hash = 'password'`,
  user_profiles_pkey: `insert into user_profiles select * from user_profiles`,
  user_profiles_user_id_fkey: `update user_profiles set user_id = 7`,
  user_profiles_bio_check: `update user_profiles set bio = repeat('b', 1001)`,
  user_profiles_display_name_check: `update user_profiles set display_name = ''`,
  user_profiles_avatar_media_id_fkey: `update user_profiles set avatar_media_id = 7`,
  user_profiles_location_check: `update user_profiles set location = repeat('l', 101)`,
  user_profiles_visibility_check: `update user_profiles set visibility = 'hidden'`,
  user_profiles_website_check: `update user_profiles set website = repeat('w', 501)`,
  user_profiles_avatar_key: `with m as (select id from media)
    insert into user_profiles (user_id, display_name, avatar_media_id) select u.id, 'Was in', m.id from users u, m where u.username = 'was_in'`,
  users_language_check: `update users set language = 'fr'`,
  users_pkey: `insert into users (id, username, email) select id, 'other', 'other@example.org' from users`,
  users_deleted_check: `update users set deleted_at = now()`,
  users_email_check: `update users set email = repeat('e', 256)`,
  users_role_check: `update users set role = 'king'`,
  users_status_check: `update users set status = 'asleep'`,
  users_username_check: `update users set username = 'a b'`,
  users_version_check: `update users set version = 0`,
  users_username_key: `insert into users (username, email) values ('ADA', 'other@example.org')`,
  users_email_key: `insert into users (username, email) values ('other', 'ADA@example.org')`,
  verification_tokens_pkey: `insert into verification_tokens (id, user_id, purpose, token_hash, email, expires_at) select id, user_id, purpose, sha256('other'), email, now() from verification_tokens`,
  verification_tokens_user_id_fkey: `update verification_tokens set user_id = 7`,
  verification_tokens_email_check: `update verification_tokens set email = repeat('e', 256)`,
  verification_tokens_address_check: `update verification_tokens set email = null`,
  verification_tokens_purpose_check: `update verification_tokens set purpose = 'fun'`,
  verification_tokens_token_hash_check: `update verification_tokens set token_hash = '\\x00'`,
  verification_tokens_hash_key: `insert into verification_tokens (user_id, purpose, token_hash, email, expires_at) select user_id, purpose, token_hash, email, now() from verification_tokens`,
  album_songs_pkey: `insert into album_songs select * from album_songs`,
  album_songs_album_id_fkey: `update album_songs set album_id = 7`,
  album_songs_song_id_fkey: `update album_songs set song_id = 7`,
  album_songs_display_order_check: `update album_songs set display_order = -1`,
  album_songs_self_check: `update album_songs set song_id = album_id`,
  post_interactions_pkey: `insert into post_interactions select * from post_interactions`,
  post_interactions_post_id_fkey: `update post_interactions set post_id = 7`,
  post_interactions_user_id_fkey: `update post_interactions set user_id = 7`,
  post_interactions_type_check: `update post_interactions set type = 'poke'`,
  post_views_pkey: `insert into post_views select * from post_views`,
  post_views_post_id_fkey: `update post_views set post_id = 7`,
  post_views_viewer_id_fkey: `update post_views set viewer_id = 7`,
  reposts_pkey: `insert into reposts select * from reposts`,
  reposts_post_id_fkey: `update reposts set post_id = 7`,
  reposts_user_id_fkey: `update reposts set user_id = 7`,
  reposts_comment_check: `update reposts set comment = repeat('x', 501)`,
  post_revisions_pkey: `insert into post_revisions select * from post_revisions`,
  post_revisions_post_id_fkey: `update post_revisions set post_id = 7`,
  post_revisions_content_check: `update post_revisions set content = repeat('c', 50001)`,
  post_revisions_title_check: `update post_revisions set title = repeat('t', 201)`,
  post_revisions_version_check: `update post_revisions set version = 0`,
  post_stats_pkey: `insert into post_stats (post_id) select post_id from post_stats`,
  post_stats_parent_id_fkey: `update post_stats set parent_id = 7 where post_id = 31`,
  post_stats_post_id_fkey: `insert into post_stats (post_id) values (7)`,
  post_stats_likes_check: `update post_stats set likes = -1`,
  post_stats_replies_check: `update post_stats set replies = -1`,
  post_stats_reposts_check: `update post_stats set reposts = -1`,
  post_stats_thread_check: `update post_stats set thread = -1`,
  post_stats_views_check: `update post_stats set views = -1`,
  post_stats_version_check: `update post_stats set version = 0`,
  post_tags_pkey: `insert into post_tags select * from post_tags`,
  post_tags_post_id_fkey: `update post_tags set post_id = 7`,
  post_tags_tag_id_fkey: `update post_tags set tag_id = 7`,
  posts_pkey: `insert into posts (id, author_id, type, status, client_key) select id, author_id, type, status, 'other' from posts where id = 30`,
  posts_author_id_fkey: `update posts set author_id = 7`,
  posts_community_id_fkey: `update posts set community_id = 7, space_id = (select id from spaces limit 1) where id = 30`,
  posts_deleted_by_fkey: `update posts set deleted_by = 7`,
  posts_parent_id_fkey: `insert into posts (author_id, type, status, client_key, parent_id, root_id, depth) select author_id, 'status', status, 'other', 7, 30, 1 from posts where id = 30`,
  posts_root_id_fkey: `alter table posts disable trigger posts_moved; update posts set root_id = 7 where id = 31`,
  posts_space_id_fkey: `update posts set space_id = 7, community_id = (select id from communities limit 1) where id = 30`,
  posts_client_key_check: `update posts set client_key = ''`,
  posts_content_check: `update posts set content = repeat('c', 50001)`,
  posts_deleted_check: `update posts set status = 'deleted'`,
  posts_depth_check: `alter table posts disable trigger posts_moved; update posts set depth = 1001 where id = 31`,
  // A post stays where it is in its tree, and where its root stands.
  posts_moved_check: `update posts set parent_id = 30, root_id = 30, depth = 1, type = 'status' where id = 32`,
  posts_parent_check: `update posts set type = 'song' where id = 31`,
  posts_root_check: `insert into posts (author_id, type, status, client_key, parent_id, root_id, depth) select author_id, type, status, 'other', 31, 30, 1 from posts where id = 31`,
  posts_scrubbed_check: `update posts set status = 'deleted', deleted_at = now(), content = 'c' where id = 30`,
  posts_space_check: `update posts set space_id = (select id from spaces limit 1) where id = 30`,
  posts_status_check: `update posts set status = 'lost' where id = 30`,
  posts_published_check: `update posts set status = 'draft' where id = 30`,
  posts_scheduled_check: `update posts set scheduled_for = now() where id = 30`,
  posts_save_id_check: `update posts set save_id = '' where id = 30`,
  posts_title_check: `update posts set title = repeat('t', 201)`,
  posts_tree_check: `alter table posts disable trigger posts_moved; update posts set depth = 0 where id = 31`,
  posts_type_check: `update posts set type = 'poem' where id = 30`,
  posts_version_check: `update posts set version = 0`,
  posts_client_key: `insert into posts (author_id, type, status, client_key) select author_id, type, status, client_key from posts where id = 30`,
  post_answers_pkey: `insert into post_answers select * from post_answers`,
  post_answers_post_id_fkey: `alter table post_answers disable trigger post_answers_under; update post_answers set post_id = 7`,
  post_answers_comment_id_fkey: `alter table post_answers disable trigger post_answers_under; update post_answers set comment_id = 7`,
  post_answers_under_check: `update post_answers set comment_id = post_id`,
  post_threads_pkey: `insert into post_threads select * from post_threads`,
  post_threads_post_id_fkey: `update post_threads set post_id = 7`,
  post_threads_conversation_id_fkey: `update post_threads set conversation_id = 7`,
  post_quotes_pkey: `insert into post_quotes select * from post_quotes`,
  post_quotes_post_id_fkey: `update post_quotes set post_id = 7`,
  post_quotes_message_id_fkey: `update post_quotes set message_id = 7`,
  post_quotes_author_id_fkey: `update post_quotes set author_id = 7`,
  post_quotes_position_check: `update post_quotes set position = 0`,
  post_quotes_scrubbed_check: `update post_quotes set withdrawn_at = now()`,
  tags_pkey: `insert into tags (id, name) select id, 'other' from tags`,
  tags_name_check: `update tags set name = ''`,
  tags_name_key: `insert into tags (name) select upper(name) from tags`,
};

describe('the database refuses', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  await db.pool.query(`
    with u as (insert into users (username, email) values ('ada', 'ada@example.org') returning id),
      p as (insert into user_profiles (user_id, display_name) select id, 'Ada' from u),
      h as (insert into user_passwords (user_id, hash) select id, '$argon2id$x' from u),
      t as (insert into access_tokens (user_id, name, token_hash, scopes) select id, 't', sha256('t'), array['read'] from u),
      e as (insert into account_erasures (user_id, status_before, due_at) select id, 'active', now() from u),
      s as (insert into sessions (user_id, token_hash, expires_at) select id, sha256('token'), now() from u)
    insert into idempotency_keys (user_id, route, key, request_hash, status) select id, 'r', 'k', sha256('r'), 200 from u`);
  await db.pool.query(`insert into data_exports (user_id, expires_at) select id, now() from users`);
  await db.pool.query(`insert into jobs (name, unique_key) values ('test.job', 'k')`);
  await db.pool.query(
    `insert into audit_log (by, act, subject) values ('command line', 'user.suspend', 'user:1')`,
  );
  await db.pool.query(`
    with n as (insert into notifications (user_id, type, about, gather_key) select id, 'invite', '{}', 'k' from users)
    insert into notification_mutes (user_id, type) select id, 'invite' from users`);
  await db.pool.query(
    `insert into daily_figures (day, people, new_people, communities) values ('2026-01-01', 0, 0, 0)`,
  );
  await db.pool.query(
    `insert into reconcile_runs (by, checked, drifted, repaired, findings) values ('nightly', 9, 1, 1, '{}')`,
  );
  await db.pool.query(
    `insert into engagement_comments (post_id, user_id, content) values (1, 1, 'Long ago')`,
  );
  await db.pool.query(`insert into operator_notices (text, total) values ('Tonight.', 0)`);
  await db.pool.query(`insert into setup_codes (code_hash) values (sha256('code'))`);
  // A community whose seats are taken: by its owner and by a mail; somebody else was in and left.
  await db.pool.query(`
    with c as (insert into communities (name, slug, seat_limit) values ('Night Sky', 'night-sky', 2) returning id),
      w as (insert into users (username, email) values ('was_in', 'was_in@example.org') returning id),
      i as (insert into invites (community_id, token_hash, email, role, max_uses, expires_at)
        select id, sha256('i'), 'grace@example.org', 'member', 1, now() from c returning id, community_id, email),
      l as (insert into invites (community_id, token_hash, role) select id, sha256('l'), 'member' from c),
      s as (insert into spaces (community_id, slug, name) select id, 'news', 'News' from c),
      h as (insert into channels (community_id, slug, name) select id, 'general', 'general' from c)
    insert into members (community_id, user_id, email, invite_id, role, status, joined_at)
    select c.id, u.id, null::text, null::bigint, 'owner', 'active', now() from c, users u
    union all select c.id, w.id, null, null, 'member', 'left', now() from c, w
    union all select i.community_id, null::bigint, i.email, i.id, 'member', 'invited', null::timestamptz from i`);
  await db.pool.query(`
    insert into blocks (blocker_id, blocked_id)
    select a.id, b.id from users a, users b where a.username = 'ada' and b.username = 'was_in'`);
  await db.pool.query(`
    with m as (insert into user_mutes (muter_id, muted_id) select a.id, b.id from users a, users b where a.username = 'ada' and b.username = 'was_in')
    insert into user_follows (follower_id, following_id, accepted, accepted_at) select a.id, b.id, true, now() from users a, users b where a.id <> b.id`);
  // A thread in two channels, a direct conversation, and what is begun in both kinds of place.
  await db.pool.query(`
    with c as (select id, community_id from channels where slug = 'general'),
      o as (insert into channels (community_id, slug, name) select community_id, 'other-room', 'Other' from c returning id),
      u as (select id from users where username = 'ada'),
      m as (insert into channel_members (channel_id, user_id) select c.id, u.id from c, u),
      root as (insert into messages (id, author_id, channel_id, content, seq, sent_at, client_key)
        select 10, u.id, c.id, 'Root', 1, now(), 'root' from c, u),
      t as (insert into conversations (id, kind, community_id, root_message_id) select 20, 'thread', community_id, 10 from c),
      d as (insert into conversations (id, kind, founding_key) select 21, 'direct', id::text from u),
      p as (insert into conversation_participants (conversation_id, user_id, role) select 20, id, 'follower' from u),
      reply as (insert into messages (id, author_id, conversation_id, content, seq, sent_at, client_key)
        select 11, id, 20, 'Reply', 1, now(), 'reply' from u),
      drafts as (insert into messages (id, author_id, channel_id, conversation_id, reply_to_message_id, content, is_draft, client_key)
        select 12, u.id, c.id, null::bigint, null::bigint, '', true, 'draft' from c, u
        union all select 13, u.id, null, 20, null, '', true, 'draft 2' from u
        union all select 14, u.id, c.id, null, 10, '', true, 'draft 3' from c, u),
      h as (insert into conversation_channels (conversation_id, channel_id, is_primary) select 20, id, true from c),
      k as (insert into conversation_channels (conversation_id, channel_id, seq, carried_at) select 20, id, 1, now() from o),
      n as (insert into message_mentions (message_id, user_id, channel_id, conversation_id, seq)
        select 10, u.id, c.id, null::bigint, 1 from c, u union all select 11, u.id, null, 20, 1 from u),
      r as (insert into message_reactions (message_id, emoji, user_id) select 10, '🔭', id from u),
      v as (insert into message_revisions (message_id, version, content, content_html) values (10, 1, '', ''))
    insert into message_pins (message_id, channel_id, conversation_id)
    select 10, c.id, null::bigint from c union all select 11, null, 20`);
  // A goal with a milestone, and a note that is begun.
  await db.pool.query(`
    with u as (select id from users where username = 'ada'),
      g as (insert into goals (id, community_id, student_id, title)
        select 50, c.id, u.id, 'Messier' from communities c, u returning id, community_id),
      i as (insert into goal_instructors (goal_id, user_id) select 50, id from users where username = 'was_in')
    insert into conversations (id, kind, community_id, goal_id) select 22, 'goal', community_id, id from g`);
  await db.pool.query(`
    insert into messages (id, author_id, conversation_id, content, is_draft, client_key, kind, target_date, seq, sent_at)
    select x.id, u.id, 22, '', x.draft, x.kind, x.kind, '2026-01-01', case when not draft then 1 end, case when not draft then now() end
    from users u, (values (15, false, 'milestone'), (16, true, 'daily_note')) x (id, draft, kind) where u.username = 'ada'`);
  await db.pool.query(`
    insert into reports (reporter_id, target, message_id, user_id, reason, evidence)
    select w.id, x.target, x.message_id, u.id, 'spam', '{}' from users u, users w,
      (values ('message', 10), ('user', null)) x (target, message_id)
    where u.username = 'ada' and w.username = 'was_in'`);
  await db.pool.query(`
    with s as (insert into feedback_snippets (user_id, title, content) select id, 'Well begun', 'Go on so.' from users where username = 'ada')
    insert into desk_visits (user_id, seen_until) select id, now() from users where username = 'ada'`);
  await db.pool.query(`
    with l as (insert into user_lists (user_id, name) select id, 'Astronomers' from users where username = 'ada' returning id, user_id)
    insert into list_members (list_id, user_id) select id, user_id from l`);
  await db.pool.query(`
    with f as (insert into custom_feeds (user_id, name, is_default, display_order, logic, sort)
        select id, 'Nights', true, 0, 'AND', 'recent' from users where username = 'ada' returning id, user_id),
      x as (insert into feed_filters (feed_id, group_order, group_operator, display_order, type, operator, value)
        select id, 0, 'AND', 0, 'tag', 'equals', array['moon'] from f)
    insert into feed_rankings (user_id, feed, post_ids, expires_at) select user_id, 'feed', '{}', now() from f`);
  await db.pool.query(`
    with d as (insert into drafts (user_id, type, client_key, save_id) select id, 'bug_report', 'k', 's' from users where username = 'ada')
    insert into feedback_reports (user_id, type, client_key, title, description)
    select id, 'bug_report', 'sent', 't', 'd' from users where username = 'ada'`);
  await db.pool.query(`
    with s as (insert into reminder_settings (user_id, nudge_on, nudge_at, digest_on, digest_at, zone, by_notification, by_mail)
      select id, true, '19:00', true, '08:00', 'UTC', true, true from users where username = 'ada')
    insert into reminder_days (user_id, kind, day, decided_at) select id, 'nudge', '2026-11-20', now() from users where username = 'ada'`);
  // A long text with a comment, and an album with its song.
  await db.pool.query(`
    with u as (select id from users where username = 'ada')
    insert into posts (id, author_id, type, status, client_key, parent_id, root_id, depth)
    select x.id, u.id, x.type, 'published', x.id, x.parent, x.parent, case when x.parent is null then 0 else 1 end
    from u, (values (30, 'text_long', null::bigint), (31, 'status', 30), (32, 'album', null), (33, 'song', null)) x (id, type, parent)`);
  await db.pool.query(`
    with r as (insert into post_revisions (post_id, version, title, content, content_html) values (30, 1, '', '', '')),
      s as (insert into album_songs (album_id, song_id, display_order) values (32, 33, 1)),
      t as (insert into tags (name) values ('moon') returning id),
      i as (insert into post_interactions (user_id, post_id, type) select id, 30, 'like' from users where username = 'ada'),
      v as (insert into post_views (post_id, viewer_id) select 30, id from users where username = 'ada'),
      o as (insert into reposts (user_id, post_id) select id, 30 from users where username = 'ada'),
      w as (insert into post_answers (post_id, comment_id) values (30, 31)),
      d as (insert into post_threads (post_id, conversation_id) values (30, 20)),
      q as (insert into post_quotes (post_id, message_id, author_id, position, content, content_html, said_at)
        select 30, 10, id, 1, 'Root', '<p>Root</p>', now() from users where username = 'ada')
    insert into post_tags (post_id, tag_id) select 30, id from t`);
  await db.pool.query(`
    insert into reports (reporter_id, target, post_id, user_id, reason, evidence)
    select w.id, 'post', 30, u.id, 'spam', '{}' from users u, users w where u.username = 'ada' and w.username = 'was_in'`);
  await db.pool.query(`
    with u as (select id from users where username = 'ada'),
      p as (insert into uploads (owner_id, declared_bytes, expires_at) select id, 10, now() from u),
      s as (insert into user_subscriptions (user_id, tier_id) select u.id, t.id from u, subscription_tiers t where t.name = 'Pro')
    insert into media (id, owner_id, type, storage_key, thumbnail_key, size, mime_type) select 9, id, 'image', 'k', 't', 10, 'image/png' from u`);
  await db.pool.query(`update user_profiles set avatar_media_id = 9`);
  await db.pool.query(`
    with f as (insert into second_factors (user_id, secret) select id, 's' from users where username = 'ada' returning user_id)
    insert into recovery_codes (user_id, code_hash) select user_id, sha256('r') from f`);
  await db.pool.query(
    `insert into oidc_logins (user_id, issuer, subject) select id, 'i', 's' from users where username = 'ada'`,
  );
  await db.pool.query(
    `insert into passkeys (user_id, credential_id, public_key, name) select id, 'c', 'k', 'n' from users where username = 'ada'`,
  );
  await db.pool.query(
    `insert into passkey_challenges (challenge_hash, expires_at) values (sha256('c'), now())`,
  );
  await db.pool.query(
    `insert into oidc_flows (token_hash, stage, sealed, expires_at) values (sha256('f'), 'begun', 's', now())`,
  );
  await db.pool.query(`insert into budgets (key, whole_at) values (sha256('b'), now())`);
  await db.pool.query(
    `insert into verification_tokens (user_id, purpose, token_hash, email, expires_at)
     select id, 'verify_email', sha256('v'), email, now() from users where username = 'ada'`,
  );
  await db.pool.query(
    `insert into email_jobs (type, recipient, language, subject, content) values ('test', 'ada@example.org', 'en', 's', 'c')`,
  );
  await db.pool.query(`insert into job_schedules (name, cron) values ('test.job', '* * * * *')`);
  await db.pool.query(
    `insert into outbox (type, room, payload, position) values ('test.event', 'user:1', '{}', 1)`,
  );

  for (const [constraint, statement] of Object.entries(refused)) {
    test(constraint, async () => {
      const outcome = await db.pool.query(statement).catch((error) => error);
      assert.ok(outcome instanceof pg.DatabaseError, `${statement} was not refused`);
      assert.equal(outcome.constraint, constraint);
    });
  }

  test('nothing else: every constraint and unique index of the schema is listed', async () => {
    const rows = await db.rows<{ name: string }>(sql`
      select conname as name from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f', 'c', 'x') and conrelid <> 'schema_migrations'::regclass
      union
      select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
      where c.relnamespace = 'public'::regnamespace and i.indisunique and i.indrelid <> 'schema_migrations'::regclass`);
    assert.deepEqual(
      rows.map((row) => row.name).filter((name) => !(name in refused)),
      [],
    );
  });

  test('close', () => db.close());
});
