import type { TestContext } from 'node:test';
import { accessChanged, roomAccessChanged } from '@weft/contract/access.ts';
import { sessionEnded } from '@weft/contract/accounts.ts';
import { defineEvent, type Room } from '@weft/contract/event.ts';
import { z } from 'zod';
import type { Connection } from '../../db/connection.ts';
import { Database } from '../../db/database.ts';
import { appendEvent } from '../append.ts';
import { type Bus, localBus } from '../bus.ts';
import { Relay, type RelaySettings, relayDefaults } from '../relay.ts';
import { ReplayRules } from '../replay.ts';
import { EventStream, streamDefaults } from '../stream.ts';
import { systemTimers } from '../timers.ts';

/** An event type for tests of the mechanism, which knows no feature. */
export const noted = defineEvent({
  type: 'test.noted',
  summary: 'Somebody noted a number',
  audience: 'client',
  payload: z.object({ n: z.int(), text: z.string().optional() }),
  example: { n: 1 },
});

export const whispered = defineEvent({
  type: 'test.whispered',
  summary: 'For the server alone',
  audience: 'server',
  payload: z.object({ n: z.int() }),
  example: { n: 1 },
});

export const reader = { kind: 'user', userId: '1', sessionId: '11', role: 'user', scopes: 'all' } as const;
export const silent = { info: () => {}, warn: () => {} };

export function openDatabase(t: TestContext, connection: Connection): Database {
  const db = new Database({ connection, poolSize: 4 });
  t.after(() => db.close());
  return db;
}

export function note(db: Database, room: Room, n: number): Promise<void> {
  return db.transaction((tx) => appendEvent(tx, noted, room, { n }));
}

export interface TestNode {
  readonly db: Database;
  readonly bus: Bus;
  readonly relay: Relay;
  readonly stream: EventStream;
}

/** What one server process has of the events kernel. Not started: tests decide who leads and who listens. */
export function testNode(
  t: TestContext,
  connection: Connection,
  options: { bus?: Bus; replay?: ReplayRules; relay?: Partial<RelaySettings>; pollMs?: number } = {},
): TestNode {
  const db = new Database({ connection, poolSize: 4 });
  const bus = options.bus ?? localBus();
  const shared = { db, bus, timers: systemTimers, log: silent };
  const relay = new Relay({ ...shared, settings: { ...relayDefaults, gatherMs: 5, ...options.relay } });
  const stream = new EventStream({
    ...shared,
    settings: { ...streamDefaults, pollMs: options.pollMs ?? streamDefaults.pollMs },
    replay: options.replay ?? new ReplayRules(),
    eventTypes: [noted, whispered, accessChanged, roomAccessChanged, sessionEnded],
  });
  t.after(async () => {
    await relay.stop();
    await stream.stop();
    await db.close();
  });
  return { db, bus, relay, stream };
}
