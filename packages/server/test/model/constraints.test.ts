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
  audit_log_pkey: `insert into audit_log (id, by, act, subject) select id, by, act, subject from audit_log`,
  audit_log_actor_id_fkey: `update audit_log set actor_id = 7`,
  audit_log_act_check: `update audit_log set act = 'x'`,
  audit_log_by_check: `update audit_log set by = 'ghost'`,
  audit_log_detail_check: `update audit_log set detail = '[]'`,
  audit_log_subject_check: `update audit_log set subject = 'somebody'`,
  idempotency_keys_pkey: `insert into idempotency_keys select * from idempotency_keys`,
  idempotency_keys_user_id_fkey: `update idempotency_keys set user_id = 7`,
  idempotency_keys_key_check: `update idempotency_keys set key = ''`,
  idempotency_keys_request_hash_check: `update idempotency_keys set request_hash = '\\x00'`,
  idempotency_keys_route_check: `update idempotency_keys set route = repeat('r', 61)`,
  idempotency_keys_status_check: `update idempotency_keys set status = 500`,
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
  outbox_pkey: `insert into outbox (seq, type, room, payload) overriding system value select seq, type, room, payload from outbox limit 1`,
  outbox_payload_check: `insert into outbox (type, room, payload) values ('test.event', 'user:1', '[]')`,
  outbox_position_check: `update outbox set position = 0, published_at = null`,
  outbox_room_check: `insert into outbox (type, room, payload) values ('test.event', 'attic:1', '{}')`,
  outbox_type_check: `insert into outbox (type, room, payload) values ('x', 'user:1', '{}')`,
  outbox_published_check: `insert into outbox (type, room, payload, published_at) values ('test.event', 'user:1', '{}', now())`,
  outbox_position: `insert into outbox (type, room, payload, position) select type, room, payload, position from outbox where position is not null`,
  sessions_pkey: `insert into sessions (id, user_id, token_hash, expires_at) select id, user_id, sha256('other'), now() from sessions`,
  sessions_user_id_fkey: `update sessions set user_id = 7`,
  sessions_address_check: `update sessions set address = repeat('a', 65)`,
  sessions_token_hash_check: `update sessions set token_hash = '\\x00'`,
  sessions_user_agent_check: `update sessions set user_agent = repeat('u', 401)`,
  sessions_token_hash_key: `insert into sessions (user_id, token_hash, expires_at) select user_id, token_hash, now() from sessions`,
  stream_pkey: `insert into stream default values`,
  stream_removed_check: `update stream set removed_through = last_position + 1`,
  stream_epoch_check: `update stream set epoch = 'NO'`,
  stream_last_position_check: `update stream set last_position = -1, removed_through = -1`,
  stream_singleton_check: `insert into stream (singleton) values (false)`,
  user_passwords_pkey: `insert into user_passwords select * from user_passwords`,
  user_passwords_user_id_fkey: `update user_passwords set user_id = 7`,
  user_passwords_hash_check: `update user_passwords set hash = 'password'`,
  user_profiles_pkey: `insert into user_profiles select * from user_profiles`,
  user_profiles_user_id_fkey: `update user_profiles set user_id = 7`,
  user_profiles_bio_check: `update user_profiles set bio = repeat('b', 1001)`,
  user_profiles_display_name_check: `update user_profiles set display_name = ''`,
  users_pkey: `insert into users (id, username, email) select id, 'other', 'other@example.org' from users`,
  users_deleted_check: `update users set deleted_at = now()`,
  users_email_check: `update users set email = repeat('e', 256)`,
  users_role_check: `update users set role = 'king'`,
  users_status_check: `update users set status = 'asleep'`,
  users_username_check: `update users set username = 'a b'`,
  users_version_check: `update users set version = 0`,
  users_username_key: `insert into users (username, email) values ('ADA', 'other@example.org')`,
  users_email_key: `insert into users (username, email) values ('other', 'ADA@example.org')`,
};

describe('the database refuses', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  await db.pool.query(`
    with u as (insert into users (username, email) values ('ada', 'ada@example.org') returning id),
      p as (insert into user_profiles (user_id, display_name) select id, 'Ada' from u),
      h as (insert into user_passwords (user_id, hash) select id, '$argon2id$x' from u),
      t as (insert into access_tokens (user_id, name, token_hash, scopes) select id, 't', sha256('t'), array['read'] from u),
      s as (insert into sessions (user_id, token_hash, expires_at) select id, sha256('token'), now() from u)
    insert into idempotency_keys (user_id, route, key, request_hash, status) select id, 'r', 'k', sha256('r'), 200 from u`);
  await db.pool.query(`insert into jobs (name, unique_key) values ('test.job', 'k')`);
  await db.pool.query(
    `insert into audit_log (by, act, subject) values ('command line', 'user.suspend', 'user:1')`,
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
