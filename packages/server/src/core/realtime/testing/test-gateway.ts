import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { accessChanged, roomAccessChanged } from '@weft/contract/access.ts';
import { sessionEnded } from '@weft/contract/accounts.ts';
import type { Room } from '@weft/contract/event.ts';
import type { ClientFrame } from '@weft/contract/frames.ts';
import type { Connection } from '../../db/connection.ts';
import { appendEvents, newEvent } from '../../outbox/append.ts';
import { FakeTimers } from '../../outbox/testing/fake-timers.ts';
import { noted, silent, testNode } from '../../outbox/testing/node.ts';
import type { User } from '../../policy/actor.ts';
import type { AuthenticateSocket } from '../context.ts';
import type { BriefOf } from '../encoder.ts';
import { attachGateway } from '../gateway.ts';
import { RoomPolicies } from '../rooms.ts';
import { type GatewaySettings, gatewayDefaults } from '../settings.ts';
import { TestSocket } from './test-socket.ts';

interface Options {
  readonly settings?: Partial<GatewaySettings>;
  readonly authenticate?: AuthenticateSocket;
  readonly briefOf?: BriefOf;
}

/**
 * A gateway whose world fits in the hand: the cookie is the user's id, the session is "1" before it, and who may
 * hear which channel stands in a set that the test changes.
 */
export async function testGateway(t: TestContext, connection: Connection, options: Options = {}) {
  const node = testNode(t, connection);
  const timers = new FakeTimers();
  const members = new Set<string>(['ada 1', 'ada 2', 'grace 1']);
  const ids: Record<string, string> = { ada: '7', grace: '8' };
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const isMember = (actor: User, id: string) => members.has(`${names.get(actor.userId)} ${id}`);
  const rooms = new RoomPolicies()
    .add({
      kind: 'user',
      mayJoin: async (_db, actor, id) => actor.userId === id,
      follows: async (_db, actor) => [`user:${actor.userId}`],
    })
    .add({
      kind: 'channel',
      showsPresence: true,
      mayJoin: async (_db, actor, id) => id === '9' || isMember(actor, id),
      follows: async (_db, actor) =>
        (['1', '2'] as const).filter((id) => isMember(actor, id)).map((id) => `channel:${id}` as const),
    });
  const authenticate: AuthenticateSocket = async ({ headers }) => {
    const userId = ids[headers.cookie ?? ''];
    return userId === undefined
      ? undefined
      : { kind: 'user', userId, sessionId: `1${userId}`, role: 'user', scopes: 'all' };
  };
  const counts = { delivered: 0, ended: [] as string[] };
  const server = createServer();
  const gateway = attachGateway({
    server,
    stream: node.stream,
    db: node.db,
    rooms,
    ...(options.briefOf === undefined ? {} : { briefOf: options.briefOf }),
    authenticate: options.authenticate ?? authenticate,
    settings: { ...gatewayDefaults, ...options.settings },
    timers,
    random: () => 0.5,
    log: silent,
    metrics: {
      opened: () => {},
      closed: () => {},
      delivered: () => {
        counts.delivered += 1;
      },
      ended: (reason) => counts.ended.push(reason),
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}/api/realtime`;
  await node.stream.start();
  node.relay.start();
  t.after(async () => {
    server.closeAllConnections();
    server.close();
  });

  async function say(hello: Partial<ClientFrame> = {}, cookie = 'ada'): Promise<TestSocket> {
    const socket = await new TestSocket(t, url, { cookie }).opened();
    socket.send({ kind: 'hello', ...hello } as ClientFrame);
    return socket;
  }

  return {
    ...node,
    gateway,
    timers,
    members,
    counts,
    port,
    url,
    say,
    /** Says hello and waits until events come live. */
    async live(hello: Partial<ClientFrame> = {}, cookie = 'ada'): Promise<TestSocket> {
      const socket = await say(hello, cookie);
      await socket.next('live');
      return socket;
    },
    note: (room: Room, n: number) =>
      node.db.transaction((tx) => appendEvents(tx, [newEvent(noted, room, { n })])),
    /** Takes away a membership, says so, and notes something in the room, all in one publication. */
    expel: (name: string, channel: string, n: number) =>
      node.db.transaction(async (tx) => {
        members.delete(`${name} ${channel}`);
        const userId = ids[name] ?? '';
        await appendEvents(tx, [
          newEvent(noted, `channel:${channel}`, { n }),
          newEvent(accessChanged, `user:${userId}`, { userId }),
          newEvent(noted, `channel:${channel}`, { n: n + 1 }),
        ]);
      }),
    changeRoom: (room: Room) =>
      node.db.transaction((tx) => appendEvents(tx, [newEvent(roomAccessChanged, room, { room })])),
    admit: (name: string, channel: string) =>
      node.db.transaction(async (tx) => {
        members.add(`${name} ${channel}`);
        const userId = ids[name] ?? '';
        await appendEvents(tx, [
          newEvent(accessChanged, `user:${userId}`, { userId }),
          newEvent(noted, `channel:${channel}`, { n: 100 }),
        ]);
      }),
    signOut: (name: string) =>
      node.db.transaction((tx) =>
        appendEvents(tx, [
          newEvent(sessionEnded, `user:${ids[name] ?? ''}` as Room, { sessionId: `1${ids[name]}` }),
        ]),
      ),
  };
}
