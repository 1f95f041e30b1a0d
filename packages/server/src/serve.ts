import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { buildApp, events } from './app.ts';
import type { Config } from './core/config/settings.ts';
import type { Connection } from './core/db/connection.ts';
import { Database, type DatabaseOptions } from './core/db/database.ts';
import type { StatementObserver } from './core/db/observed-client.ts';
import { sql } from './core/db/statement.ts';
import { Metrics } from './core/http/metrics.ts';
import { runJobs } from './core/jobs/runner.ts';
import { localBus } from './core/outbox/bus.ts';
import { observeStream } from './core/outbox/metrics.ts';
import { Listener } from './core/outbox/notify.ts';
import { redisBus } from './core/outbox/redis-bus.ts';
import { Relay, relayDefaults } from './core/outbox/relay.ts';
import { ReplayRules } from './core/outbox/replay.ts';
import { EventStream, streamDefaults } from './core/outbox/stream.ts';
import { systemTimers } from './core/outbox/timers.ts';
import { attachGateway } from './core/realtime/gateway.ts';
import { gatewayMetrics } from './core/realtime/metrics.ts';
import { gatewayDefaults } from './core/realtime/settings.ts';
import { openStorage } from './core/storage/open.ts';
import type { Vault } from './core/vault.ts';

export interface ServeOptions {
  readonly config: Config;
  readonly connection: Connection;
  /** Past any pooler, for LISTEN. */
  readonly direct: Connection;
  readonly log: FastifyBaseLogger;
  readonly vault: Vault;
  readonly dataDir: string;
  readonly webFolder: string;
  /** Besides the metrics: tests count what requests send. */
  readonly observe?: StatementObserver;
  /** No: jobs are enqueued and left for another node. */
  readonly jobs?: boolean;
}

export interface RunningServer {
  readonly url: string;
  readonly db: Database;
  close(): Promise<void>;
}

/** What sockets hear of events whose rooms they follow and do not have open. */
const briefs = new Map(events.map(({ type, brief }) => [type, brief]));

/** One node: everything between a migrated database and people's browsers. Closing goes the same way backwards. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const { config, log } = options;
  const metrics = new Metrics();
  const storage = await openStorage(config, options.dataDir);
  const db = openPool(options, metrics);
  // Connections of its own: events must not queue behind a crowd of writers.
  const relayDb = openPool({ ...options, observe: () => {} }, metrics, {
    poolSize: 2,
    applicationName: 'weft relay',
  });
  let draining = false;

  const bus =
    config.redisUrl === undefined ? localBus() : redisBus({ url: config.redisUrl, channel: 'weft', log });
  const timers = systemTimers;
  const replay = new ReplayRules();
  const stream = new EventStream({
    db,
    bus,
    timers,
    log,
    replay,
    eventTypes: events,
    settings: streamDefaults,
  });
  const { quietMs, gatherMs, maxDelayMs } = config;
  const relay = new Relay({
    db,
    ownDb: relayDb,
    bus,
    timers,
    log,
    notify: config.redisUrl === undefined,
    settings: { ...relayDefaults, quietMs, gatherMs, maxDelayMs },
  });
  const listener = new Listener({
    connection: options.direct,
    timers,
    log,
    onNews: (news) => (news === 'committed' ? relay.wake() : stream.look()),
  });

  const app = await buildApp({
    ...{
      config,
      db,
      storage,
      log,
      metrics,
      stream,
      replay,
      webFolder: options.webFolder,
      vault: options.vault,
    },
    draining: () => draining,
    readiness: [
      { name: 'database', check: async () => (await db.rows(sql`select 1`)).length === 1 },
      { name: 'events', check: async () => stream.alive() && relay.alive() },
    ],
  });
  const gateway = attachGateway({
    server: app.http.server,
    ...{ stream, db, log, timers, random: Math.random },
    briefOf: (type) => briefs.get(type),
    rooms: app.kernel.rooms,
    authenticate: async ({ headers }, token) => {
      const actor = await app.authenticate({ cookie: headers.cookie, token });
      // The stream is something to read.
      const mayRead = actor.kind === 'user' && (actor.scopes === 'all' || actor.scopes.includes('read'));
      return mayRead ? actor : undefined;
    },
    settings: { ...gatewayDefaults, allowedOrigins: originsOf(config) },
    metrics: gatewayMetrics(metrics.registry),
  });

  await stream.start();
  relay.start();
  await listener.start();
  const jobs =
    options.jobs === false
      ? undefined
      : runJobs({ db, registry: app.kernel.jobs, log, random: Math.random, now: () => new Date() });
  observeStream(metrics.registry, { stream, relay });
  metrics.collectProcess();

  let closing: Promise<void> | undefined;
  const close = () => (closing ??= closeAll());
  async function closeAll(): Promise<void> {
    draining = true;
    await gateway.drain();
    await app.http.close();
    await jobs?.stop();
    await listener.stop();
    await relay.stop();
    await stream.stop();
    await bus.close();
    await relayDb.close();
    await db.close();
  }

  try {
    await app.http.listen({ host: config.host, port: config.port });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: urlOf(config, app.http.server.address()), db, close };
}

function openPool(options: ServeOptions, metrics: Metrics, own: Partial<DatabaseOptions> = {}): Database {
  const { config, log } = options;
  return new Database({
    connection: options.connection,
    poolSize: config.poolSize,
    statementTimeoutMs: config.statementTimeoutMs,
    observe: (text) => {
      metrics.statements.inc();
      options.observe?.(text);
    },
    onError: (error) => log.warn({ err: error }, 'a connection to the database broke'),
    ...own,
  });
}

/** Behind a proxy that changes the host, pages come from the public address. */
function originsOf(config: Config): string[] {
  return config.publicUrl === undefined ? [] : [new URL(config.publicUrl).origin];
}

function urlOf(config: Config, address: AddressInfo | string | null): string {
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
