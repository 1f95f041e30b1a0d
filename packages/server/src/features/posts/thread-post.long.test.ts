import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { carryConversation, openConversation } from '@weft/contract/conversations.ts';
import { deleteMessage, editMessage } from '@weft/contract/messages.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { deletePost, editPost, getPost, type Post } from '@weft/contract/posts.ts';
import { previewThreadPost, publishThread, withdrawQuotes } from '@weft/contract/thread-posts.ts';
import { say, storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { aSpace } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { sql } from '../../core/db/statement.ts';
import { personalData } from '../../personal-data.ts';

describe('a thread that becomes a post', async () => {
  const { url, db, ada, grace, linus, communityId, general, channel } = await nightSky();
  const mallory = await arrive(url, 'mallory');
  const nobody = new Person(url);
  const spaceId = await aSpace(ada, communityId, 'Questions');
  const inner = await aSpace(ada, communityId, 'Inner', 'private');
  const secret = await channel('secret', [ada, grace], 'private');
  const design = await channel('design', [ada, grace]);

  /** Ada asks, Linus and Grace answer. */
  const talk = async (channelId = general) => {
    const { message: root } = await say(ada, { channelId }, 'What is it?');
    const replies = [];
    for (const [person, words] of [
      [channelId === general ? linus : grace, 'A comet'],
      [grace, 'A *rock*'],
    ] as const)
      replies.push((await say(person, { rootMessageId: root.id }, words)).message);
    const [first, second] = replies;
    if (first === undefined || second === undefined) throw new Error('nothing was said');
    return { root, first, second, params: { conversationId: first.place.id } };
  };
  type Talk = Pick<Awaited<ReturnType<typeof talk>>, 'params'>;
  interface Made {
    readonly spaceId?: string;
    readonly content?: string;
    readonly messageIds?: string[];
    readonly clientKey?: string;
  }
  const make = async (person: Person, { params }: Talk, more: Made = {}) => {
    const body = { spaceId, title: 'What it was', clientKey: randomUUID(), ...more };
    return (await person.call(publishThread, { params, body })).post;
  };
  const preview = (person: Person, { params }: Talk, where?: string) =>
    person.call(previewThreadPost, { params, query: where === undefined ? {} : { spaceId: where } });
  const at = ({ id }: Pick<Post, 'id'>) => ({ params: { postId: id } });
  const read = async (person: Person, post: Post) => (await person.call(getPost, at(post))).post;
  const withdraw = (person: Person, post: Post) => person.call(withdrawQuotes, at(post));
  const pageOf = async ({ id }: Post) =>
    (await nobody.fetch(`/posts/${id}`, { headers: { accept: 'text/html' } })).text();
  const said = ({ quotes }: Post) => quotes.map(({ author, html }) => [author?.username ?? null, html]);
  const news = async (person: Person, post: Post) =>
    (await person.call(listNotifications, { query: {} })).items.filter(
      ({ about }) => about.kind === 'post.quoted' && about.postId === post.id,
    ).length;

  const all = [
    ['ada', '<p>What is it?</p>'],
    ['linus', '<p>A comet</p>'],
    ['grace', '<p>A <em>rock</em></p>'],
  ];

  test('is shown first: whose words, and who will read them; then it is a post that names its thread', async () => {
    const thread = await talk();
    const shown = await preview(grace, thread, spaceId);
    assert.deepEqual(
      [shown.messages.map(({ author, html }) => [author.username, html]), shown.audience, shown.post],
      [all, 'everybody', null],
    );
    assert.equal((await preview(grace, thread, inner)).audience, 'members');
    const post = await make(grace, thread);
    assert.deepEqual([post.type, post.content, said(post)], ['text_long', '', all]);
    assert.deepEqual(
      [post.thread?.conversationId, post.thread?.channel.slug, post.thread?.community.id],
      [thread.params.conversationId, 'general', communityId],
    );
    assert.deepEqual((await preview(linus, thread)).post, { id: post.id, title: 'What it was' });
    assert.deepEqual([await news(ada, post), await news(linus, post), await news(grace, post)], [1, 1, 0]);
    for (const person of [mallory, nobody]) {
      const theirs = await read(person, post);
      assert.deepEqual(
        [said(theirs), theirs.thread],
        [all, null],
        'who is not in the channel learns nothing of it',
      );
    }
    assert.match(await pageOf(post), /<b>Linus[^<]*<\/b>[\s\S]*A comet/);
  });

  test('holds what was said as it was then, the root and whatever was chosen, once for one key', async () => {
    const thread = await talk();
    const clientKey = randomUUID();
    const wanted = { clientKey, messageIds: [thread.second.id], content: 'Read *this*' };
    const made = await Promise.all([make(linus, thread, wanted), make(linus, thread, wanted)]);
    assert.equal(made[0].id, made[1].id);
    assert.deepEqual(said(made[0]), [all[0], all[2]]);
    assert.equal(await refusal(make(linus, await talk(), wanted)), 'client_key_reused');
    await grace.call(editMessage, { params: { messageId: thread.second.id }, body: { content: 'Neither' } });
    assert.deepEqual(said(await read(linus, made[0])), [all[0], all[2]]);
    const edited = await linus.call(editPost, { ...at(made[0]), body: { content: '' } });
    assert.equal(edited.post.content, '', 'what it quotes says enough');
  });

  test('is of a public channel: what was said in private stays there', async () => {
    const closed = await talk(secret);
    assert.equal(await refusal(make(ada, closed)), 'thread_not_public');
    assert.equal(await refusal(preview(grace, closed)), 'thread_not_public');
    for (const person of [linus, mallory])
      assert.deepEqual(
        [await refusal(make(person, closed)), await refusal(preview(person, closed))],
        ['not_found', 'not_found'],
      );
    await ada.call(carryConversation, {
      params: { messageId: closed.root.id },
      body: { channelId: design, confirmed: true },
    });
    assert.equal(
      await refusal(make(linus, closed)),
      'thread_not_public',
      'carried on, it is still of where it began',
    );
    const { conversation } = await ada.call(openConversation, { body: { userIds: [grace.id] } });
    const direct = { params: { conversationId: conversation.id } };
    assert.deepEqual(
      [await refusal(make(ada, direct)), await refusal(make(linus, direct))],
      ['thread_not_public', 'not_found'],
    );
    const open = await talk();
    assert.equal(await refusal(make(mallory, open)), 'not_found');
    await db.rows(sql`update spaces set archived_at = now() where id = ${inner}`);
    assert.equal(await refusal(make(ada, open, { spaceId: inner })), 'space_archived');
    await db.rows(sql`update spaces set archived_at = null where id = ${inner}`);
  });

  test('leaves out what was deleted and whom its maker is apart from, and ends where nothing is left', async () => {
    const thread = await talk();
    await linus.call(deleteMessage, { params: { messageId: thread.first.id } });
    assert.deepEqual(said(await make(ada, thread)), [all[0], all[2]]);
    await ada.call(blockUser, { params: { userId: grace.id } });
    assert.deepEqual(said(await make(ada, thread)), [all[0]]);
    await ada.call(unblockUser, { params: { userId: grace.id } });
    const among = async (where: string) =>
      (await preview(ada, thread, where)).messages.map(({ author }) => author.username);
    const suspend = (status: 'suspended' | 'active') =>
      db.rows(
        sql`update members set status = ${status} where community_id = ${communityId} and user_id = ${grace.id}`,
      );
    await suspend('suspended');
    assert.deepEqual(
      [await among(inner), await among(spaceId)],
      [['ada'], ['ada', 'grace']],
      'who could not read it there',
    );
    await suspend('active');
    for (const [person, { id: messageId }] of [
      [ada, thread.root],
      [grace, thread.second],
    ] as const)
      await person.call(deleteMessage, { params: { messageId } });
    assert.equal(await refusal(make(ada, thread)), 'message_deleted');
  });

  test('whoever is quoted takes their words out, for everybody and for good; others cannot', async () => {
    const thread = await talk();
    const post = await make(grace, thread);
    await db.rows(sql`delete from outbox`);
    await withdraw(linus, post);
    await withdraw(linus, post);
    const now = await read(mallory, post);
    assert.deepEqual([said(now), now.version], [[all[0], [null, ''], all[2]], post.version + 1]);
    assert.equal(now.quotes[1]?.withdrawn, true);
    assert.match(await pageOf(post), /not to be read any more/);
    const told = await storedEvents(db, 'post.updated');
    assert.deepEqual(
      told.map(({ room, payload }) => [room, payload.version]),
      [
        [`community:${communityId}`, now.version],
        [`post:${post.id}`, now.version],
      ],
    );
    assert.equal(await refusal(withdraw(mallory, post)), 'not_found');
    const kept = await db.rows(
      sql`select from post_quotes where content like '%comet%' and post_id = ${post.id}`,
    );
    assert.equal(kept.length, 0);
    await ada.call(deletePost, at(post));
    assert.deepEqual(await db.rows(sql`select from post_quotes where post_id = ${post.id}`), []);
    assert.equal(await refusal(withdraw(grace, post)), 'not_found');
  });

  test('a message that is taken back is quoted no more; who is apart from its author never reads it', async () => {
    const thread = await talk();
    const post = await make(grace, thread);
    await mallory.call(blockUser, { params: { userId: linus.id } });
    assert.deepEqual(said(await read(mallory, post)), [all[0], [null, ''], all[2]]);
    await mallory.call(unblockUser, { params: { userId: linus.id } });
    await db.rows(sql`delete from outbox`);
    await ada.call(deleteMessage, { params: { messageId: thread.root.id } });
    const now = await read(mallory, post);
    assert.deepEqual(said(now), [[null, ''], all[1], all[2]]);
    const [told] = await storedEvents(db, 'post.updated');
    assert.deepEqual([told?.payload.postId, told?.payload.version], [post.id, now.version]);
  });

  test('made, withdrawn and taken back at once: nobody’s words stay who took them back', async () => {
    const thread = await talk();
    const before = await make(grace, thread);
    const outcomes = await Promise.all([
      ...[make(grace, thread), withdraw(linus, before), withdraw(ada, before)].map(refusal),
      ...[thread.first, thread.second].map(({ id: messageId, author }) =>
        refusal((author.id === linus.id ? linus : grace).call(deleteMessage, { params: { messageId } })),
      ),
    ]);
    assert.ok(!outcomes.includes('internal'), outcomes.join());
    const kept = await db.rows(sql`
      select from post_quotes q join messages m on m.id = q.message_id where m.deleted_at is not null and q.content <> ''`);
    assert.equal(kept.length, 0);
  });

  test('more than one post holds is refused, and so is what is longer', async () => {
    const { root, params } = await talk();
    await db.rows(sql`
      insert into messages (author_id, conversation_id, content, content_html, seq, sent_at, client_key)
      select ${linus.id}, ${params.conversationId}, 'c', '<p>c</p>', 100 + n, now(), 'many-' || n from generate_series(1, 48) n`);
    assert.equal((await preview(ada, { params })).more, true);
    assert.equal(await refusal(make(ada, { params })), 'thread_too_long');
    assert.equal((await make(ada, { params }, { messageIds: [] })).quotes.length, 1, 'the root at least');
    await db.rows(
      sql`update messages set content = repeat('c', 12000) where conversation_id = ${params.conversationId}`,
    );
    const ids = await db.rows<{ id: string }>(
      sql`select id from messages where conversation_id = ${params.conversationId} limit 5`,
    );
    const messageIds = ids.map(({ id }) => id);
    assert.equal(await refusal(make(ada, { params }, { messageIds })), 'thread_too_long');
    assert.ok(root.id);
  });

  test('one’s words in posts of others are in one’s export, and go with the account', async () => {
    const leaving = await arrive(url, 'leaving');
    await db.rows(sql`
      insert into members (community_id, user_id, role, status, joined_at)
      values (${communityId}, ${leaving.id}, 'member', 'active', now())`);
    await db.rows(
      sql`insert into channel_members (channel_id, user_id) values (${general}, ${leaving.id}) on conflict do nothing`,
    );
    const { root, params } = await talk();
    await say(leaving, { rootMessageId: root.id }, 'A lantern');
    const post = await make(grace, { params });
    const data = personalData();
    const part = data.exports.find(({ name }) => name === 'post-quotes');
    assert.match(JSON.stringify(await part?.read(db, leaving.id)), /A lantern/);
    await db.transaction(async (tx) => {
      for (const { name, erase } of data.erasures)
        if (name === 'messages' || name === 'posts') await erase(tx, leaving.id);
    });
    assert.deepEqual(said(await read(ada, post)), [...all, [null, '']]);
  });
});
