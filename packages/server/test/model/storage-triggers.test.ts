import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';
import { randomFrom, seedFrom } from '../kit/random.ts';

const mb = 1024 ** 2;

describe('what is kept of storage by triggers', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection, poolSize: 8 });
  let made = 0;

  const person = async (name: string): Promise<string> => {
    const [row] = await db.rows<{ id: string }>(
      sql`insert into users (username, email) values (${name}, ${`${name}@example.org`}) returning id`,
    );
    return row?.id ?? '';
  };
  const usage = async (user: string) => {
    const [row] = await db.rows<Record<string, string>>(sql`
      select image_bytes, video_bytes, audio_bytes, other_bytes, used_bytes, reserved_bytes, quota_bytes
      from storage_usage where user_id = ${user}`);
    return Object.fromEntries(Object.entries(row ?? {}).map(([name, value]) => [name, Number(value)]));
  };
  const keep = (owner: string, type: string, size: number) => {
    made += 1;
    return db.rows(sql`
      insert into media (id, owner_id, type, storage_key, size, mime_type)
      values (weft_id(), ${owner}, ${type}, ${`k${made}`}, ${size}, 'x/y')`);
  };
  const subscribe = (user: string, tier: string) =>
    db.rows(sql`
      insert into user_subscriptions (user_id, tier_id) select ${user}, id from subscription_tiers where name = ${tier}`);
  const quota = async (user: string) => (await usage(user)).quota_bytes;

  test('the four platform tiers are there', async () => {
    const tiers = await db.rows(sql`
      select name, storage_bytes, price_monthly_cents from subscription_tiers where community_id is null order by 3`);
    assert.deepEqual(tiers, [
      { name: 'Free', storage_bytes: String(50 * mb), price_monthly_cents: 0 },
      { name: 'Basic', storage_bytes: String(1024 * mb), price_monthly_cents: 499 },
      { name: 'Pro', storage_bytes: String(5 * 1024 * mb), price_monthly_cents: 999 },
      { name: 'Premium', storage_bytes: String(10 * 1024 * mb), price_monthly_cents: 1499 },
    ]);
  });

  test('whoever comes has the room of the free tier, empty', async () => {
    const zero = { image_bytes: 0, video_bytes: 0, audio_bytes: 0, other_bytes: 0, used_bytes: 0 };
    assert.deepEqual(await usage(await person('ada')), { ...zero, reserved_bytes: 0, quota_bytes: 50 * mb });
  });

  test('each type counts in its own place; a gif and a document are other', async () => {
    const grace = await person('grace');
    for (const [type, size] of [
      ['image', 1],
      ['gif', 20],
      ['video', 300],
      ['audio', 4000],
      ['document', 50_000],
    ] as const)
      await keep(grace, type, size);
    const { image_bytes, video_bytes, audio_bytes, other_bytes, used_bytes } = await usage(grace);
    assert.deepEqual(
      [image_bytes, video_bytes, audio_bytes, other_bytes, used_bytes],
      [1, 300, 4000, 50_020, 54_321],
    );
    await db.rows(sql`delete from media where owner_id = ${grace} and type = 'video'`);
    assert.equal((await usage(grace)).used_bytes, 54_021);
    await db.rows(sql`update media set size = 21 where owner_id = ${grace} and type = 'gif'`);
    assert.equal((await usage(grace)).other_bytes, 50_021);
  });

  test('nothing goes below zero, whatever the count was', async () => {
    const linus = await person('linus');
    await keep(linus, 'image', 10);
    await db.rows(sql`update storage_usage set image_bytes = 3 where user_id = ${linus}`);
    await db.rows(sql`delete from media where owner_id = ${linus}`);
    assert.equal((await usage(linus)).used_bytes, 0);
  });

  test('an upload reserves while its row is there', async () => {
    const rosa = await person('rosa');
    await db.rows(sql`
      insert into uploads (owner_id, declared_bytes, expires_at) values (${rosa}, 10, now()), (${rosa}, 5, now())`);
    assert.equal((await usage(rosa)).reserved_bytes, 15);
    await db.rows(sql`delete from uploads where owner_id = ${rosa} and declared_bytes = 10`);
    assert.equal((await usage(rosa)).reserved_bytes, 5);
  });

  test('a change of tier changes the quota; going below what is used removes nothing', async () => {
    const mary = await person('mary');
    await keep(mary, 'video', 60 * mb);
    await subscribe(mary, 'Basic');
    assert.equal(await quota(mary), 1024 * mb);
    await db.rows(sql`
      update user_subscriptions set tier_id = (select id from subscription_tiers where name = 'Premium') where user_id = ${mary}`);
    assert.equal(await quota(mary), 10 * 1024 * mb);
    await db.rows(sql`
      update user_subscriptions set status = 'canceled', canceled_at = now() where user_id = ${mary}`);
    assert.equal(await quota(mary), 50 * mb);
    assert.equal((await usage(mary)).used_bytes, 60 * mb);
    await subscribe(mary, 'Pro');
    assert.equal(await quota(mary), 5 * 1024 * mb);
    await db.rows(sql`delete from user_subscriptions where user_id = ${mary}`);
    assert.equal(await quota(mary), 50 * mb);
  });

  test('a tier that gives more room gives it to everybody who has it, and to nobody else', async () => {
    const [free, pro] = [await person('free_one'), await person('pro_one')];
    await subscribe(pro, 'Pro');
    await db.rows(sql`update subscription_tiers set storage_bytes = 60 * 1024 * 1024 where name = 'Free'`);
    assert.deepEqual([await quota(free), await quota(pro)], [60 * mb, 5 * 1024 * mb]);
    await db.rows(sql`update subscription_tiers set storage_bytes = 6::bigint * 1024 ^ 3 where name = 'Pro'`);
    assert.deepEqual([await quota(free), await quota(pro)], [60 * mb, 6 * 1024 * mb]);
    assert.equal(await quota(await person('new_one')), 60 * mb);
    await db.rows(sql`update subscription_tiers set storage_bytes = 50 * 1024 * 1024 where name = 'Free'`);
  });

  test("a community's tier changes nobody's room", async () => {
    const alan = await person('alan');
    await db.rows(sql`
      with c as (insert into communities (name, slug) values ('Club', 'club') returning id)
      insert into subscription_tiers (community_id, name, price_monthly_cents) select id, 'Member', 500 from c`);
    await subscribe(alan, 'Member');
    assert.equal(await quota(alan), 50 * mb);
    const [row] = await db.rows(
      sql`select community_id is not null as copied from user_subscriptions where user_id = ${alan}`,
    );
    assert.deepEqual(row, { copied: true });
    await subscribe(alan, 'Basic');
    assert.equal(await quota(alan), 1024 * mb);
  });

  test('a file is loose exactly while nothing holds it, and since when is kept', async () => {
    const edith = await person('edith');
    await db.rows(sql`insert into user_profiles (user_id, display_name) values (${edith}, 'Edith')`);
    await keep(edith, 'image', 10);
    const loose = async () => {
      const [row] = await db.rows<{ loose: boolean }>(
        sql`select loose_since is not null as loose from media where owner_id = ${edith}`,
      );
      return row?.loose;
    };
    assert.equal(await loose(), true);
    await db.rows(
      sql`update media set profile_id = ${edith}, profile_part = 'avatar' where owner_id = ${edith}`,
    );
    assert.equal(await loose(), false);
    await db.rows(sql`delete from user_profiles where user_id = ${edith}`);
    assert.equal(await loose(), true);
    await db.rows(sql`
      with c as (insert into communities (name, slug) values ('C', 'of-edith') returning id),
        h as (insert into channels (community_id, slug, name) select id, 'h', 'h' from c returning id),
        m as (
          insert into messages (author_id, channel_id, content, is_draft, client_key)
          select ${edith}, id, '', true, 'k' from h returning id)
      select from m`);
    await db.rows(sql`
      update media set message_id = m.id from messages m where m.author_id = ${edith} and owner_id = ${edith}`);
    assert.equal(await loose(), false);
    await db.rows(sql`delete from messages where author_id = ${edith}`);
    assert.equal(await loose(), true);
  });

  test('counts equal a recount after any mix of parallel files and uploads', async (t) => {
    const seed = seedFrom(process.env);
    t.diagnostic(`seed ${seed}`);
    const random = randomFrom(seed);
    const people = await Promise.all(['storm_1', 'storm_2'].map(person));
    const types = ['image', 'gif', 'video', 'audio', 'document'];
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
    const steps = Array.from({ length: 160 }, () => ({
      owner: pick(people),
      act: pick(['keep', 'keep', 'drop', 'reserve', 'release']),
      type: pick(types),
      size: 1 + Math.floor(random() * 1000),
    }));
    await Promise.all(
      steps.map(({ owner, act, type, size }) => {
        if (act === 'keep') return keep(owner, type, size);
        if (act === 'drop')
          return db.rows(sql`
            delete from media where id = (select id from media where owner_id = ${owner} limit 1 for update skip locked)`);
        if (act === 'reserve')
          return db.rows(sql`
            insert into uploads (owner_id, declared_bytes, expires_at) values (${owner}, ${size}, now())`);
        return db.rows(sql`
          delete from uploads where id = (select id from uploads where owner_id = ${owner} limit 1 for update skip locked)`);
      }),
    );
    const drift = await db.rows(sql`
      select s.user_id from storage_usage s
      where s.user_id = any(${people}) and (s.used_bytes <> coalesce((select sum(size) from media where owner_id = s.user_id), 0)
        or s.image_bytes <> coalesce((select sum(size) from media where owner_id = s.user_id and type = 'image'), 0)
        or s.reserved_bytes <> coalesce((select sum(declared_bytes) from uploads where owner_id = s.user_id), 0))`);
    assert.deepEqual(drift, []);
  });

  test('with a user goes all of it', async () => {
    const gone = await person('gone');
    await keep(gone, 'image', 10);
    await subscribe(gone, 'Basic');
    await db.rows(
      sql`insert into uploads (owner_id, declared_bytes, expires_at) values (${gone}, 10, now())`,
    );
    await db.rows(sql`delete from users where id = ${gone}`);
    for (const [table, column] of [
      ['storage_usage', 'user_id'],
      ['user_subscriptions', 'user_id'],
      ['media', 'owner_id'],
      ['uploads', 'owner_id'],
    ])
      assert.equal(
        (await db.pool.query(`select from ${table} where ${column} = ${gone}`)).rowCount,
        0,
        table,
      );
  });

  test('close', () => db.close());
});
