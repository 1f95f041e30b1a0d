import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

describe('who is in channels and conversations', async () => {
  const { connection } = await testDatabase();
  const db = new Database({ connection });
  const one = async <Row extends object>(text: string) => {
    const { rows } = await db.pool.query<Row>(text);
    assert.ok(rows[0], text);
    return rows[0];
  };
  const person = async (name: string) =>
    (
      await one<{ id: string }>(
        `insert into users (username, email) values ('${name}', '${name}@example.org') returning id`,
      )
    ).id;
  const channelIn = async (community: string, slug: string, more = 'false', values = '') =>
    (
      await one<{ id: string }>(
        `insert into channels (community_id, slug, name, joined_by_all, last_seq, archived_at)
         values (${community}, '${slug}', '${slug}', ${more}, 5, ${values === '' ? 'null' : values}) returning id`,
      )
    ).id;
  const count = async (channel: string) =>
    (await one<{ members: number }>(`select members from channel_stats where channel_id = ${channel}`))
      .members;
  const isIn = async (channel: string, user: string) =>
    (await db.pool.query(`select from channel_members where channel_id = ${channel} and user_id = ${user}`))
      .rowCount === 1;
  const enter = (channel: string, ...users: string[]) =>
    db.pool.query(
      `insert into channel_members (channel_id, user_id) select ${channel}, unnest('{${users}}'::bigint[])`,
    );

  const [ada = '', grace = '', linus = ''] = await Promise.all(['ada', 'grace', 'linus'].map(person));
  const { id: community } = await one<{ id: string }>(
    `insert into communities (name, slug) values ('Night Sky', 'night-sky') returning id`,
  );
  const general = await channelIn(community, 'general', 'true');
  const closed = await channelIn(community, 'closed', 'true', 'now()');
  const design = await channelIn(community, 'design');
  const join = (user: string, role = 'member') =>
    db.pool.query(
      `insert into members (community_id, user_id, role, status, joined_at)
       values (${community}, ${user}, '${role}', 'active', now())`,
    );
  const becomes = (user: string, status: string) =>
    db.pool.query(
      `update members set status = '${status}' where user_id = ${user} and community_id = ${community}`,
    );

  test('a new channel has its counts, and nobody in it', async () => {
    assert.equal(await count(general), 0);
  });

  test('whoever comes into the community is in the channels for all that are open, read up to where they stand', async () => {
    await join(ada, 'owner');
    await join(grace);
    await join(linus);
    assert.equal(await count(general), 3);
    assert.equal(await count(closed), 0);
    assert.equal(await isIn(design, grace), false);
    assert.deepEqual(
      await one(`select last_read_seq, since_seq from channel_members where user_id = ${grace}`),
      { last_read_seq: '5', since_seq: '5' },
    );
  });

  test('those who are in are counted, however many come and go in one statement', async () => {
    await enter(design, ada, grace, linus);
    assert.equal(await count(design), 3);
    await db.pool.query(`delete from channel_members where channel_id = ${design} and user_id <> ${grace}`);
    assert.equal(await count(design), 1);
    // Nothing came: nothing is counted.
    await db.pool.query(
      `insert into channel_members (channel_id, user_id) values (${design}, ${grace}) on conflict do nothing`,
    );
    assert.equal(await count(design), 1);
  });

  test('a suspended member keeps their places and is not counted, whatever happens to those meanwhile', async () => {
    await becomes(grace, 'suspended');
    assert.deepEqual([await count(general), await count(design)], [2, 0]);
    assert.ok((await isIn(general, grace)) && (await isIn(design, grace)));
    await db.pool.query(`delete from channel_members where channel_id = ${general} and user_id = ${grace}`);
    assert.equal(await count(general), 2);
    await enter(general, grace);
    assert.equal(await count(general), 2);
    await db.pool.query(`delete from channel_members where channel_id = ${general} and user_id = ${grace}`);
    await becomes(grace, 'active');
    // They had left #general: being let in again puts them nowhere.
    assert.deepEqual([await count(general), await count(design)], [2, 1]);
    assert.equal(await isIn(general, grace), false);
  });

  test('whoever leaves the community is in none of its channels, and starts anew when they come again', async () => {
    await becomes(grace, 'left');
    assert.deepEqual([await count(general), await count(design)], [2, 0]);
    assert.equal(await isIn(design, grace), false);
    await becomes(grace, 'active');
    assert.ok((await isIn(general, grace)) && !(await isIn(design, grace)));
    await enter(design, grace);
    await becomes(grace, 'suspended');
    await becomes(grace, 'left');
    assert.deepEqual([await count(general), await count(design)], [2, 0]);
  });

  test('a new role is no coming and no going', async () => {
    await db.pool.query(`update members set role = 'moderator' where user_id = ${linus}`);
    assert.equal(await count(general), 2);
  });

  test('with a user or a channel goes who was in it', async () => {
    const guest = await person('guest');
    await join(guest);
    await enter(design, guest);
    assert.deepEqual([await count(general), await count(design)], [3, 1]);
    await db.pool.query(`delete from users where id = ${guest}`);
    assert.deepEqual([await count(general), await count(design)], [2, 0]);
    await db.pool.query(`delete from channels where id = ${general}`);
    assert.deepEqual(
      await db.rows(sql`
        select from channel_members where channel_id = ${general}
        union all select from channel_stats where channel_id = ${general}`),
      [],
    );
  });

  test('name, topic, address, visibility and archive are the content of a channel; counters are not', async () => {
    for (const [change, edit] of [
      [`name = 'Design!'`, true],
      [`topic = 'Lines'`, true],
      [`slug = 'lines'`, true],
      [`archived_at = now()`, true],
      [`visibility = 'private'`, true],
      ['last_seq = last_seq + 1', false],
      ['version = version + 1', false],
    ] as const) {
      await db.pool.query(`update channels set updated_at = now() - interval '1 day' where id = ${design}`);
      await db.pool.query(`update channels set ${change} where id = ${design}`);
      const { touched } = await one<{ touched: boolean }>(
        `select updated_at > now() - interval '1 minute' as touched from channels where id = ${design}`,
      );
      assert.equal(touched, edit, change);
    }
  });

  test('so it is with a space; where it stands among the others is no content of it', async () => {
    const space = await one<{ id: string }>(
      `insert into spaces (community_id, slug, name) select community_id, 'reports', 'Reports' from channels
       where id = ${design} returning id`,
    );
    for (const [change, edit] of [
      [`name = 'Reports!'`, true],
      [`description = 'Seen'`, true],
      [`slug = 'seen'`, true],
      [`visibility = 'private'`, true],
      ['archived_at = now()', true],
      ['position = 7', false],
      ['version = version + 1', false],
    ] as const) {
      await db.pool.query(`update spaces set updated_at = now() - interval '1 day' where id = ${space.id}`);
      const { touched } = await one<{ touched: boolean }>(
        `update spaces set ${change} where id = ${space.id}
         returning updated_at > now() - interval '1 minute' as touched`,
      );
      assert.equal(touched, edit, change);
    }
  });

  test('a conversation among people or about a goal knows who takes part; a thread has followers and no such list', async () => {
    const direct = await one<{ id: string }>(
      `insert into conversations (kind, founding_key) values ('direct', 'k') returning id`,
    );
    const among = async () =>
      (
        await one<{ who: string[] }>(
          `select participant_ids as who from conversations where id = ${direct.id}`,
        )
      ).who;
    await db.pool.query(
      `insert into conversation_participants (conversation_id, user_id, role)
       select ${direct.id}, unnest('{${[linus, ada]}}'::bigint[]), 'participant'`,
    );
    assert.deepEqual(
      await among(),
      [ada, linus].toSorted((a, b) => Number(BigInt(a) - BigInt(b))),
    );
    await db.pool.query(`delete from conversation_participants where user_id = ${linus}`);
    assert.deepEqual(await among(), [ada]);

    await db.pool.query(
      `insert into goals (id, community_id, student_id, title) values (50, ${community}, ${ada}, 'Messier')`,
    );
    await db.pool.query(
      `insert into conversations (id, kind, community_id, goal_id) values (22, 'goal', ${community}, 50)`,
    );
    await db.pool.query(
      `insert into conversation_participants (conversation_id, user_id, role)
       values (22, ${ada}, 'student'), (22, ${linus}, 'instructor')`,
    );
    const accompanied = () =>
      one<{ n: number }>(`select cardinality(participant_ids) as n from conversations where id = 22`);
    assert.equal((await accompanied()).n, 2);
    await db.pool.query(`delete from conversation_participants where role = 'instructor'`);
    assert.equal((await accompanied()).n, 1);
    // With the goal goes what was said about it, and who took part.
    await db.pool.query(`delete from goals where id = 50`);
    assert.equal(
      (await one<{ n: number }>(`select count(*)::int as n from conversations where id = 22`)).n,
      0,
    );

    await db.pool.query(
      `insert into messages (id, author_id, channel_id, content, seq, sent_at, client_key)
       values (10, ${ada}, ${design}, 'Root', 1, now(), 'root')`,
    );
    await db.pool.query(
      `insert into conversations (id, kind, community_id, root_message_id) values (20, 'thread', ${community}, 10)`,
    );
    await db.pool.query(
      `insert into conversation_participants (conversation_id, user_id, role) values (20, ${ada}, 'follower')`,
    );
    assert.deepEqual(await one(`select participant_ids as who from conversations where id = 20`), {
      who: [],
    });
  });

  test('what a message says is its content; a reaction, a pin, a version are none', async () => {
    for (const [change, edit] of [
      [`content = 'Root!'`, true],
      ['version = version + 1', false],
    ] as const) {
      await db.pool.query(`update messages set updated_at = now() - interval '1 day' where id = 10`);
      await db.pool.query(`update messages set ${change} where id = 10`);
      const { touched } = await one<{ touched: boolean }>(
        `select updated_at > now() - interval '1 minute' as touched from messages where id = 10`,
      );
      assert.equal(touched, edit, change);
    }
  });

  test('with a channel go its messages, their threads and what was said there; with the community all of it', async () => {
    await db.pool.query(
      `insert into messages (author_id, conversation_id, content, seq, sent_at, client_key)
       values (${linus}, 20, 'Reply', 1, now(), 'reply')`,
    );
    await db.pool.query(
      `insert into messages (author_id, channel_id, reply_to_message_id, content, is_draft, client_key)
       values (${linus}, ${design}, 10, 'An answer to be', true, 'a'), (${linus}, ${design}, null, 'To be', true, 'b')`,
    );
    await db.pool.query(
      `insert into conversation_channels (conversation_id, channel_id, is_primary) values (20, ${design}, true)`,
    );
    await db.pool.query(`delete from communities where id = ${community}`);
    assert.deepEqual(
      await db.rows(sql`
        select id from messages union all select id from conversations where kind = 'thread' union all select id from channels`),
      [],
    );
  });

  test('close', () => db.close());
});
