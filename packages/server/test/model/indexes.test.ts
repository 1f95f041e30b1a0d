import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';
import { indexUses } from './indexes.ts';

interface PlanNode {
  readonly 'Index Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

describe('the planner takes', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection, statementTimeoutMs: 60_000 });
  await fill(db);

  for (const { index, query } of indexUses) {
    test(index, async () => {
      const { rows } = await db.pool.query(`explain (format json) ${query}`);
      const plan: PlanNode = rows[0]['QUERY PLAN'][0].Plan;
      assert.ok(indexesIn(plan).includes(index), `${query}\n${JSON.stringify(plan, null, 1)}`);
    });
  }

  // `stream` and others have one row: its key is there to keep it at one, not to be read by.
  test('no index is without a query', async () => {
    const rows = await db.rows<{ name: string }>(sql`
      select indexrelid::regclass::text as name from pg_index i join pg_class c on c.oid = i.indrelid
      where c.relnamespace = 'public'::regnamespace and c.relname not in ('schema_migrations', 'stream', 'setup_codes', 'comment_moving')`);
    const listed = new Set(indexUses.map(({ index }) => index));
    assert.deepEqual(
      rows.map((row) => row.name).filter((name) => !listed.has(name)),
      [],
    );
  });

  test('close', () => db.close());
});

function indexesIn(node: PlanNode): string[] {
  const own = node['Index Name'] === undefined ? [] : [node['Index Name']];
  return [...own, ...(node.Plans ?? []).flatMap(indexesIn)];
}

