import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

describe('triggers and cascades', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const [row] = await db.rows<{ id: string }>(sql`
    insert into users (username, email, updated_at) values ('ada', 'ada@example.org', now() - interval '1 day') returning id`);
  const id = row?.id ?? '';
  await db.rows(sql`
    insert into user_profiles (user_id, display_name, updated_at) values (${id}, 'Ada', now() - interval '1 day')`);
  await db.rows(sql`
    insert into user_passwords (user_id, hash, updated_at) values (${id}, '$argon2id$x', now() - interval '1 day')`);
  await db.rows(
    sql`insert into sessions (user_id, token_hash, expires_at) values (${id}, sha256('token'), now())`,
  );

  const touched = async (table: string, key: string, change: string): Promise<boolean> => {
    await db.pool.query(`update ${table} set updated_at = now() - interval '1 day' where ${key} = ${id}`);
    await db.pool.query(`update ${table} set ${change} where ${key} = ${id}`);
    const { rows } = await db.pool.query(
      `select updated_at > now() - interval '1 minute' as yes from ${table} where ${key} = ${id}`,
    );
    return rows[0]?.yes === true;
  };

  for (const [table, key, change] of [
    ['users', 'id', `username = 'ada2'`],
    ['users', 'id', `email = 'ada2@example.org'`],
    ['users', 'id', `email_verified = true`],
    ['users', 'id', `status = 'suspended'`],
    ['users', 'id', `role = 'admin'`],
    ['user_profiles', 'user_id', `display_name = 'Ada L.'`],
    ['user_profiles', 'user_id', `bio = 'Notes'`],
    ['user_passwords', 'user_id', `hash = '$argon2id$y'`],
  ] as const)
    test(`${table}: ${change} is an edit`, async () => assert.equal(await touched(table, key, change), true));

  for (const change of [`last_login_at = now()`, `version = version + 1`])
    test(`users: ${change} is none`, async () => assert.equal(await touched('users', 'id', change), false));

  test('with a user goes what is theirs alone', async () => {
    await db.pool.query(
      `insert into idempotency_keys (user_id, route, key, request_hash, status) values (${id}, 'r', 'k', sha256('r'), 200)`,
    );
    await db.rows(
      sql`insert into audit_log (actor_id, by, act, subject) values (${id}, 'admin', 'user.suspend', 'user:1')`,
    );
    await db.rows(sql`insert into data_exports (user_id, expires_at) values (${id}, now())`);
    await db.rows(
      sql`insert into account_erasures (user_id, status_before, due_at) values (${id}, 'active', now())`,
    );
    await db.rows(sql`delete from users where id = ${id}`);
    // What they did as an admin stays on record.
    assert.deepEqual(await db.rows(sql`select actor_id, act from audit_log`), [
      { actor_id: null, act: 'user.suspend' },
    ]);
    for (const table of [
      'user_profiles',
      'user_passwords',
      'sessions',
      'access_tokens',
      'idempotency_keys',
      'account_erasures',
      'data_exports',
    ])
      assert.equal((await db.pool.query(`select from ${table} where user_id = ${id}`)).rowCount, 0, table);
  });

  test('a member takes a seat while active or invited, and gives it back', async () => {
    const one = async (text: string) => (await db.pool.query(text)).rows[0];
    const seats = () => one(`select taken, active from community_seats where community_id = ${community}`);
    const { id: owner } = await one(
      `insert into users (username, email) values ('owner', 'owner@example.org') returning id`,
    );
    const { id: guest } = await one(
      `insert into users (username, email) values ('guest', 'guest@example.org') returning id`,
    );
    const { id: community } = await one(
      `insert into communities (name, slug, seat_limit) values ('Night Sky', 'night-sky', 2) returning id`,
    );
    assert.deepEqual(await seats(), { taken: 0, active: 0 });
    await db.pool.query(
      `insert into members (community_id, user_id, role, status, joined_at) values (${community}, ${owner}, 'owner', 'active', now())`,
    );
    const { id: invite } = await one(
      `insert into invites (community_id, token_hash, email, role, max_uses, expires_at)
       values (${community}, sha256('i'), 'guest@example.org', 'member', 1, now()) returning id`,
    );
    await db.pool.query(
      `insert into members (community_id, email, invite_id, role, status) values (${community}, 'guest@example.org', ${invite}, 'member', 'invited')`,
    );
    assert.deepEqual(await seats(), { taken: 2, active: 1 });
    await db.pool.query(
      `update members set user_id = ${guest}, email = null, invite_id = null, status = 'active', joined_at = now() where invite_id = ${invite}`,
    );
    assert.deepEqual(await seats(), { taken: 2, active: 2 });
    for (const [status, taken] of [
      ['suspended', 1],
      ['active', 2],
      ['left', 1],
    ] as const) {
      await db.pool.query(`update members set status = '${status}' where user_id = ${guest}`);
      assert.deepEqual(await seats(), { taken, active: taken });
    }
    // With the community goes all of it; that it would lose its owner is then no reason to refuse.
    await db.pool.query(`delete from communities where id = ${community}`);
    assert.equal((await db.pool.query(`select from members`)).rowCount, 0);
  });

  test('close', () => db.close());
});
