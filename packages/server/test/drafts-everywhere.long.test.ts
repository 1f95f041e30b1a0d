import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { getMe } from '@weft/contract/accounts.ts';
import { joinChannel } from '@weft/contract/channels.ts';
import { openConversation } from '@weft/contract/conversations.ts';
import { listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import type { Room } from '@weft/contract/event.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { createGoal } from '@weft/contract/goals.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { listPostDrafts, savePostDraft } from '@weft/contract/post-drafts.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { sql } from '../src/core/db/statement.ts';
import { TestSocket } from '../src/core/realtime/testing/test-socket.ts';
import { personalData } from '../src/personal-data.ts';
import { Person } from './kit/person.ts';
import { drawing } from './kit/pictures.ts';
import { randomFrom, seedFrom } from './kit/random.ts';
import { testServer } from './kit/server.ts';
import { upload } from './kit/upload.ts';
import { matrix } from './matrix/matrix.ts';
import { type Role, roles } from './matrix/roles.ts';
import { greeted, rooms } from './matrix/rooms.ts';
import { operationsOf, pathFor, routeOf } from './matrix/row.ts';
import { type Subject, type World, Worlds } from './matrix/world.ts';

const seed = seedFrom(process.env);
const secret = 'unspeakable';
const authors = ['owner', 'instructor', 'member'] as const;
type Author = (typeof authors)[number];

/** A note for a day. */
const note = (conversationId: string, targetDate: string): Destination => ({
  ...{ conversationId, kind: 'daily_note', targetDate },
});

/** Where each of them may write, once they are let in. */
async function placesOf(author: Author, person: Person, subject: Subject): Promise<Destination[]> {
  const { communityId, channelId, privateChannelId, rootMessageId, conversationId, directId, insiderId } =
    subject;
  const {
    goalConversationId: goal,
    noteId,
    feedbackId,
    instructorId,
    moderatorId,
    privateMessageId,
  } = subject;
  if (author === 'owner') {
    const { goal: own } = await person.call(createGoal, {
      params: { communityId },
      body: { title: 'Saturn', instructorIds: [instructorId, moderatorId] },
    });
    return [
      ...[{ channelId }, { channelId: privateChannelId }, { rootMessageId }, { conversationId: directId }],
      { conversationId, replyToMessageId: rootMessageId },
      ...['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => note(own.conversationId, day)),
      { conversationId: own.conversationId, kind: 'milestone', targetDate: '2026-11-20', progress: 77 },
    ];
  }
  const { conversation: direct } = await person.call(openConversation, { body: { userIds: [insiderId] } });
  if (author === 'member')
    return [
      ...[
        { channelId: privateChannelId },
        { rootMessageId: privateMessageId },
        { conversationId: direct.id },
      ],
      ...['2026-11-21', '2026-11-22'].map((day) => note(goal, day)),
      { conversationId: goal, kind: 'activity', targetDate: '2026-11-21', replyToMessageId: feedbackId },
    ];
  await person.call(joinChannel, { params: { channelId } });
  return [
    ...[{ channelId }, { rootMessageId }, { conversationId: direct.id }],
    { conversationId: goal, kind: 'instructor_response', targetDate: '2026-11-20' },
    { conversationId: goal, kind: 'instructor_response', targetDate: '2026-11-20', replyToMessageId: noteId },
  ];
}

/** What counts, dates and orders what others write. */
const counting = [
  ...[
    'getUnread',
    'countUnread',
    'listMessages',
    'listThreads',
    'listChannels',
    'getChannel',
    'getConversation',
  ],
  ...['listConversations', 'listGoals', 'getGoal', 'listGoalDays', 'listGoalMilestones', 'listSpacePosts'],
];

/**
 * Drafts thrown together in every kind of place, with files, looked for by everybody but their author: by every route that
 * reads, also where the draft's own ids stand for somebody else's, on every socket, in every count and export.
 */
describe(`what is being written, wherever it is (seed ${seed})`, async () => {
  const server = await testServer();
  const { db, url } = server;
  const worlds = await Worlds.of(server);
  const operations = await operationsOf(url);
  const reads = Object.entries(matrix).flatMap(([name, row]) => {
    const operation = operations.get(routeOf(name));
    return operation?.method === 'GET' ? [{ name, row, operation }] : [];
  });

  for (const [round, author] of authors.entries())
    test(`is the ${author}’s alone`, async (t) => {
      const random = randomFrom(seed + round);
      const world = await worlds.make();
      const { subject, cookies } = world;
      const others = roles.filter((role) => role !== author);
      const as = (role: Role) => new Person(url, cookies[role] === '' ? undefined : cookies[role]);
      const person = as(author);
      const places = await placesOf(author, person, subject);
      const ears = await listen(t, world, [
        ...Object.values(rooms).map(({ room }) => room(subject)),
        ...places.flatMap((to) => ('conversationId' in to ? [`thread:${to.conversationId}` as const] : [])),
      ]);
      const before = await counts(others, subject, cookies);

      const ids: string[] = [];
      const mediaIds: string[] = [];
      const file = async () => {
        const { id } = await upload(person, await drawing(), `${secret}.png`);
        mediaIds.push(id);
        return id;
      };
      // All but a few, so that the drafts of different places are alone in some worlds.
      for (const [n, to] of places.filter(() => random() < 0.85).entries()) {
        const files = random() < 0.5 ? [await file()] : [];
        const times = 1 + Math.floor(random() * 2);
        for (let builtOn = 0; builtOn < times; builtOn += 1) {
          const content = `${secret} @${subject.memberName} #moon ${builtOn}`;
          const body = { to, content, mediaIds: files, clientKey: `d${n}`, saveId: `${builtOn}`, builtOn };
          const { draft } = await person.call(saveDraft, { body });
          if (draft !== null) ids.push(draft.id);
        }
      }
      const { draft: post } = await person.call(savePostDraft, {
        params: { clientKey: `post${round}` },
        body: {
          ...{ type: 'image', title: secret, content: `${secret} #moon`, mediaIds: [await file()] },
          ...{ saveId: 'one', builtOn: 0 },
        },
      });
      if (post !== null) ids.push(post.id);
      const unspeakable = [...new Set([secret, ...ids, ...mediaIds])];
      const tells = (text: string) => unspeakable.filter((word) => text.includes(word));
      const own = JSON.stringify([await person.call(listDrafts), await person.call(listPostDrafts)]);
      assert.deepEqual(tells(own), unspeakable, 'its author has all of it: the test would see it');

      assert.deepEqual(
        await counts(others, subject, cookies),
        before,
        'nothing is counted, dated or ordered by it',
      );

      for (const role of others)
        for (const path of pathsFor(subject, [...ids, ...mediaIds], random)) {
          const answer = await as(role).fetch(path.address);
          // What one asked for may stand in the answer: the question is theirs.
          const text = (await answer.text()).replaceAll(path.asks, '');
          assert.deepEqual(tells(text), [], `${path.address} by ${role}`);
          assert.ok(!(path.isThing && answer.ok), `${path.address} by ${role}`);
        }

      for (const { role, socket } of ears.filter((one) => one.role !== author)) {
        // Whatever was told before this has come before it.
        await as(role).call(createToken, { body: { name: 'the end', scopes: ['read'] } });
        await socket.frames.until(() => socket.of('event').some(({ type }) => type === 'token.created'));
        assert.deepEqual(tells(JSON.stringify(socket.frames.items)), [], `${role}’s socket`);
      }
      const { user } = await person.call(getMe);
      const told = await db.rows<{ room: string }>(sql`select room, type, payload from outbox`);
      const elsewhere = told.filter(({ room }) => room !== `user:${user.id}`);
      assert.deepEqual(tells(JSON.stringify(elsewhere)), [], 'events');
      assert.equal(JSON.stringify(told).includes(secret), false, 'no event has its words');
      for (const table of ['notifications', 'email_jobs', 'message_words', 'message_mentions', 'audit_log']) {
        const { rows } = await db.pool.query(`select to_jsonb(x)::text as row from ${table} x`);
        assert.deepEqual(tells(JSON.stringify(rows)), [], table);
      }
      for (const role of others.filter((one) => greeted.includes(one))) {
        const { user: other } = await as(role).call(getMe);
        assert.deepEqual(tells(await exportOf(other.id)), [], `export of ${role}`);
      }
      assert.equal((await exportOf(user.id)).includes(secret), true);
    });

  async function listen(t: TestContext, { cookies }: World, everyRoom: readonly Room[]) {
    return Promise.all(
      greeted.map(async (role) => {
        const socket = new TestSocket(t, `${url.replace('http', 'ws')}${realtimePath}`, {
          cookie: cookies[role],
        });
        await socket.opened();
        socket.send({ kind: 'hello', rooms: [...new Set(everyRoom)] });
        await socket.next('live');
        return { role, socket };
      }),
    );
  }

  /** Every route that reads: about what is there, and with each of these ids in each place of its path. */
  function pathsFor(subject: Subject, ids: readonly string[], random: () => number) {
    const found: { address: string; asks: string; isThing: boolean }[] = [];
    const some = () => ids[Math.floor(random() * ids.length)] ?? '';
    const seen = new Set<string>();
    for (const { name, row, operation } of reads) {
      found.push({ address: pathFor(operation, row, subject), asks: '?', isThing: false });
      if (seen.has(routeOf(name))) continue;
      seen.add(routeOf(name));
      for (const [whole, parameter = ''] of operation.path.matchAll(/\{(\w+)\}/g)) {
        const isThing = ['messageId', 'rootMessageId', 'mediaId', 'draftId', 'postId'].includes(parameter);
        for (const id of new Set(isThing ? [some(), some(), some()] : [some()])) {
          const path = operation.path.replace(whole, id);
          found.push({
            address: pathFor({ ...operation, path }, { ...row, at: {} }, subject),
            asks: id,
            isThing,
          });
        }
      }
    }
    for (const way of ['/api/search', '/api/search/posts'])
      for (const q of [secret, `"${secret}"`, `${secret}.png`, 'has:file', 'from:me'])
        found.push({ address: `${way}?q=${encodeURIComponent(q)}`, asks: q, isThing: false });
    return found;
  }

  async function counts(others: readonly Role[], subject: Subject, cookies: World['cookies']) {
    const asked = reads.filter(({ name }) => counting.includes(routeOf(name)));
    const found: Record<string, string> = {};
    for (const role of others)
      for (const { name, row, operation } of asked) {
        const headers = { cookie: cookies[role] };
        const answer = await new Person(url).fetch(pathFor(operation, row, subject), { headers });
        // How far the stream has come is nobody's secret, and each request has a name of its own.
        const text = await answer.text();
        found[`${name} by ${role}`] = text.replaceAll(/"(cursor|requestId)":"[^"]*"/g, '');
      }
    return found;
  }

  async function exportOf(userId: string): Promise<string> {
    const things: object[] = [];
    for (const { read } of personalData().exports) {
      const part = read(db, userId);
      if (Symbol.asyncIterator in part) for await (const thing of part) things.push(thing);
      else things.push(await part);
    }
    return JSON.stringify(things);
  }
});