/** Enough that reading a whole table is the worse way, even for tables that hold a row a user. */
async function fill(db: Database): Promise<void> {
  for (const statement of [
    `insert into users (id, username, email) select n, 'user_' || n, 'user_' || n || '@example.org' from generate_series(1, 5000) n`,
    `insert into user_profiles (user_id, display_name) select id, username from users`,
    `insert into user_passwords (user_id, hash) select id, '$argon2id$' || id from users`,
    `insert into account_erasures (user_id, status_before, due_at, erased_at)
     select n, 'active', now() - n * interval '1 minute', case when n % 10 > 0 then now() end from generate_series(1, 5000) n`,
    `insert into blocks (blocker_id, blocked_id) select 1 + n % 5000, 1 + (n + n / 5000 + 1) % 5000 from generate_series(1, 20000) n`,
    `insert into user_follows (follower_id, following_id, accepted, created_at, accepted_at)
     select a, b, n % 10 > 0, now() - n * interval '1 minute', case when n % 10 > 0 then now() - n * interval '1 minute' end
     from generate_series(1, 20000) n, lateral (select 1 + n % 5000 as a, 1 + (n + n / 5000 + 1) % 5000 as b) x`,
    `insert into friendships (user_id_1, user_id_2, created_at)
     select n, n + 7 * k, now() - n * interval '1 minute' from generate_series(1, 4900) n, generate_series(1, 4) k where n + 7 * k <= 5000`,
    `insert into user_mutes (muter_id, muted_id, created_at)
     select 1 + n % 5000, 1 + (n + n / 5000 + 1) % 5000, now() - n * interval '1 minute' from generate_series(1, 20000) n`,
    `insert into user_lists (id, user_id, name) select n, 1 + n % 5000, 'List ' || n from generate_series(1, 10000) n`,
    `insert into feedback_snippets (id, user_id, title, content) select n, 1 + n % 5000, 't', 'c' from generate_series(1, 10000) n`,
    `insert into desk_visits (user_id, seen_until) select n, now() from generate_series(1, 5000) n`,
    `insert into list_members (list_id, user_id) select 1 + n % 10000, 1 + (n * 7 + n / 10000) % 5000 from generate_series(1, 20000) n`,
    `insert into custom_feeds (id, user_id, name, is_default, display_order, logic, sort)
     select n, 1 + n % 5000, 'Feed ' || n, n <= 5000, 0, 'AND', 'recent' from generate_series(1, 10000) n`,
    `insert into feed_filters (feed_id, group_order, group_operator, display_order, type, operator, value)
     select n, 0, 'AND', 0, 'tag', 'equals', array['moon'] from generate_series(1, 10000) n`,
    `insert into feed_rankings (id, user_id, feed, post_ids, expires_at)
     select n, 1 + n % 5000, 'f', '{}', now() - n * interval '1 minute' from generate_series(1, 20000) n`,
    `insert into drafts (id, user_id, type, client_key, save_id)
     select n, (n + 1) / 2, case n % 2 when 0 then 'bug_report' else 'feature_request' end, 'k' || n, 's' from generate_series(1, 10000) n`,
    `insert into feedback_reports (id, user_id, type, client_key, title, description, state, version, handled_at, handled_by)
     select n, 1 + n % 5000, 'bug_report', 'k' || n, 't', 'd', case when n % 50 = 0 then 'planned' else 'open' end,
       case when n % 50 = 0 then 2 else 1 end, case when n % 50 = 0 then now() end, case when n % 50 = 0 then 1 + n / 50 end
     from generate_series(1, 20000) n`,
    `insert into reminder_settings (user_id, nudge_on, nudge_at, digest_on, digest_at, zone, by_notification, by_mail)
     select n, true, '19:00', true, '08:00', 'Zone/' || n % 500, true, true from generate_series(1, 5000) n`,
    `insert into reminder_days (user_id, kind, day, decided_at)
     select 1 + n % 5000, 'nudge', date '2026-11-20' - n / 5000, now() from generate_series(1, 20000) n`,
    `insert into data_exports (id, user_id, expires_at) select n, n, now() - n * interval '1 minute' from generate_series(1, 5000) n`,
    `insert into sessions (id, user_id, token_hash, expires_at)
     select n, 1 + n % 5000, sha256(n::text::bytea), now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into access_tokens (id, user_id, name, token_hash, scopes, expires_at)
     select n, 1 + n % 5000, 'n', sha256(n::text::bytea), array['read'], now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into audit_log (id, actor_id, by, act, subject)
     select n, case when n % 10 = 0 then 1 + n % 5000 end, 'admin', 'user.suspend', 'user:' || (1 + n % 5000) from generate_series(1, 20000) n`,
    `insert into communities (id, name, slug, visibility, seat_limit, oidc_issuer, oidc_organization)
     select n, 'c' || n, 'c' || n, case when n % 2 = 0 then 'public' else 'private' end, 1000000, 'i', 'o' || n from generate_series(1, 5000) n`,
    `insert into spaces (id, community_id, slug, name, created_by)
     select n, 1 + n % 5000, 's' || n, 's', case when n % 10 = 0 then 1 + n % 5000 end from generate_series(1, 20000) n`,
    `insert into channels (id, community_id, slug, name, created_by)
     select n, 1 + n % 5000, 'h' || n, 'h', case when n % 10 = 0 then 1 + n % 5000 end from generate_series(1, 20000) n`,
    `insert into channel_members (channel_id, user_id)
     select n, 1 + (n * 7) % 5000 from generate_series(1, 20000) n`,
    // Forty thousand flat ones in 400 channels, then twenty thousand in conversations, then drafts.
    `insert into messages (id, author_id, channel_id, content, seq, sent_at, client_key, everyone, deleted_by)
     select n, 1 + n % 5000, 1 + n % 400, 'c', 1 + n / 400, now(), 'k' || n, case when n % 50 = 7 then 'here' end,
       case when n % 100 = 0 then 1 + n % 5000 end from generate_series(1, 40000) n`,
    `insert into conversations (id, kind, community_id, root_message_id, founding_key, participant_ids)
     select n, case when n <= 5000 then 'thread' else 'direct' end, case when n <= 5000 then n end,
       case when n <= 5000 then n end, case when n > 5000 then 'k' || n end,
       case when n > 5000 then array[1 + n % 5000, 1 + (n * 3) % 5000]::bigint[] else '{}' end from generate_series(1, 10000) n`,
    `insert into messages (id, author_id, conversation_id, content, seq, sent_at, client_key, everyone, reply_to_message_id)
     select 40000 + n, 1 + n % 5000, 1 + n % 1000, 'c', 1 + n / 1000, now(), 'c' || n, case when n % 50 = 7 then 'here' end,
       case when n % 10 = 0 then 40000 + n - 1 end from generate_series(1, 20000) n`,
    `insert into messages (author_id, channel_id, conversation_id, content, is_draft, client_key)
     select 1 + n % 5000, case when n % 2 = 0 then 1 + n % 20000 end, case when n % 2 = 1 then 1 + n % 10000 end, '', true, 'd' || n
     from generate_series(1, 10000) n`,
    `insert into goals (id, community_id, student_id, title, created_by)
     select n, 1 + n % 5000, 1 + (n * 7) % 5000, 'g', case when n % 10 = 0 then 1 + n % 5000 end from generate_series(1, 20000) n`,
    `insert into goal_instructors (goal_id, user_id) select n, 1 + (n * 3) % 5000 from generate_series(1, 20000) n`,
    `insert into conversations (id, kind, community_id, goal_id)
     select 10000 + n, 'goal', 1 + n % 5000, n from generate_series(1, 5000) n`,
    `insert into messages (id, author_id, conversation_id, content, seq, sent_at, client_key, kind, target_date)
     select 90000 + n, 1 + n % 5000, 10001 + n % 100, 'c', 1 + n / 100, now(), 'g' || n, 'daily_note', date '2026-01-01' + n / 100
     from generate_series(1, 20000) n`,
    `insert into messages (id, author_id, conversation_id, content, is_draft, client_key, kind, target_date)
     select 120000 + n, 1 + n % 5000, 10001 + n % 100, '', true, 'n' || n, 'daily_note', date '2026-01-01' + n / 100
     from generate_series(1, 5000) n`,
    `insert into conversation_channels (conversation_id, channel_id, is_primary) select n, 1 + n % 400, true from generate_series(1, 5000) n`,
    `insert into conversation_channels (conversation_id, channel_id, seq, carried_at, carried_by)
     select n, 1 + (n + 1) % 400, 1 + n / 400, now(), case when n % 10 = 0 then 1 + n % 5000 end from generate_series(1, 5000) n`,
    `insert into conversation_participants (conversation_id, user_id, role)
     select 1 + n % 10000, 1 + (n * 7 + n / 10000) % 5000, 'follower' from generate_series(1, 20000) n`,
    `insert into message_words (message_id, scope, channel_id, sent_at, words)
     select n, 1 + n % 400, 1 + n % 400, now() - n * interval '1 second',
       array_to_tsvector(array['c', ':a' || (1 + n % 5000), ':h' || (1 + n % 400), case when n % 5 = 0 then 'middling' else 'other' end])
     from generate_series(1, 40000) n`,
    `insert into message_mentions (message_id, user_id, channel_id, seq)
     select n, 1 + (n * 3) % 5000, 1 + n % 400, 1 + n / 400 from generate_series(1, 20000) n`,
    `insert into message_mentions (message_id, user_id, conversation_id, seq)
     select 40000 + n, 1 + (n * 3) % 5000, 1 + n % 1000, 1 + n / 1000 from generate_series(1, 10000) n`,
    `insert into message_revisions (message_id, version, content, content_html) select n, 1, '', '' from generate_series(1, 5000) n`,
    `insert into message_reactions (message_id, emoji, user_id) select n, '🔭', 1 + (n * 3) % 5000 from generate_series(1, 20000) n`,
    `insert into message_pins (message_id, channel_id, pinned_by)
     select n, 1 + n % 400, case when n % 10 = 0 then 1 + n % 5000 end from generate_series(1, 5000) n`,
    `insert into message_pins (message_id, conversation_id) select 40000 + n, 1 + n % 1000 from generate_series(1, 5000) n`,
    `insert into invites (id, community_id, token_hash, email, role, max_uses, expires_at, created_by)
     select n, 1 + n % 5000, sha256(n::text::bytea), 'm' || n || '@example.org', 'member', 1, now(), 1 + n % 5000 from generate_series(1, 20000) n`,
    `insert into reports (id, reporter_id, target, message_id, post_id, user_id, community_id, reason, evidence, state, handled_at, handled_by)
     select n, 1 + n % 5000, t, case when t = 'message' then n end, case when t = 'post' then n end, 1 + (n + 1 + n / 5000) % 5000, case when n % 10 > 0 then 1 + n % 500 end, 'spam', '{}',
       case when n % 4 = 0 then 'open' else 'resolved' end, case when n % 4 > 0 then now() - n * interval '1 hour' end,
       case when n % 8 = 1 then 1 + (n * 3) % 5000 end
     from generate_series(1, 20000) n, lateral (select case when n % 8 = 0 then 'user' when n % 8 = 2 or n % 16 = 12 then 'post' else 'message' end as t) x`,
    `insert into members (community_id, user_id, role, status, joined_at)
     select n, n, 'owner', 'active', now() from generate_series(1, 5000) n
     union all select 1, n, 'member', 'active', now() from generate_series(2, 5000) n
     union all select n, 1, 'member', 'active', now() from generate_series(2, 5000) n`,
    `insert into members (community_id, email, invite_id, role, status)
     select community_id, email, id, role, 'invited' from invites where id % 2 = 0`,
    `insert into notifications (id, user_id, actor_id, type, about, gather_key, is_read, happened_at)
     select n, 1 + n % 5000, case when n % 10 = 0 then 1 + n % 4999 end, 'invite', '{}', 'k' || n, n % 5 > 0, now() - n * interval '1 minute' from generate_series(1, 20000) n`,
    `insert into posts (id, author_id, type, status, client_key, published_at, deleted_at, deleted_by, community_id, space_id)
     select n, 1 + n % 5000, 'text_short', case when n % 20 = 0 then 'deleted' else 'published' end, 'k' || n, now() - n * interval '1 minute',
       case when n % 20 = 0 then now() end, case when n % 40 = 0 then 1 + n % 5000 end, s.community_id, s.id
     from generate_series(1, 12000) n left join spaces s on s.id = 1 + n % 400`,
    `insert into posts (id, author_id, type, status, client_key, parent_id, root_id, depth, community_id, space_id)
     select 12000 + n, 1 + n % 5000, 'status', 'published', 'c' || n, p.id, p.id, 1, p.community_id, p.space_id
     from generate_series(1, 8000) n join posts p on p.id = 4001 + n % 4000`,
    `insert into posts (id, author_id, type, status, client_key, published_at, updated_at, scheduled_for)
     select 30000 + n, 1 + n % 50, 'text_short', case when n % 2 = 0 then 'draft' else 'scheduled' end, 'w' || n, null,
       now() - n * interval '1 minute', case when n % 2 = 1 then now() + n * interval '1 minute' end
     from generate_series(1, 4000) n`,
    `insert into post_stats (post_id, parent_id) select id, parent_id from posts`,
    `insert into post_answers (post_id, comment_id) select root_id, min(id) from posts where root_id is not null group by root_id`,
    `insert into post_threads (post_id, conversation_id) select n, 1 + n % 5000 from generate_series(1, 10000) n`,
    `insert into post_quotes (post_id, message_id, author_id, position, content, content_html, said_at)
     select 1 + n % 10000, 1 + n, 1 + n % 5000, 1, 'c', 'c', now() from generate_series(1, 20000) n`,
    `insert into post_words (post_id, space_id, published_at, words)
     select id, space_id, now() - n * interval '1 second', array_to_tsvector(array[
       'c', ':a' || (1 + n % 5000), ':h' || (1 + n % 400), case when n % 50 = 0 then 'middling' else 'other' end])
     from (select id, space_id, row_number() over (order by id) as n from posts where status = 'published') x order by n`,
    `insert into post_interactions (user_id, post_id, type, created_at)
     select 1 + (n * 7 + n / 5000) % 5000, 1 + n % 200, t, now() - n * interval '1 second' from generate_series(1, 20000) n, unnest(array['like', 'bookmark']) t on conflict do nothing`,
    `insert into reposts (user_id, post_id, created_at)
     select 1 + (n * 7 + n / 5000) % 5000, 1 + n % 200, now() - n * interval '1 second' from generate_series(1, 20000) n on conflict do nothing`,
    `insert into post_views (post_id, viewer_id, day, counted)
     select n, 1 + n % 5000, date '2026-01-01' + n % 50, n % 50 > 0 from generate_series(1, 20000) n`,
    `insert into post_revisions (post_id, version, title, content, content_html) select n, 1, '', '', '' from generate_series(1, 10000) n`,
    `insert into tags (id, name) select n, 'tag' || n from generate_series(1, 5000) n`,
    `insert into post_tags (post_id, tag_id, published_at) select n, 1 + (n * 7 + k) % 5000, now() - n * interval '1 minute' from generate_series(1, 10000) n, generate_series(1, 2) k`,
    `insert into album_songs (album_id, song_id, display_order) select n, 5000 + n, 1 from generate_series(1, 5000) n`,
    `update media set post_id = id, profile_id = null, profile_part = null, community_id = null, message_id = null where id % 4 = 0`,
    `insert into notification_mutes (user_id, type) select id, 'invite' from users`,
    `insert into idempotency_keys (user_id, route, key, request_hash, status, created_at)
     select 1 + n % 5000, 'updateMe', 'k' || n, sha256('r'), 200, now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into jobs (id, name, state, unique_key, run_at, finished_at, locked_until)
     select n, 'test.job', s, 'k' || n, now() - n * interval '1 minute',
       case when s in ('done', 'failed') then now() - n * interval '1 minute' end,
       case when s = 'running' then now() + (n - 10000) * interval '1 second' end
     from generate_series(1, 25000) n, lateral (select case n % 5 when 0 then 'queued' when 1 then 'running' when 2 then 'failed' else 'done' end as s) x`,
    `insert into second_factors (user_id, secret) select id, 's' from users`,
    `insert into recovery_codes (user_id, code_hash) select 1 + n % 5000, sha256(n::text::bytea) from generate_series(1, 20000) n`,
    `insert into oidc_flows (token_hash, stage, sealed, expires_at)
     select sha256(n::text::bytea), 'begun', 's', now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into passkey_challenges (challenge_hash, expires_at)
     select sha256(n::text::bytea), now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into passkeys (id, user_id, credential_id, public_key, name)
     select n, 1 + n % 5000, sha256(n::text::bytea), 'k', 'n' from generate_series(1, 20000) n`,
    `insert into oidc_logins (id, user_id, issuer, subject) select n, 1 + n % 5000, 'i', 's' || n from generate_series(1, 20000) n`,
    `insert into budgets (key, whole_at) select sha256(n::text::bytea), now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into verification_tokens (user_id, purpose, token_hash, email, expires_at)
     select 1 + n % 5000, 'reset_password', sha256(n::text::bytea), 'a@b', now() - n * interval '2 minutes' from generate_series(1, 20000) n`,
    `insert into email_jobs (id, type, recipient, language, subject, content, status, sent_at, scheduled_at, created_at)
     select n, 'test', 'a@b', 'en', 's', case when n % 50 = 0 then ''::bytea end, case when n % 50 = 0 then 'queued' else 'sent' end,
       case when n % 50 <> 0 then now() end, now() - n * interval '2 minutes', now() - n * interval '2 minutes' from generate_series(1, 22000) n`,
    `insert into job_schedules (name, cron) select 'test.' || n, '* * * * *' from generate_series(1, 5000) n`,
    `insert into outbox (type, room, payload, position, published_at)
     select 'test.event', 'user:' || (1 + n % 1000), '{}', n, now() from generate_series(1, 50000) n`,
    `insert into outbox (type, room, payload) select 'test.event', 'user:1', '{}' from generate_series(1, 100)`,
    `insert into subscription_tiers (id, community_id, name, price_monthly_cents)
     select n, n, 'Tier ' || n, 100 from generate_series(1, 5000) n`,
    `insert into user_subscriptions (id, user_id, tier_id, status, period_ends_at)
     select n, 1 + n % 5000, 1 + (n * 7) % 5000, case when n <= 5000 then 'active' else 'expired' end, now() - n * interval '4 minutes'
     from generate_series(1, 20000) n`,
    `insert into uploads (id, owner_id, declared_bytes, expires_at)
     select n, 1 + n % 5000, 10, now() - n * interval '1 minute' from generate_series(1, 10000) n`,
    `insert into media (id, owner_id, type, storage_key, thumbnail_key, size, mime_type, profile_id, profile_part, community_id, message_id, loose_since)
     select n, 1 + n % 5000, 'image', 'k' || n, 't' || n, 10, 'image/png',
       case n % 4 when 0 then 1 + n % 5000 end, 'avatar', case n % 4 when 1 then 1 + (n * 3) % 5000 end,
       case n % 4 when 2 then 1 + n % 30000 end, now() - n * interval '1 minute'
     from generate_series(1, 20000) n`,
    `update user_profiles set avatar_media_id = user_id where user_id % 4 = 1`,
    `update users set status = 'suspended' where id % 500 = 3`,
    `update users set role = 'admin' where id % 1000 = 4`,
    `insert into reconcile_runs (id, by, checked, drifted, repaired, findings) select n, 'nightly', 0, 0, 0, '{}' from generate_series(1, 5000) n`,
    `insert into engagement_comments (id, status_id, post_id, user_id, content, moved_at, trouble) select n, n, 1 + n % 5000, 1 + n % 5000, 'x', case when n % 100 > 1 then now() end, case when n % 100 = 1 then 'empty' end from generate_series(1, 20000) n`,
    `insert into operator_notices (id, text, created_by, total) select n, 'n', 1 + n % 5000, 0 from generate_series(1, 5000) n`,
    `insert into daily_figures (day, people, new_people, communities) select date '2010-01-01' + n, 0, 0, 0 from generate_series(1, 6000) n`,
    `analyze`,
  ]) {
    const tended = /^insert into (users|communities|channels) /.test(statement);
    await db.pool.query(tended ? statement : untended(statement));
  }
}

/**
 * Without triggers and foreign keys: what they count and look up row by row would take most of the time, and no index needs
 * it. Those that make the rows that belong to a user, a community or a channel do run.
 */
const untended = (statement: string) =>
  `set session_replication_role = replica; ${statement}; set session_replication_role = origin`;
