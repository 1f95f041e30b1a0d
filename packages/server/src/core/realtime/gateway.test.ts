import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { testGateway } from './testing/test-gateway.ts';
import { TestSocket } from './testing/test-socket.ts';

test('hello answers with the rooms one follows, then events come', async (t) => {
  const { say, note } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await say({ rooms: ['channel:9', 'channel:3'] });
  const welcome = await ada.next('welcome');
  assert.deepEqual(welcome.rooms, ['user:7', 'channel:1', 'channel:2', 'channel:9']);
  assert.equal((await ada.next('left')).reason, 'refused');
  await ada.next('live');
  await note('channel:1', 5);
  await note('channel:3', 6);
  await note('channel:9', 7);
  const second = await ada.next('event', 2);
  assert.deepEqual(
    ada.of('event').map(({ payload, position }) => [position, payload.n]),
    [
      ['1', 5],
      ['3', 7],
    ],
  );
  assert.equal(second.cursor.split('.')[1], '3');
});

test('who comes back with a cursor gets exactly what was missed, and the server’s own events never', async (t) => {
  const { live, note, expel } = await testGateway(t, (await testDatabase(t)).connection);
  const grace = await live({}, 'grace');
  const ada = await live();
  await note('channel:1', 1);
  const { cursor } = await ada.next('event');
  ada.socket.terminate();
  for (const n of [2, 3]) await note('channel:1', n);
  await expel('grace', '1', 4);
  await note('channel:2', 9);
  await grace.next('left');
  const back = await live({ cursor });
  assert.deepEqual(await back.numbers(5), [2, 3, 4, 5, 9]);
  const kinds = back.frames.items.map(({ kind }) => kind);
  assert.deepEqual(kinds.slice(0, 2), ['welcome', 'event']);
  assert.ok(back.of('event').every(({ type }) => type === 'test.noted'));
});

test('a cursor that is worth nothing is told to reload, and the stream goes on from now', async (t) => {
  const { live, note } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live({ cursor: 'aaaaaa.3' });
  assert.equal((await ada.next('reload')).reason, 'other_epoch');
  await note('channel:1', 1);
  assert.deepEqual(await ada.numbers(1), [1]);
});

test('rooms are joined and left while connected; those of others are refused', async (t) => {
  const { live, note } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live();
  ada.send({ kind: 'join', room: 'channel:9' });
  await ada.next('joined');
  await note('channel:9', 1);
  assert.deepEqual(await ada.numbers(1), [1]);
  ada.send({ kind: 'leave', room: 'channel:9' });
  assert.equal((await ada.next('left')).reason, 'asked');
  await note('channel:9', 2);
  await note('channel:1', 3);
  assert.deepEqual(await ada.numbers(2), [1, 3]);
  for (const room of ['channel:3', 'user:8', 'thread:1']) ada.send({ kind: 'join', room });
  await ada.next('left', 4);
  assert.deepEqual(
    ada
      .of('left')
      .slice(1)
      .map(({ room, reason }) => [room, reason]),
    [
      ['channel:3', 'refused'],
      ['user:8', 'refused'],
      ['thread:1', 'refused'],
    ],
  );
});

test('access that ended is over at once, even for what was stamped just before it', async (t) => {
  const { live, note, expel } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live();
  const grace = await live({}, 'grace');
  await expel('ada', '1', 1);
  const left = await ada.next('left');
  assert.deepEqual([left.room, left.reason], ['channel:1', 'access_lost']);
  await note('channel:2', 3);
  assert.deepEqual(await ada.numbers(1), [3], 'nothing of the publication that took access away');
  assert.deepEqual(await grace.numbers(2), [1, 2]);
});

test('access that was gained brings the room, from that moment on', async (t) => {
  const { live, admit } = await testGateway(t, (await testDatabase(t)).connection);
  const grace = await live({}, 'grace');
  await admit('grace', '2');
  assert.equal((await grace.next('joined')).room, 'channel:2');
  assert.deepEqual(await grace.numbers(1), [100]);
});

test('a room whose rules changed is checked for everybody in it', async (t) => {
  const { live, members, changeRoom, note } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live();
  const grace = await live({}, 'grace');
  members.delete('grace 1');
  await changeRoom('channel:1');
  assert.equal((await grace.next('left')).reason, 'access_lost');
  await note('channel:1', 1);
  assert.deepEqual(await ada.numbers(1), [1]);
  assert.deepEqual(grace.of('event'), []);
  assert.deepEqual(ada.of('left'), []);
});

test('a session that ended loses its sockets; others stay', async (t) => {
  const { live, signOut } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live();
  const grace = await live({}, 'grace');
  await signOut('ada');
  assert.deepEqual(await ada.next('bye'), { kind: 'bye', reason: 'signed_out', reconnectAfterMs: null });
  assert.equal(await ada.closed, 1008);
  assert.deepEqual(ada.of('event'), [], 'not even the event that ended it');
  grace.send({ kind: 'ping' });
  await grace.next('pong');
});

test('a session that ends while it is being looked up is not let in', async (t) => {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const { say, signOut, stream } = await testGateway(t, (await testDatabase(t)).connection, {
    authenticate: async () => {
      asked.resolve();
      await answer.promise;
      return { kind: 'user', userId: '7', sessionId: '17', role: 'user', scopes: 'all' };
    },
  });
  const ada = await say();
  await asked.promise;
  const heard = new Promise<unknown>((resolve) => stream.on('session.ended', resolve));
  await signOut('ada');
  await heard;
  answer.resolve();
  assert.equal((await ada.next('bye')).reason, 'unauthenticated');
});

test('nobody in particular is told so, and does not come back by itself', async (t) => {
  const { say } = await testGateway(t, (await testDatabase(t)).connection);
  const stranger = await say({}, 'nobody');
  const bye = await stranger.next('bye');
  assert.deepEqual([bye.reason, bye.reconnectAfterMs], ['unauthenticated', null]);
});

test('another site’s page, another path and a token in the address are refused before any socket opens', async (t) => {
  const { port, url } = await testGateway(t, (await testDatabase(t)).connection, {
    settings: { allowedOrigins: ['https://community.example.org'] },
  });
  const status = async (address: string, origin?: string) => {
    const socket = new TestSocket(t, address, { cookie: 'ada', ...(origin === undefined ? {} : { origin }) });
    return socket.opened().then(
      () => 101,
      (error: Error) => Number(/\d{3}/.exec(error.message)?.[0]),
    );
  };
  assert.equal(await status(url, 'https://evil.example'), 403);
  assert.equal(await status(url, 'null'), 403);
  assert.equal(await status(`${url}?token=abc`), 404);
  assert.equal(await status(`ws://127.0.0.1:${port}/other`), 404);
  assert.equal(await status(url, `http://127.0.0.1:${port}`), 101);
  assert.equal(await status(url, 'https://community.example.org'), 101);
  assert.equal(await status(url), 101, 'a program');
});
