import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { joinChannel, leaveChannel } from '@weft/contract/channels.ts';
import { joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { openConversation } from '@weft/contract/conversations.ts';
import { deleteMe } from '@weft/contract/erasure.ts';
import { acceptFollow, followUser, unfollowUser, unfriend } from '@weft/contract/graph.ts';
import { interact, takeBackInteraction } from '@weft/contract/interactions.ts';
import { deleteMedia } from '@weft/contract/media.ts';
import { deleteMessage, editMessage, type Message } from '@weft/contract/messages.ts';
import { deletePost, type Post } from '@weft/contract/posts.ts';
import { sql } from '../src/core/db/statement.ts';
import { reconcile } from '../src/core/reconcile/reconcile.ts';
import { byColumn } from '../src/core/reconcile/runs.ts';
import { eraseNext } from '../src/features/erasure/commands.ts';
import { personalData } from '../src/personal-data.ts';
import { reconcilers } from '../src/reconcilers.ts';
import { say } from './kit/chat.ts';
import { nightSky } from './kit/night-sky.ts';
import { arrive, password, type Somebody } from './kit/person.ts';
import { drawing } from './kit/pictures.ts';
import { aSpace, comment, publish } from './kit/posts.ts';
import { randomFrom } from './kit/random.ts';
import { refusal } from './kit/refusal.ts';
import { upload } from './kit/upload.ts';

const seed = Number(process.env.WEFT_SEED ?? Math.floor(Math.random() * 2 ** 31));

describe(`a storm (WEFT_SEED=${seed})`, async () => {
  const { db, url, ada, grace, linus, communityId, general, channel } = await nightSky();
  const random = randomFrom(seed);
  const pick = <Thing>(things: readonly [Thing, ...Thing[]] | readonly Thing[]): Thing =>
    things[Math.floor(random() * things.length)] as Thing;
  const people: Somebody[] = [ada, grace, linus];
  for (const name of ['alan', 'mary', 'edsger']) {
    const person = await arrive(url, name);
    await person.call(joinCommunity, { params: { communityId } });
    people.push(person);
  }
  const channels = [general, await channel('design', people)];
  const posts: Post[] = [
    await publish(ada, 'A comet', { spaceId: await aSpace(ada, communityId, 'Finds') }),
    await publish(grace, 'A page'),
  ];
  const messages: Message[] = [(await say(ada, { channelId: general }, 'Look, @grace')).message];

  const acts: readonly ((me: Somebody, other: Somebody) => Promise<unknown>)[] = [
    async (me) => posts.push(await comment(me, pick(posts), 'A word #stars')),
    async (me) => posts.push(await comment(me, pick(posts), 'Another')),
    async (me) => posts.push(await comment(me, pick(posts.slice(0, 2)), 'And one more')),
    async (me) => {
      // The two that began it stay.
      const said = posts.slice(2);
      if (said.length > 0) await me.call(deletePost, { params: { postId: pick(said).id } });
    },
    (me) => me.call(interact, { params: { postId: pick(posts).id, type: 'like' } }),
    (me) => me.call(takeBackInteraction, { params: { postId: pick(posts).id, type: 'like' } }),
    (me, { id: userId }) => me.call(followUser, { params: { userId } }),
    (me, { id: userId }) => me.call(unfollowUser, { params: { userId } }),
    (me, { id: userId }) => me.call(acceptFollow, { params: { userId } }),
    (me, { id: userId }) => me.call(unfriend, { params: { userId } }),
    (me, { id: userId }) => me.call(blockUser, { params: { userId } }),
    (me, { id: userId }) => me.call(unblockUser, { params: { userId } }),
    (me) => Promise.all(people.map(({ id: userId }) => me.call(unblockUser, { params: { userId } }))),
    async (me) => messages.push((await say(me, { channelId: pick(channels) }, 'Hello @ada')).message),
    async (me) => messages.push((await say(me, { rootMessageId: pick(messages).id }, 'Yes @grace')).message),
    (me) => me.call(editMessage, { params: { messageId: pick(messages).id }, body: { content: 'Or not' } }),
    (me) => me.call(deleteMessage, { params: { messageId: pick(messages).id } }),
    async (me, other) => {
      const { conversation } = await me.call(openConversation, { body: { userIds: [other.id] } });
      messages.push((await say(me, { conversationId: conversation.id }, 'Psst')).message);
    },
    (me) => me.call(joinChannel, { params: { channelId: pick(channels) } }),
    (me) => me.call(leaveChannel, { params: { channelId: pick(channels) } }),
    (me) => me.call(leaveCommunity, { params: { communityId } }),
    (me) => me.call(joinCommunity, { params: { communityId } }),
    async (me) => {
      const { id: mediaId } = await upload(me, await drawing());
      if (random() < 0.5) await me.call(deleteMedia, { params: { mediaId } });
    },
  ];

  /** Everybody at once, again and again; what is refused is refused. */
  async function storm(rounds: number, besides: () => Promise<unknown>): Promise<void> {
    let going = true;
    const watcher = (async () => {
      while (going) await besides();
    })();
    for (let round = 0; round < rounds; round++) {
      const outcomes = await Promise.all(
        people.flatMap((me) => [
          refusal(pick(acts)(me, pick(people))),
          refusal(pick(acts)(me, pick(people))),
        ]),
      );
      for (const outcome of outcomes) assert.notEqual(outcome, 'internal');
    }
    going = false;
    await watcher;
  }

  const look = async (fix: boolean) => byColumn(await reconcile(db, reconcilers, { fix, batch: 7 }));

  test('leaves every stored value what it should be, at every moment', async () => {
    await storm(60, async () => assert.deepEqual(await look(false), {}));
    assert.deepEqual(await look(false), {});
    assert.ok(posts.length > 2 && messages.length > 1, 'something was said');
  });

  test('does not keep what is wrong from being made right', async () => {
    await storm(40, async () => {
      await db.transaction(async (tx) => {
        await tx.rows(sql`set local session_replication_role = replica`);
        await tx.rows(sql`update post_stats set replies = replies + 3, likes = likes + 1`);
        await tx.rows(sql`update user_stats set followers = followers + 1`);
        await tx.rows(sql`update conversations set reply_count = reply_count + 2, last_repliers = '{}'`);
        await tx.rows(sql`update channel_stats set members = members + 1`);
        await tx.rows(sql`delete from post_stats where post_id = ${pick(posts).id}`);
      });
      await look(true);
    });
    assert.deepEqual(await look(false), {});
  });

  test('in which somebody is erased leaves them right, too', async () => {
    const [, , , alan] = people;
    assert.ok(alan !== undefined);
    await alan.call(deleteMe, { body: { password } });
    await db.rows(sql`update account_erasures set due_at = now() - interval '1 minute'`);
    await Promise.all([
      storm(10, async () => assert.deepEqual(await look(false), {})),
      db.transaction((tx) => eraseNext(tx, personalData())),
    ]);
    const [erased] = await db.rows(sql`select from account_erasures where erased_at is not null`);
    assert.ok(erased !== undefined);
    assert.deepEqual(await look(false), {});
  });
});
