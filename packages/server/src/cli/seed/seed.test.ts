import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { plannedFiles } from '../../../test/kit/seed-files.ts';
import { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { cast } from './cast.ts';
import { addCrowd } from './crowd.ts';
import { namesTaken, tellStory, theEnd } from './tell.ts';

const now = new Date(theEnd);
const silent = () => {};
const passwordHash = '$argon2id$of nobody';

/** All that somebody could see of it, by name: ids of what commands made are not the same twice. */
async function readStory(db: Database) {
  const [
    people = [],
    communities = [],
    members = [],
    invites = [],
    channels = [],
    spaces = [],
    said = [],
    news = [],
    acts = [],
    figures = [],
    follows = [],
    published = [],
  ] = await Promise.all(
    [
      sql`select u.id, username, email, email_verified, status, role, language, u.created_at, last_login_at, display_name, bio, visibility
        from users u join user_profiles p on p.user_id = u.id order by username`,
      sql`select name, slug, description, visibility, plan_tier, seat_limit, ai_budget_limit, created_at from communities order by slug`,
      sql`select c.slug, u.username, m.role, m.status, m.joined_at from members m
        join communities c on c.id = m.community_id join users u on u.id = m.user_id order by 1, 2`,
      sql`select token_hash, role, max_uses, uses, created_at, expires_at, revoked_at from invites order by token_hash`,
      sql`select o.slug as community, c.slug, c.topic, c.visibility, c.created_at, c.archived_at, s.members,
          array_agg(u.username || ' ' || i.created_at order by u.username) as people
        from channels c join communities o on o.id = c.community_id join channel_stats s on s.channel_id = c.id
        join channel_members i on i.channel_id = c.id join users u on u.id = i.user_id
        join members m on m.community_id = o.id and m.user_id = u.id and m.status = 'active' group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2`,
      sql`select o.slug as community, s.slug, s.description, s.visibility, s.position, s.created_at, s.archived_at, u.username
        from spaces s join communities o on o.id = s.community_id join users u on u.id = s.created_by order by 1, 2`,
      sql`select u.username, coalesce(c.slug, v.kind) as place, m.seq, m.content, m.sent_at,
          (select count(*)::int from message_reactions r where r.message_id = m.id) as reactions,
          (select array_agg(k.slug order by k.slug) from conversations w join conversation_channels l on l.conversation_id = w.id
           join channels k on k.id = l.channel_id where w.root_message_id = m.id) as lives
        from messages m join users u on u.id = m.author_id left join channels c on c.id = m.channel_id
        left join conversations v on v.id = m.conversation_id order by m.sent_at, m.id`,
      sql`select u.username, n.type, n.about - 'community' - 'messageId' - 'communityId' - 'channelId' - 'postId' as about, n.times, n.is_read, n.happened_at
        from notifications n join users u on u.id = n.user_id order by happened_at, username`,
      sql`select act, by, detail - 'to', address, created_at from audit_log where act <> 'server.seed' order by created_at, id`,
      sql`select day::text, people, new_people, active_people, communities, stored_bytes from daily_figures order by day`,
      sql`select a.username as one, b.username as other, f.accepted, f.created_at, f.accepted_at,
          (select r.created_at from friendships r where r.user_id_1 = least(a.id, b.id) and r.user_id_2 = greatest(a.id, b.id)) as friends
        from user_follows f join users a on a.id = f.follower_id join users b on b.id = f.following_id order by 1, 2`,
      sql`select u.username, p.type, p.title, p.content, p.depth, p.published_at, n.likes, n.thread, n.reposts, s.slug as space,
          (select array_agg(f.name || ' ' || f.created_at order by f.display_order) from media f where f.post_id = p.id) as files,
          (select array_agg(g.title order by k.display_order) from album_songs k join posts g on g.id = k.song_id where k.album_id = p.id) as songs
        from posts p join users u on u.id = p.author_id join post_stats n on n.post_id = p.id left join spaces s on s.id = p.space_id
        order by p.published_at, p.content, u.username`,
    ].map((statement) => db.rows<Record<string, unknown>>(statement)),
  );
  return {
    people,
    communities,
    members,
    invites,
    channels,
    spaces,
    said,
    news,
    acts,
    figures,
    follows,
    published,
  };
}

describe('the story', async () => {
  const [one, other] = await Promise.all(
    [1, 2].map(async () => new Database({ connection: (await testDatabase()).connection, poolSize: 4 })),
  );
  assert.ok(one && other);
  await Promise.all(
    [one, other].map((db) => tellStory(db, { now, passwordHash, files: plannedFiles }, silent)),
  );
  const story = await readStory(one);

  test('is the same every time', async () => assert.deepEqual(await readStory(other), story));

  test('has whom and what it should have', async () => {
    const counts = (kind: string) => cast.filter((character) => character.kind === kind).length;
    assert.deepEqual([cast.length, counts('popular'), counts('new'), counts('suspended')], [40, 5, 3, 2]);
    assert.equal(cast.filter(({ bio }) => bio !== '').length, 15);
    assert.equal(story.people.filter(({ status }) => status === 'suspended').length, 2);
    assert.deepEqual([...new Set(story.people.map((person) => person.visibility))].sort(), [
      'followers',
      'private',
      'public',
    ]);
    assert.deepEqual(
      story.communities.map(({ slug, plan_tier }) => [slug, plan_tier]),
      [
        ['common-room', 'free'],
        ['night-sky', 'pro'],
        ['slow-readers', 'free'],
      ],
    );
    const roles = new Set(story.members.map(({ role }) => role));
    assert.deepEqual([...roles].sort(), ['admin', 'instructor', 'member', 'moderator', 'owner']);
    assert.equal(story.invites.length, 4);
    const roots = story.published.filter(({ depth }) => depth === 0);
    const ofType = Object.groupBy(roots, ({ type }) => String(type));
    assert.deepEqual(
      Object.fromEntries(Object.entries(ofType).map(([type, posts]) => [type, posts?.length])),
      {
        ...{ text_short: 20, text_long: 20, image: 20, image_gallery: 10, gif: 5 },
        ...{ video_short: 15, video_long: 5, song: 5, album: 5, status: 5 },
      },
    );
    const popular = new Set(cast.filter(({ kind }) => kind === 'popular').map(({ username }) => username));
    const byThem = roots.filter(({ username }) => popular.has(String(username))).length;
    assert.ok(Math.abs(byThem / roots.length - 0.6) < 0.02, String(byThem));
    assert.ok(Math.max(...roots.map(({ likes }) => Number(likes))) >= 20);
    const sum = (name: string) => story.published.reduce((all, post) => all + Number(post[name]), 0);
    assert.deepEqual([sum('likes'), sum('reposts')], [400, 20]);
    assert.ok(story.published.length - roots.length > 60);
    assert.ok(story.published.some(({ depth }) => Number(depth) > 1));
    for (const { slug } of story.communities) {
      const own = story.channels.filter(({ community }) => community === slug);
      assert.ok(
        own.length >= 5 && own.every(({ members, people }) => members === (people as unknown[]).length),
      );
      assert.equal(own.filter(({ visibility }) => visibility === 'private').length, 1);
      assert.equal(own.filter((channel) => channel.archived_at !== null).length, 1);
      assert.ok(story.spaces.filter(({ community }) => community === slug).length >= 3);
    }
    assert.ok(story.news.some(({ is_read }) => is_read) && story.news.some(({ is_read }) => !is_read));
  });

  test('a few are followed by many, twenty pairs are friends, and some wait for an answer', async () => {
    assert.ok(story.follows.length >= 200);
    assert.ok(story.follows.some(({ accepted }) => accepted === false));
    const [row] = await one.rows<{ popular: number; friends: number }>(sql`
      select (select count(*)::int from user_stats where followers >= 20) as popular,
        (select count(*)::int from friendships) as friends`);
    assert.ok((row?.popular ?? 0) >= 5 && (row?.friends ?? 0) >= 20, JSON.stringify(row));
  });

  test('an observing club has goals: what was noted, answered and reached, and what is being written', async () => {
    const [row] = await one.rows<{
      goals: number;
      done: number;
      kinds: number;
      said: number;
      begun: number;
    }>(sql`
      select (select count(*)::int from goals) as goals,
        (select count(*)::int from goals where status = 'completed' and completed_at < ${now}) as done,
        count(distinct m.kind)::int as kinds, count(*) filter (where not m.is_draft)::int as said,
        count(*) filter (where m.is_draft)::int as begun
      from messages m join conversations v on v.id = m.conversation_id where v.kind = 'goal'`);
    assert.deepEqual(row, { goals: 4, done: 1, kinds: 5, said: 41, begun: 3 });
  });

  test('nothing in it is later than its end, and nobody does anything before they came', async () => {
    const [late] = await one.rows<{ n: number }>(sql`
      select count(*)::int as n from (
        select created_at as at from users union all select last_login_at from users
        union all select joined_at from members union all select happened_at from notifications
        union all select created_at from channels union all select archived_at from channels
        union all select created_at from spaces union all select archived_at from spaces
        union all select coalesce(accepted_at, created_at) from user_follows
        union all select created_at from friendships union all select created_at from user_mutes
        union all select created_at from channel_members union all select created_at from audit_log where act <> 'server.seed') x where at > ${now}`);
    assert.equal(late?.n, 0);
    const early = await one.rows(sql`
      select u.username from members m join users u on u.id = m.user_id where m.joined_at < u.created_at
      union all
      select u.username from channel_members i join channels c on c.id = i.channel_id join users u on u.id = i.user_id
      join members m on m.user_id = i.user_id and m.community_id = c.community_id
      where i.created_at < m.joined_at or i.created_at < c.created_at
      union all
      select u.username from spaces s join users u on u.id = s.created_by
      join members m on m.user_id = u.id and m.community_id = s.community_id
      where s.position > 0 and s.created_at < m.joined_at
      union all
      select u.username from user_follows f join users u on u.id in (f.follower_id, f.following_id) where f.created_at < u.created_at
      union all
      select u.username from audit_log a join users u on a.subject = 'user:' || u.id where a.created_at < u.created_at`);
    assert.deepEqual(early, []);
  });

  test('what was said later has the larger id, whatever the place: a search shows the newest first', async () => {
    const said = await one.rows<{ turned: boolean }>(sql`
      select sent_at < lag(sent_at) over (order by id) as turned from messages`);
    assert.ok(said.length > 40);
    assert.equal(said.filter(({ turned }) => turned).length, 0);
  });

  test('multiplied: as many as were asked for, whose seats are counted right, and only the missing ones the next time', async () => {
    const grow = (scale: number) => addCrowd(one, { scale, now, passwordHash }, silent);
    assert.equal(await grow(4), 120);
    assert.equal(await grow(4), 0);
    assert.equal(await grow(6), 80);
    const [seats] = await one.rows<{ right: boolean; taken: number }>(sql`
      select s.taken, s.taken = count(*) filter (where m.status in ('active', 'invited'))
        and s.active = count(*) filter (where m.status = 'active') as right
      from community_seats s join communities c on c.id = s.community_id join members m on m.community_id = c.id
      where c.slug = 'the-crowd' group by s.taken, s.active`);
    assert.deepEqual(seats, { taken: 201, right: true });
    const [general] = await one.rows<{ members: number; real: number }>(sql`
      select s.members, (select count(*)::int from channel_members i where i.channel_id = c.id) as real
      from channels c join channel_stats s on s.channel_id = c.id join communities o on o.id = c.community_id
      where o.slug = 'the-crowd'`);
    assert.deepEqual(general, { members: 201, real: 201 });
    // The trigger is on guard again.
    const [trigger] = await one.rows<{ enabled: string }>(
      sql`select tgenabled as enabled from pg_trigger where tgname = 'members_seats'`,
    );
    assert.equal(trigger?.enabled, 'O');
  });

  test('names that somebody else has are said, before anything is told', async () => {
    await other.rows(sql`update users set email = 'grace@example.org' where username = 'grace'`);
    const taken = await namesTaken(other);
    assert.deepEqual(taken.sort(), ['common-room', 'grace', 'night-sky', 'slow-readers']);
  });

  test('close', async () => {
    await Promise.all([one.close(), other.close()]);
  });
});
