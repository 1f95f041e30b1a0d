import { createServer } from 'node:http';
import type { Connection } from '../../db/connection.ts';
import { Database } from '../../db/database.ts';
import { localBus } from '../../outbox/bus.ts';
import { Relay, relayDefaults } from '../../outbox/relay.ts';
import { ReplayRules } from '../../outbox/replay.ts';
import { EventStream, streamDefaults } from '../../outbox/stream.ts';
import { noted, silent } from '../../outbox/testing/node.ts';
import { systemTimers } from '../../outbox/timers.ts';
import { attachGateway } from '../gateway.ts';
import { RoomPolicies } from '../rooms.ts';
import { gatewayDefaults } from '../settings.ts';

/** A process that is only the events kernel and the gateway: to be killed by a test, which is its parent. */
const [, , port = '0', given = '{}'] = process.argv;
const db = new Database({ connection: JSON.parse(given) as Connection, poolSize: 4 });
const shared = { db, bus: localBus(), timers: systemTimers, log: silent };
const relay = new Relay({ ...shared, settings: relayDefaults });
const stream = new EventStream({
  ...shared,
  settings: streamDefaults,
  replay: new ReplayRules(),
  eventTypes: [noted],
});
const server = createServer();
attachGateway({
  ...shared,
  server,
  stream,
  rooms: new RoomPolicies().add({
    kind: 'channel',
    mayJoin: async () => true,
    follows: async () => ['channel:1'],
  }),
  authenticate: async (_request, token) =>
    token === 'secret'
      ? { kind: 'user', userId: '7', sessionId: '17', role: 'user', scopes: 'all' }
      : undefined,
  settings: gatewayDefaults,
  random: Math.random,
  metrics: { opened: () => {}, closed: () => {}, delivered: () => {}, ended: () => {} },
});
await stream.start();
relay.start();
server.listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
