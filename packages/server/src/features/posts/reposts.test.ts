import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { listProfileReposts, listReposts, repostPost, takeBackRepost } from '@weft/contract/interactions.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { deletePost, getPost, type Post } from '@weft/contract/posts.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';

describe('reposts, and who is called by name', async () => {
  const { url, db, ada, grace, linus, communityId } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const spaceId = await aSpace(ada, communityId, 'Reports');
  const attic = await aSpace(ada, communityId, 'Attic', 'private');
  const on = ({ id }: Post) => ({ params: { postId: id } });
  const show = (person: Person, post: Post, words = '') =>
    person.call(repostPost, { ...on(post), body: { comment: words } });
  const shownBy = async (reader: Person, username: string) =>
    (await reader.call(listProfileReposts, { params: { username } })).items.map(
      (item) => `${item.post.content}: ${item.comment}`,
    );
  const news = async (person: Person) =>
    (await person.call(listNotifications)).items.map(
      ({ about, actor, others }) => `${about.kind} ${actor?.username} +${others}`,
    );

  test('one is shown once, with the last word, counted, told of and taken back', async () => {
    const post = await publish(ada, 'A meteor', { spaceId });
    const { mine, counts } = await show(grace, post, 'Look!');
    assert.deepEqual([mine.repost, counts.reposts], [true, 1]);
    assert.equal((await show(grace, post, 'Look up!')).counts.reposts, 1);
    await show(linus, post);
    assert.deepEqual(await shownBy(ada, 'grace'), ['A meteor: Look up!']);
    assert.deepEqual(
      (await ada.call(listReposts, on(post))).items.map((one) => [one.person.username, one.comment]),
      [
        ['linus', ''],
        ['grace', 'Look up!'],
      ],
    );
    assert.deepEqual(await news(ada), ['post.reposted linus +1']);
    assert.equal((await linus.call(takeBackRepost, on(post))).counts.reposts, 1);
    assert.deepEqual(await news(ada), ['post.reposted grace +0']);
    await ada.call(deletePost, on(post));
    assert.deepEqual([await shownBy(ada, 'grace'), await news(ada)], [[], []]);
  });

  test('showing it opens it to nobody, and a closed page does not tell what it shows', async () => {
    const post = await publish(ada, 'Behind the door', { spaceId: attic });
    const open = await publish(ada, 'For the world', { spaceId });
    await show(grace, post);
    await show(grace, open);
    assert.deepEqual(await shownBy(linus, 'grace'), ['For the world: ', 'Behind the door: ']);
    await db.rows(sql`update communities set visibility = 'public' where id = ${communityId}`);
    assert.deepEqual(await shownBy(stranger, 'grace'), ['For the world: ']);
    assert.equal(await refusal(show(stranger, post)), 'not_found');
    await grace.call(updateMe, { body: { visibility: 'private' } });
    assert.deepEqual((await stranger.call(listReposts, on(open))).items, []);
    assert.deepEqual((await grace.call(listReposts, on(open))).items.length, 1);
    await grace.call(updateMe, { body: { visibility: 'public' } });
  });

  test('32 who show it and take it back at the same moment leave an exact count', async () => {
    const post = await publish(ada, 'Everybody at once', { spaceId });
    const people = await db.rows<{ id: string }>(sql`
      insert into users (username, email) select 'shower_' || n, 'shower_' || n || '@example.org'
      from generate_series(1, 32) n returning id`);
    await Promise.all(
      people.map(async ({ id }, n) => {
        await db.rows(sql`insert into reposts (user_id, post_id) values (${id}, ${post.id})`);
        if (n % 4 === 0) await db.rows(sql`delete from reposts where user_id = ${id}`);
      }),
    );
    assert.equal((await ada.call(getPost, on(post))).post.counts.reposts, 24);
  });

  test('who is called by name hears of it, if they may read it, and once', async () => {
    const before = await Promise.all([grace, stranger, linus].map(news));
    const post = await publish(ada, 'Ask @grace, @mallory and @Grace.\n\n> as @linus said', {
      spaceId: attic,
    });
    await comment(linus, post, 'I did not, @ada. Did I, @grace?');
    const after = await Promise.all([grace, stranger, linus].map(news));
    assert.deepEqual(
      after.map((all, n) => all.slice(0, all.length - (before[n]?.length ?? 0))),
      [['post.mentioned linus +0', 'post.mentioned ada +0'], [], []],
    );
    assert.equal((await news(ada))[0], 'post.commented linus +0');
  });
});
