import assert from 'node:assert/strict';
import { test } from 'node:test';
import { z } from 'zod';
import { testDatabase } from '../../../test/kit/database.ts';
import { testGateway } from './testing/test-gateway.ts';

test('a room that is open is heard whole, one that is only followed in brief, or not at all', async (t) => {
  const brief = z.object({ short: z.literal(true).default(true) });
  const { live, note } = await testGateway(t, (await testDatabase(t)).connection, { briefOf: () => brief });
  const ada = await live({ rooms: ['channel:1'] });
  await note('channel:1', 1);
  await note('channel:2', 2);
  await ada.next('event', 2);
  const heard = () => ada.of('event').map((frame) => [frame.room, frame.brief ?? false, frame.payload]);
  assert.deepEqual(heard(), [
    ['channel:1', false, { n: 1 }],
    ['channel:2', true, { short: true }],
  ]);
  // Opened later, and closed: it goes on in brief.
  ada.send({ kind: 'join', room: 'channel:2' });
  await ada.next('joined');
  await note('channel:2', 3);
  await ada.next('event', 3);
  ada.send({ kind: 'leave', room: 'channel:2' });
  ada.send({ kind: 'ping' });
  await ada.next('pong');
  await note('channel:2', 4);
  await ada.next('event', 4);
  assert.deepEqual(heard().slice(2), [
    ['channel:2', false, { n: 3 }],
    ['channel:2', true, { short: true }],
  ]);
});

test('an event that says nothing to those who do not look is not sent, and the cursor goes on', async (t) => {
  const { live, note } = await testGateway(t, (await testDatabase(t)).connection, { briefOf: () => null });
  const ada = await live({ rooms: ['channel:1'] });
  await note('channel:2', 1);
  await note('channel:1', 2);
  const event = await ada.next('event');
  assert.deepEqual([event.position, event.payload], ['2', { n: 2 }]);
});

test('what was missed comes whole where the room is open', async (t) => {
  const brief = z.object({});
  const { live, note } = await testGateway(t, (await testDatabase(t)).connection, { briefOf: () => brief });
  const first = await live({ rooms: ['channel:1'] });
  await note('channel:1', 1);
  const { cursor } = await first.next('event');
  first.socket.terminate();
  await note('channel:1', 2);
  await note('channel:2', 3);
  const back = await live({ cursor, rooms: ['channel:1'] });
  await back.next('event', 2);
  assert.deepEqual(
    back.of('event').map(({ payload, brief: short }) => [payload, short ?? false]),
    [
      [{ n: 2 }, false],
      [{}, true],
    ],
  );
});

test('who writes is told to the others who have the room open, once in a while', async (t) => {
  const { live, timers } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live({ rooms: ['channel:1'] });
  const elsewhere = await live({});
  const grace = await live({ rooms: ['channel:1'] }, 'grace');
  for (let n = 0; n < 5; n += 1) ada.send({ kind: 'typing', room: 'channel:1' });
  const typing = await grace.next('typing');
  assert.deepEqual([typing.room, typing.userId], ['channel:1', '7']);
  timers.advance(3_000);
  ada.send({ kind: 'typing', room: 'channel:1' });
  await grace.next('typing', 2);
  // Not of oneself, not where it is not open, and not where one only follows.
  elsewhere.send({ kind: 'typing', room: 'channel:1' });
  for (const socket of [ada, elsewhere, grace]) {
    socket.send({ kind: 'ping' });
    await socket.next('pong');
  }
  assert.deepEqual([ada.of('typing'), elsewhere.of('typing')], [[], []]);
  assert.equal(grace.of('typing').length, 2);
});

test('who comes and goes is told gathered; a page that loads anew is not', async (t) => {
  const { live, timers, expel } = await testGateway(t, (await testDatabase(t)).connection);
  const ada = await live({ rooms: ['channel:1'] });
  assert.deepEqual((await ada.next('presence')).whole, true);
  timers.advance(2_000);
  assert.deepEqual((await ada.next('presence', 2)).here, ['7']);
  const grace = await live({ rooms: ['channel:1'] }, 'grace');
  timers.advance(2_000);
  assert.deepEqual((await ada.next('presence', 3)).here, ['8']);
  // Away and back within a moment.
  grace.socket.terminate();
  await grace.closed;
  const again = await live({ rooms: ['channel:1'] }, 'grace');
  assert.deepEqual((await again.next('presence')).here.toSorted(), ['7', '8']);
  timers.advance(2_000);
  await expel('grace', '1', 1);
  await again.next('left');
  timers.advance(2_000);
  assert.deepEqual((await ada.next('presence', 4)).away, ['8']);
});
