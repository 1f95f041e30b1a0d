import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { realtimePath } from '@weft/contract/frames.ts';
import { TestSocket } from '../src/core/realtime/testing/test-socket.ts';
import { Person } from './kit/person.ts';
import { testServer } from './kit/server.ts';
import { matrix } from './matrix/matrix.ts';
import { type Role, roles } from './matrix/roles.ts';
import { frames, greeted, rooms } from './matrix/rooms.ts';
import { type Operation, operationsOf, pathFor, type Row, routeOf } from './matrix/row.ts';
import { type World, Worlds } from './matrix/world.ts';

/**
 * Who may call what and hear what: every route of the API, every kind of room and every frame, for everybody who may
 * come by. That none is missing is for matrix.test.ts to say.
 */
describe('who may call what', async () => {
  const server = await testServer();
  const worlds = await Worlds.of(server);
  /** For those who only look. */
  const still = await worlds.make();
  const operations = await operationsOf(server.url);
  let n = 0;

  function operationOf(name: string): Operation {
    const operation = operations.get(routeOf(name));
    assert.ok(operation, 'the server has no such route');
    return operation;
  }

  async function call(name: string, row: Row, role: Role, { subject, cookies }: World): Promise<Response> {
    const { body, headers, after } = row;
    if (after !== undefined) {
      const before = matrix[after];
      assert.ok(before, `no row ${after}`);
      await call(after, before, role, { subject, cookies });
    }
    const operation = operationOf(name);
    n += 1;
    return new Person(server.url).fetch(pathFor(operation, row, subject), {
      method: operation.method,
      headers: {
        ...{ cookie: cookies[role], ...headers },
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body(n, subject)) }),
    });
  }

  for (const [name, row] of Object.entries(matrix))
    test(name, async () => {
      const { method, path } = operationOf(name);
      // Otherwise a call can only be about whoever makes it.
      const changesSomething = method !== 'GET' && (path.includes('{') || (row.body?.length ?? 0) > 1);
      let world = method === 'GET' ? still : await worlds.make();
      for (const role of roles) {
        const response = await call(name, row, role, world);
        assert.equal(response.status, row.expect[role], `by ${role}: ${await response.text()}`);
        // What was done to something is not there to be done again: the next one finds everything as it was.
        if (response.ok && changesSomething) world = await worlds.make();
      }
    });
});

describe('who may hear what', async () => {
  const server = await testServer();
  const { subject, cookies } = await (await Worlds.of(server)).make();
  const connect = (t: TestContext, role: Role) =>
    new TestSocket(t, `${server.url.replace('http', 'ws')}${realtimePath}`, {
      cookie: cookies[role],
    }).opened();

  for (const [kind, { room: roomOf, heardBy, shown = [] }] of Object.entries(rooms))
    test(`rooms of the kind ${kind}`, async (t) => {
      const room = roomOf(subject);
      for (const role of greeted) {
        const socket = await connect(t, role);
        socket.send({ kind: 'hello', rooms: [room] });
        const heard = (await socket.next('welcome')).rooms.includes(room);
        assert.equal(heard, heardBy.includes(role), `hello by ${role}`);
        await socket.next('live');
        const before = socket.frames.items.length;
        socket.send({ kind: 'join', room });
        const expected = heardBy.includes(role) ? ['joined', ...shown] : ['left'];
        const said = (await socket.frames.count(before + expected.length)).slice(before);
        assert.deepEqual(
          said.map(({ kind: answer }) => answer),
          expected,
          `join by ${role}`,
        );
      }
    });

  for (const [kind, { frame, first, later }] of Object.entries(frames))
    test(`the frame ${kind}`, async (t) => {
      for (const role of roles) {
        const socket = await connect(t, role);
        socket.send(frame(`user:${subject.ownerId}`));
        const [said] = await socket.frames.count(1);
        assert.equal(said?.kind, greeted.includes(role) ? first : 'bye', `first, by ${role}`);
      }
      const socket = await connect(t, 'owner');
      const room = `user:${subject.ownerId}` as const;
      socket.send({ kind: 'hello' });
      await socket.next('live');
      const before = socket.frames.items.length;
      socket.send(frame(room));
      // They are answered one after the other: what the frame came to stands before the answer to this.
      const end = later.includes('bye') ? [] : (['joined'] as const);
      if (end.length > 0) socket.send({ kind: 'join', room });
      const answers = await socket.frames.count(before + later.length + end.length);
      assert.deepEqual(
        answers.slice(before).map(({ kind: answer }) => answer),
        [...later, ...end],
      );
    });
});
