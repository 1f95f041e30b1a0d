import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createGoal } from '@weft/contract/goals.ts';
import { followUser } from '@weft/contract/graph.ts';
import { interact } from '@weft/contract/interactions.ts';
import { sql } from '../src/core/db/statement.ts';
import { JobRegistry } from '../src/core/jobs/job.ts';
import { registerReconcile } from '../src/core/reconcile/nightly.ts';
import { reconcile } from '../src/core/reconcile/reconcile.ts';
import { readRuns } from '../src/core/reconcile/runs.ts';
import { reconcilers } from '../src/reconcilers.ts';
import { say, storedEvents } from './kit/chat.ts';
import { nightSky } from './kit/night-sky.ts';
import { drawing } from './kit/pictures.ts';
import { aSpace, comment, publish } from './kit/posts.ts';
import { announce, upload } from './kit/upload.ts';
import { addressOf, oneLine, run } from './kit/weft.ts';

/** What else a column is made wrong by; one more than it was does for counts. */
const wrongly: Readonly<Record<string, string>> = {
  'channels.last_seq': '0',
  'community_seats.active': 'active - 1',
  'conversations.closed': 'not closed',
  'conversations.last_repliers': 'array[7]',
  'conversations.last_seq': '0',
  'conversations.participant_ids': 'array[7]',
  'media.loose_since': 'case when loose_since is null then now() end',
  'message_words.sent_at': `sent_at - interval '1 day'`,
  'post_words.published_at': `published_at - interval '1 day'`,
  'post_words.words': `'something:1 else:2'`,
  'post_tags.published_at': `published_at - interval '1 day'`,
  'message_words.words': `'something:1 else:2'`,
};

/** Which rows can be made wrong in this way alone. */
const ofThese: Readonly<Record<string, string>> = {
  'conversations.closed': `kind = 'goal'`,
  'message_mentions.channel_id': 'channel_id is not null',
  'message_mentions.conversation_id': 'conversation_id is not null',
  'posts.space_id': 'root_id is not null',
  'posts.community_id': 'root_id is not null',
};

