import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServerFrame } from '@weft/contract/frames.ts';
import { createRealtime } from './realtime.ts';
import type { RealtimeEvent } from './realtime-types.ts';

/** A socket whose other end is the test. */
class FakeSocket {
  static opened: FakeSocket[] = [];
  readyState = 0;
  readonly sent: unknown[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: (() => void) | null = null;

  constructor() {
    FakeSocket.opened.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.readyState = 3;
  }

  accept(): this {
    this.readyState = 1;
    this.onopen?.();
    return this;
  }

  say(...frames: ServerFrame[]): this {
    for (const frame of frames) this.onmessage?.({ data: JSON.stringify(frame) });
    return this;
  }

  cut(): void {
    this.readyState = 3;
    this.onclose?.();
  }
}

function harness(options: { cursor?: string; token?: string } = {}) {
  FakeSocket.opened = [];
  const alarms: { ms: number; work: () => void; off: boolean }[] = [];
  const network = new EventTarget();
  const realtime = createRealtime({
    ...options,
    url: 'ws://weft.example/api/realtime',
    WebSocket: FakeSocket as unknown as new (url: string) => WebSocket,
    timers: {
      after(ms, work) {
        const alarm = { ms, work, off: false };
        alarms.push(alarm);
        return () => {
          alarm.off = true;
        };
      },
    },
    random: () => 1,
    network,
  });
  const events: RealtimeEvent[] = [];
  realtime.onEvent((event) => events.push(event));
  return {
    realtime,
    events,
    network,
    socket: () => FakeSocket.opened.at(-1) as FakeSocket,
    sockets: () => FakeSocket.opened.length,
    /** The alarms that are set, soonest first. */
    waiting: () => alarms.filter(({ off }) => !off).map(({ ms }) => ms),
    ring() {
      const alarm = alarms.findLast(({ off }) => !off);
      if (alarm === undefined) throw new Error('no alarm is set');
      alarm.off = true;
      alarm.work();
    },
  };
}

const welcome: ServerFrame = { kind: 'welcome', cursor: 'aaaaaa.5', heartbeatSeconds: 25, rooms: ['user:7'] };
const live: ServerFrame = { kind: 'live', cursor: 'aaaaaa.5' };
const event = (position: number): ServerFrame => ({
  kind: 'event',
  cursor: `aaaaaa.${position}`,
  position: String(position),
  type: 'test.noted',
  room: 'channel:1',
  payload: { n: position },
});

test('says hello with cursor, token and rooms, and is live when the server says so', () => {
  const { realtime, socket } = harness({ cursor: 'aaaaaa.3', token: 'secret' });
  const statuses: string[] = [];
  realtime.onStatus((status) => statuses.push(status));
  realtime.join('channel:1');
  realtime.start();
  socket().accept();
  const hello = { kind: 'hello', rooms: ['channel:1'], cursor: 'aaaaaa.3', token: 'secret' };
  assert.deepEqual(socket().sent, [hello]);
  socket().say(welcome, live);
  assert.deepEqual(statuses, ['connecting', 'live']);
});

test('after a cut it comes back with the last cursor and drops what it has seen', () => {
  const { realtime, events, socket, ring } = harness();
  realtime.start();
  socket().accept().say(welcome, event(6), live, event(7)).cut();
  assert.equal(realtime.status, 'offline');
  ring();
  socket().accept();
  assert.deepEqual(socket().sent, [{ kind: 'hello', rooms: [], cursor: 'aaaaaa.7' }]);
  socket().say(welcome, event(7), event(8));
  assert.deepEqual(
    events.map(({ position }) => position),
    ['6', '7', '8'],
  );
});

test('a cut before the first event resumes from where the welcome stood', () => {
  const { realtime, socket, ring } = harness();
  realtime.start();
  socket().accept().say(welcome).cut();
  ring();
  socket().accept();
  assert.deepEqual(socket().sent, [{ kind: 'hello', rooms: [], cursor: 'aaaaaa.5' }]);
});

test('attempts are spaced further and further, until it has been live', () => {
  const { realtime, socket, waiting, ring } = harness();
  realtime.start();
  const waits: number[] = [];
  for (let attempt = 0; attempt < 8; attempt += 1) {
    socket().cut();
    waits.push(...waiting());
    ring();
  }
  assert.deepEqual(waits, [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  socket().accept().say(welcome, live).cut();
  assert.deepEqual(waiting(), [500]);
});

test('when the network is back it does not wait', () => {
  const { realtime, network, socket, sockets, waiting } = harness();
  realtime.start();
  socket().cut();
  network.dispatchEvent(new Event('online'));
  assert.equal(sockets(), 2);
  assert.deepEqual(waiting(), []);
  network.dispatchEvent(new Event('online'));
  assert.equal(sockets(), 2, 'an attempt under way is left alone');
});

test('comes back when a restarting server says, and never when its credentials are no good', () => {
  const { realtime, socket, sockets, waiting, ring } = harness();
  realtime.start();
  socket().accept().say(welcome, live, { kind: 'bye', reason: 'restarting', reconnectAfterMs: 1_234 });
  assert.deepEqual(waiting(), [1_234]);
  ring();
  socket().accept().say({ kind: 'bye', reason: 'unauthenticated', reconnectAfterMs: null });
  assert.equal(realtime.status, 'stopped');
  assert.equal(realtime.lastBye, 'unauthenticated');
  assert.deepEqual(waiting(), []);
  realtime.start();
  assert.equal(sockets(), 3, 'after signing in, start works again');
});

test('two views of one room are one join', () => {
  const { realtime, socket } = harness();
  realtime.start();
  socket().accept().say(welcome, live);
  socket().sent.length = 0;
  const leaveFirst = realtime.join('channel:1');
  const leaveSecond = realtime.join('channel:1');
  leaveFirst();
  leaveFirst();
  assert.deepEqual(socket().sent, [{ kind: 'join', room: 'channel:1' }]);
  leaveSecond();
  assert.deepEqual(socket().sent.at(-1), { kind: 'leave', room: 'channel:1' });
});

test('a reload forgets the old positions, and tombstones arrive as gone', () => {
  const { realtime, events, socket } = harness({ cursor: 'bbbbbb.900' });
  let reloads = 0;
  realtime.onReload(() => {
    reloads += 1;
  });
  realtime.start();
  socket()
    .accept()
    .say(welcome, event(900), { kind: 'reload', reason: 'other_epoch', cursor: 'aaaaaa.5' }, live, event(6), {
      kind: 'gone',
      cursor: 'aaaaaa.7',
      position: '7',
      type: 'test.noted',
      room: 'channel:1',
    });
  assert.equal(reloads, 1);
  assert.deepEqual(
    events.map(({ position, gone }) => [position, gone]),
    [
      ['900', undefined],
      ['6', undefined],
      ['7', true],
    ],
  );
});

test('a server that gives no sign of life is left after two beats', () => {
  const { realtime, socket, ring } = harness();
  realtime.start();
  const silent = socket().accept().say(welcome, live);
  ring();
  silent.say({ kind: 'pong' });
  ring();
  ring();
  assert.equal(realtime.status, 'live');
  ring();
  assert.equal(realtime.status, 'offline');
  silent.say(event(6));
  assert.equal(realtime.status, 'offline', 'what the old socket still says is not heard');
});

test('stopping closes the socket and sets no alarm', () => {
  const { realtime, socket, waiting } = harness();
  realtime.start();
  socket().accept().say(welcome, live);
  realtime.stop();
  assert.equal(socket().readyState, 3);
  assert.deepEqual(waiting(), []);
  assert.equal(realtime.status, 'stopped');
});

test('a cut right after a reload resumes from where the stream went on', () => {
  const { realtime, socket, ring } = harness({ cursor: 'bbbbbb.900' });
  realtime.start();
  socket().accept().say(welcome, { kind: 'reload', reason: 'too_old', cursor: 'aaaaaa.5' }).cut();
  ring();
  socket().accept();
  assert.deepEqual(socket().sent, [{ kind: 'hello', rooms: [], cursor: 'aaaaaa.5' }]);
});
