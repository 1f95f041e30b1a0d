import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Draft, listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import { listFormDrafts, saveFormDraft } from '@weft/contract/forms.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { type Destination, sendMessage } from '@weft/contract/messages.ts';
import { listPostDrafts, savePostDraft } from '@weft/contract/post-drafts.ts';
import { sql } from '../src/core/db/statement.ts';
import { TestSocket } from '../src/core/realtime/testing/test-socket.ts';
import { personalData } from '../src/personal-data.ts';
import { Person } from './kit/person.ts';
import { testServer } from './kit/server.ts';
import { matrix } from './matrix/matrix.ts';
import { roles } from './matrix/roles.ts';
import { greeted, rooms } from './matrix/rooms.ts';
import { operationsOf, pathFor } from './matrix/row.ts';
import { Worlds } from './matrix/world.ts';

const secret = 'unspeakable';
const ownLists = ['listDrafts', 'listPostDrafts', 'getPostDraft', 'listFormDrafts'];

/** What is being written is its author's alone: whatever can be read, by whomever, never tells of it. */
describe('a draft', async () => {
  const server = await testServer();
  const { db } = server;
  const { subject, cookies } = await (await Worlds.of(server)).make();
  const operations = await operationsOf(server.url);
  const author = new Person(server.url, cookies.owner);
  const { channelId, privateChannelId, rootMessageId, conversationId, directId } = subject;
  const places: Destination[] = [
    ...[{ channelId }, { channelId: privateChannelId }, { rootMessageId }, { conversationId: directId }],
    { conversationId, replyToMessageId: rootMessageId },
  ];
  const write = (to: Destination, content: string, builtOn: number) =>
    author.call(saveDraft, {
      body: { to, content, clientKey: `k${places.indexOf(to)}`, saveId: content, builtOn },
    });
  const ids: string[] = [subject.draftId];
  await db.rows(sql`update messages set content = ${secret} where id = ${subject.draftId}`);

  const { clientKey, postDraftId, spaceId, formKey, formDraftId } = subject;
  const writing = { content: `@other_1 #moon ${secret}`, spaceId, builtOn: 1, saveId: 'one' };
  const form = { type: 'bug_report', title: secret, builtOn: 1, saveId: 'two' } as const;
  ids.push(postDraftId, formDraftId);

  const tells = (text: string) => [secret, ...ids].filter((word) => text.includes(word));

  test('is told to nobody while it is written', async (t) => {
    const everyRoom = Object.values(rooms).map(({ room }) => room(subject));
    const ears = await Promise.all(
      greeted.map(async (role) => {
        const socket = new TestSocket(t, `${server.url.replace('http', 'ws')}${realtimePath}`, {
          cookie: cookies[role],
        });
        await socket.opened();
        socket.send({ kind: 'hello', rooms: everyRoom });
        await socket.next('live');
        return { role, socket };
      }),
    );
    for (const to of places) {
      await write(to, `@other_1 #moon ${secret}`, 0);
      const { draft } = await write(to, `@other_1 #moon ${secret} and more`, 1);
      ids.push((draft as Draft).id);
    }
    await author.call(savePostDraft, { params: { clientKey }, body: writing });
    await author.call(saveFormDraft, { params: { clientKey: formKey }, body: form });
    assert.equal(ids.length, 8);
    // What comes after is heard by whoever hears anything: nothing is on its way any more.
    await author.call(sendMessage, { body: { to: { channelId }, content: 'aloud', clientKey: 'aloud' } });
    for (const { role, socket } of ears) {
      if (role === 'owner')
        await socket.frames.until(() => socket.of('event').some(({ type }) => type === 'message.created'));
      const heard = JSON.stringify(socket.frames.items);
      if (role === 'owner') assert.equal(heard.includes(secret), false, 'not a word of it');
      else assert.deepEqual(tells(heard), [], role);
    }
    const stored = await db.rows<{ room: string; payload: unknown }>(sql`select room, payload from outbox`);
    const own = `user:${subject.ownerId}`;
    assert.deepEqual(tells(JSON.stringify(stored.filter(({ room }) => room !== own))), []);
    assert.equal(JSON.stringify(stored).includes(secret), false);
  });

  test('is in no answer of any route but those that are its author’s own', async () => {
    let asked = 0;
    for (const [name, row] of Object.entries(matrix)) {
      const operation = operations.get(name.replace(/:.*/, ''));
      if (operation?.method !== 'GET') continue;
      for (const role of roles) {
        const path = pathFor(operation, row, subject);
        const answer = await new Person(server.url).fetch(path, { headers: { cookie: cookies[role] } });
        const found = tells(await answer.text());
        asked += 1;
        if (!ownLists.includes(name) || role !== 'owner') assert.deepEqual(found, [], `${name} by ${role}`);
      }
    }
    for (const role of roles) {
      for (const path of [`/api/search?q=${secret}`, `/api/search/posts?q=${secret}`]) {
        const answer = await new Person(server.url).fetch(path, { headers: { cookie: cookies[role] } });
        assert.deepEqual(tells(await answer.text()), [], `${path} by ${role}`);
      }
    }
    assert.ok(asked > 300, `only ${asked} were asked`);
    const [messages, posts] = [await author.call(listDrafts), await author.call(listPostDrafts)];
    const forms = await author.call(listFormDrafts);
    assert.equal(messages.items.length + posts.items.length + forms.items.length, ids.length);
    assert.equal(JSON.stringify(forms).includes(secret), true);
    assert.equal(JSON.stringify(posts).includes(secret), true);
  });

  test('is neither message nor post to any route that takes one, for its author neither', async () => {
    for (const [name, row] of Object.entries(matrix)) {
      const operation = operations.get(name);
      if (operation === undefined || !/\{(messageId|rootMessageId|postId)\}/.test(operation.path)) continue;
      for (const role of ['owner', 'member', 'operator'] as const)
        for (const draftId of ids) {
          const answer = await new Person(server.url).fetch(
            pathFor(operation, row, {
              ...subject,
              messageId: draftId,
              rootMessageId: draftId,
              postId: draftId,
            }),
            {
              method: operation.method,
              headers: {
                cookie: cookies[role],
                ...(row.body === undefined ? {} : { 'content-type': 'application/json' }),
              },
              ...(row.body === undefined ? {} : { body: JSON.stringify(row.body(1, subject)) }),
            },
          );
          assert.equal(answer.status, 404, `${name} by ${role}: ${await answer.text()}`);
        }
    }
  });

  test('is in nobody else’s export', async () => {
    const { exports } = personalData();
    const exportOf = async (userId: string) => {
      const things: object[] = [];
      for (const { read } of exports) {
        const part = await read(db, userId);
        if (Symbol.asyncIterator in part) for await (const thing of part) things.push(thing);
        else things.push(part);
      }
      return JSON.stringify(things);
    };
    assert.equal((await exportOf(subject.ownerId)).includes(secret), true);
    assert.equal((await exportOf(subject.insiderId)).includes(secret), false);
  });
});