describe('stored values', async () => {
  const { db, connection, ada, grace, linus, communityId, general } = await nightSky();
  const look = (fix = false) => reconcile(db, reconcilers, { fix, batch: 2 });
  const wrong = async () =>
    (await look()).flatMap(({ table, columns }) =>
      Object.entries(columns).map(([column, n]) => `${table}.${column} ${n}`),
    );
  /** As nothing but a fault could: no trigger sees it. */
  const behindTheirBacks = async (statement: string) => {
    await db.transaction(async (tx) => {
      await tx.rows(sql`set local session_replication_role = replica`);
      for (const one of statement.split(';')) await tx.rows(sql([one] as unknown as TemplateStringsArray));
    });
  };

  const { message } = await say(ada, { channelId: general }, 'Look, @grace');
  await say(grace, { rootMessageId: message.id }, 'I see it, @ada');
  await say(linus, { rootMessageId: message.id }, 'So do I');
  await grace.call(followUser, { params: { userId: ada.id } });
  await grace.call(createGoal, { params: { communityId }, body: { title: 'Messier' } });
  const post = await publish(ada, 'A #comet', { spaceId: await aSpace(ada, communityId, 'Finds') });
  await comment(linus, await comment(grace, post, 'Where?'), 'There');
  await grace.call(interact, { params: { postId: post.id, type: 'like' } });
  await upload(grace, await drawing());
  await announce(grace, 500);
  await db.rows(sql`
    insert into user_subscriptions (user_id, tier_id) select ${ada.id}, id from subscription_tiers where name = 'Pro'`);

  test('are what they should be', async () => assert.deepEqual(await wrong(), []));

  for (const { table, columns } of reconcilers)
    for (const column of columns)
      test(`${table}.${column} is found when it is wrong, and made right`, async () => {
        const only = ofThese[`${table}.${column}`] ?? 'true';
        const value = wrongly[`${table}.${column}`] ?? `coalesce(${column}, 0) + 1`;
        await behindTheirBacks(`update ${table} set ${column} = ${value} where ${only}`);
        const found = (await look(true)).filter(({ drifted }) => drifted > 0);
        assert.deepEqual(
          found.map((finding) => [finding.table, Object.keys(finding.columns), finding.repaired]),
          [[table, [column], found[0]?.drifted]],
        );
        assert.deepEqual(await wrong(), []);
      });

  for (const table of [
    'post_stats',
    'user_stats',
    'community_seats',
    'channel_stats',
    'storage_usage',
    'message_words',
    'post_words',
  ])
    test(`a row of ${table} that is missing is found, and made`, async () => {
      await behindTheirBacks(`delete from ${table}`);
      const found = (await look(true)).find((finding) => finding.table === table);
      assert.ok(found !== undefined && found.drifted > 0 && found.repaired === found.drifted);
      assert.deepEqual(await wrong(), []);
    });

  test('words of a message that is gone are found, and go', async () => {
    await behindTheirBacks(
      `update messages set deleted_at = now(), content = '', content_html = '' where id = ${message.id}`,
    );
    assert.deepEqual((await wrong()).slice(0, 1), ['message_words.words 1']);
    await look(true);
    assert.deepEqual(await wrong(), []);
  });

  test('whoever looks on is told of what is right again', async () => {
    await db.rows(sql`delete from outbox`);
    await behindTheirBacks(
      `update conversations set reply_count = 9; update channel_stats set members = 9; update post_stats set likes = 9`,
    );
    await look(true);
    const [thread] = await storedEvents(db, 'conversation.updated');
    assert.equal((thread?.payload.thread as { replyCount: number } | undefined)?.replyCount, 2);
    const [channel] = await storedEvents(db, 'channel.updated');
    assert.equal((channel?.payload.channel as { members: number } | undefined)?.members, 3);
    const told = await db.rows(sql`
      select from jobs where name = 'posts.tell-stats' and payload->>'postId' = ${post.id}`);
    assert.equal(told.length, 1);
  });

  test('the command says what is wrong by its exit code, and makes it right when told to', async () => {
    const env = { DATABASE_URL: addressOf(connection) };
    await behindTheirBacks(`update user_stats set followers = 7 where user_id = ${ada.id}`);
    const found = await run(['reconcile'], env);
    assert.equal(found.code, 3);
    assert.match(found.out, /^user_stats +3 +1 +0 +followers \(1\)$/m);
    assert.match(found.out, new RegExp(`^user_stats ${ada.id}: followers is 7, should be 1$`, 'm'));
    assert.match(oneLine(found), /weft reconcile --fix/);
    const fixed = await run(['reconcile', '--fix', '--json'], env);
    assert.equal(fixed.code, 0);
    const { tables } = JSON.parse(fixed.out);
    const counts = tables.find(({ table }: { table: string }) => table === 'user_stats');
    assert.deepEqual([counts.drifted, counts.repaired], [1, 1]);
    assert.equal((await run(['reconcile'], env)).code, 0);
  });

  test('the nightly run makes right what it finds, and says so', async () => {
    await behindTheirBacks(`update user_stats set followers = 7 where user_id = ${ada.id}`);
    const jobs = new JobRegistry();
    const warnings: object[] = [];
    registerReconcile(jobs, reconcilers, { warn: (fields) => void warnings.push(fields) });
    const handler = jobs.handlers.get('reconcile.nightly')?.handler;
    assert.ok(handler !== undefined && 'outside' in handler);
    await handler.outside({}, { db, signal: new AbortController().signal });
    assert.deepEqual(warnings, [{ drift: { 'user_stats.followers': 1 } }]);
    const [last] = await readRuns(db, 1);
    assert.deepEqual([last?.by, last?.drifted, last?.repaired], ['nightly', '1', '1']);
    assert.deepEqual(await wrong(), []);
  });
});
