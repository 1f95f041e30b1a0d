import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

describe('what is found of a message', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const [made] = await db.rows<{
    ada: string;
    channel: string;
    thread: string;
    direct: string;
    root: string;
  }>(sql`
    with u as (insert into users (username, email) values ('ada', 'a@example.org') returning id),
      c as (insert into communities (name, slug) values ('C', 'night-sky') returning id),
      h as (insert into channels (community_id, slug, name) select id, 'h', 'h' from c returning id),
      m as (
        insert into messages (author_id, channel_id, content, client_key, seq, sent_at)
        select u.id, h.id, 'Wörter', 'k', 1, now() from u, h returning id)
    select u.id as ada, h.id as channel, m.id as root from u, h, m`);
  assert.ok(made);
  const words = async (key: string) => {
    const rows = await db.rows<{ words: string }>(sql`
      select array_to_string(tsvector_to_array(w.words), ' ') as words
      from message_words w join messages m on m.id = w.message_id where m.client_key = ${key}`);
    return rows[0]?.words.replaceAll(/\d{10,}/g, '#') ?? null;
  };
  const kept = () => words('k');

  test('its words without their marks, and beside them whose it is and where', async () => {
    assert.equal(await kept(), ':a# :h# :s# worter');
  });

  test('a draft is not there until it is sent', async () => {
    await db.rows(sql`
      insert into messages (author_id, channel_id, content, client_key, is_draft)
      values (${made.ada}, ${made.channel}, 'draft', 'd', true)`);
    await db.rows(sql`update messages set content = 'another' where client_key = 'd'`);
    assert.equal(await words('d'), null);
    await db.rows(sql`
      update messages set is_draft = false, content = 'Said https://example.org', seq = 2, sent_at = now()
      where client_key = 'd'`);
    assert.equal(await words('d'), ':a# :h# :link :s# example.org said');
  });

  test('of a thread the channel of its root stands there; of a direct conversation, and of a goal, itself alone', async () => {
    await db.rows(sql`
      with t as (
          insert into conversations (kind, community_id, root_message_id)
          select 'thread', community_id, ${made.root}::bigint from channels where id = ${made.channel} returning id),
        d as (insert into conversations (kind, founding_key) values ('direct', 'x') returning id),
        a as (
          insert into goals (community_id, student_id, title)
          select community_id, ${made.ada}, 'x' from channels where id = ${made.channel} returning id, community_id),
        g as (insert into conversations (kind, community_id, goal_id) select 'goal', community_id, id from a returning id),
        v as (select id, 't' as key from t union all select id, 'p' from d union all select id, 'g' from g)
      insert into messages (author_id, conversation_id, content, client_key, seq, sent_at)
      select ${made.ada}, id, 'x', key, 1, now() from v`);
    const found = [await words('t'), await words('p'), await words('g')];
    assert.deepEqual(found, [':a# :h# :s# :v# x', ':a# :s# :v# x', ':a# :s# :v# x']);
    const [same] = await db.rows<{ same: boolean }>(sql`
      select bool_and(w.scope = w.conversation_id and w.channel_id is null) as same
      from message_words w join messages m on m.id = w.message_id where m.client_key in ('p', 'g')`);
    assert.equal(same?.same, true);
  });

  test('an edit is found by its new words, and what is deleted by none', async () => {
    await db.rows(sql`update messages set content = 'Sätze' where client_key = 'k'`);
    assert.equal(await kept(), ':a# :h# :s# satze');
    await db.rows(sql`update messages set content = '', deleted_at = now() where client_key = 'k'`);
    assert.equal(await kept(), null);
  });

  test('folding is the same for every script and for what ASCII cannot say', async () => {
    const [row] = await db.rows<{ folded: string }>(sql`
      select weft_fold('Crème BRÛLÉE, Straße, Ærø, ŁÓDŹ, ﬁn, ПРИВЕТ') as folded`);
    assert.equal(row?.folded, 'creme brulee, strasse, aero, lodz, fin, привет');
  });
});

describe('what is found of a post', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  await db.rows(sql`
    with u as (insert into users (username, email) values ('ada', 'a@example.org') returning id),
      c as (insert into communities (name, slug) values ('C', 'night-sky') returning id),
      s as (insert into spaces (community_id, slug, name) select id, 'gallery', 'Gallery' from c returning *)
    insert into posts (author_id, type, status, title, content, client_key, community_id, space_id)
    select u.id, 'text_long', 'published', 'Wörter', 'Said https://example.org', k, x.community_id, x.id
    from u, (select 's' as k, community_id, id from s union all select 'p', null, null) x`);
  const kept = async () => {
    const rows = await db.rows<{ key: string; words: string }>(sql`
      select p.client_key as key, array_to_string(tsvector_to_array(w.words), ' ') as words
      from posts p join post_words w on w.post_id = p.id and w.published_at = p.published_at
        and w.space_id is not distinct from p.space_id
      order by p.client_key`);
    return rows.map(({ key, words }) => `${key} ${words.replaceAll(/\d{10,}/g, '#')}`);
  };

  test('its words without their marks, and beside them whose it is and where', async () => {
    assert.deepEqual(await kept(), [
      'p :a# :link :page example.org said worter',
      's :a# :h# :link :s# example.org said worter',
    ]);
  });

  test('names of its files, as long as they hang on it', async () => {
    await db.rows(sql`
      insert into media (id, owner_id, type, storage_key, size, mime_type, name)
      select weft_id(), id, 'image', 'k', 1, 'image/png', 'Möbius.png' from users`);
    await db.rows(
      sql`update media set post_id = (select id from posts where client_key = 'p'), display_order = 1`,
    );
    assert.equal((await kept())[0], 'p :a# :file :image :link :page example.org mobius.png said worter');
    await db.rows(sql`update media set post_id = null`);
    assert.equal((await kept())[0], 'p :a# :link :page example.org said worter');
  });

  test('an edit is found by its new words, and what is taken back by none', async () => {
    await db.rows(
      sql`update posts set content = 'Sätze', published_at = now() - interval '1 day' where client_key = 'p'`,
    );
    assert.equal((await kept())[0], 'p :a# :page satze worter');
    await db.rows(sql`
      update posts set status = 'deleted', title = '', content = '', deleted_at = now() where client_key = 'p'`);
    assert.deepEqual(
      (await kept()).map((row) => row[0]),
      ['s'],
    );
  });
});
