import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { appendEvents, newEvent } from '../outbox/append.ts';
import { noted } from '../outbox/testing/node.ts';
import { testGateway } from './testing/test-gateway.ts';
import { TestSocket } from './testing/test-socket.ts';

test('whatever is no frame of the protocol ends the socket', async (t) => {
  const { say, live, url } = await testGateway(t, (await testDatabase(t)).connection);
  const bad = ['nonsense', '[]', '{"kind":"shout"}', '{"kind":"join","room":"moon:1"}', '{"kind":"hello"}'];
  for (const text of [...bad, '{"kind":"join","room":"channel:9999999999999999999"}']) {
    const ada = await live();
    ada.socket.send(text);
    assert.equal((await ada.next('bye')).reason, 'bad_frame', text);
    assert.equal(await ada.closed, 1008);
  }
  const binary = await say();
  binary.socket.send(Buffer.from('{"kind":"ping"}'));
  assert.equal((await binary.next('bye')).reason, 'bad_frame');
  const early = await new TestSocket(t, url, { cookie: 'ada' }).opened();
  early.send({ kind: 'join', room: 'channel:1' });
  assert.equal((await early.next('bye')).reason, 'bad_frame', 'hello comes first');
});

test('a frame that is too large and a flood of frames end the socket', async (t) => {
  const { live } = await testGateway(t, (await testDatabase(t)).connection, {
    settings: { frameBurst: 10, frameBytes: 1_000 },
  });
  const large = await live();
  large.socket.send(JSON.stringify({ kind: 'ping', padding: 'x'.repeat(2_000) }));
  assert.equal(await large.closed, 1009);
  const flood = await live();
  for (let n = 0; n < 30; n += 1) flood.send({ kind: 'ping' });
  assert.equal((await flood.next('bye')).reason, 'bad_frame');
  assert.ok(flood.of('pong').length < 10);
});

test('who does not say hello in time is sent away', async (t) => {
  const { url, timers } = await testGateway(t, (await testDatabase(t)).connection);
  const mute = await new TestSocket(t, url, { cookie: 'ada' }).opened();
  timers.advance(9_000);
  assert.deepEqual(mute.of('bye'), []);
  timers.advance(2_000);
  assert.equal((await mute.next('bye')).reason, 'idle');
});

test('a socket that answers no ping is dead after two', async (t) => {
  const { url, timers, gateway, live } = await testGateway(t, (await testDatabase(t)).connection);
  const dead = await new TestSocket(t, url, { cookie: 'ada' }, false).opened();
  dead.send({ kind: 'hello' });
  await dead.next('live');
  const well = await live();
  for (const beat of [1, 2, 3]) {
    const ponged = new Promise((resolve) => well.socket.once('ping', resolve));
    timers.advance(25_000);
    if (beat < 3) await ponged;
    // A frame of the client's own is a sign of life, and its answer shows that the pong before it arrived.
    well.send({ kind: 'ping' });
    await well.next('pong', beat);
  }
  assert.equal(await dead.closed, 1006);
  assert.equal(gateway.sockets, 1);
});

test('a reader that does not keep up is dropped; others and memory do not suffer', async (t) => {
  const { live, db, counts } = await testGateway(t, (await testDatabase(t)).connection, {
    settings: { unsentBytes: 200_000 },
  });
  const slow = await live();
  const quick = await live({}, 'grace');
  slow.socket.pause();
  const text = 'x'.repeat(10_000);
  let sent = 0;
  while (!counts.ended.includes('too_slow')) {
    assert.ok(sent < 10_000, 'the slow socket was never dropped');
    const batch = Array.from({ length: 100 }, (_, n) => newEvent(noted, 'channel:1', { n: sent + n, text }));
    await db.transaction((tx) => appendEvents(tx, batch));
    sent += batch.length;
    await quick.next('event', sent);
  }
  assert.equal(new Set(quick.of('event').map(({ position }) => position)).size, sent);
});

test('one user has so many sockets at most', async (t) => {
  const { live, say } = await testGateway(t, (await testDatabase(t)).connection, {
    settings: { socketsPerUser: 2 },
  });
  await live();
  await live();
  const third = await say();
  assert.equal((await third.next('bye')).reason, 'too_many');
  await live({}, 'grace');
});

test('draining sends everybody away with a time to come back, and lets nobody in', async (t) => {
  const { live, gateway, url } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live();
  const mute = await new TestSocket(t, url, { cookie: 'ada' }).opened();
  await gateway.drain();
  assert.equal(gateway.sockets, 0);
  assert.deepEqual(await ada.next('bye'), { kind: 'bye', reason: 'restarting', reconnectAfterMs: 2_500 });
  assert.equal(await ada.closed, 1012);
  await mute.next('bye');
});
