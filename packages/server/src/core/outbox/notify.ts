import pg from 'pg';
import type { Connection } from '../db/connection.ts';
import type { Executor } from '../db/executor.ts';
import { prepared } from '../db/statement.ts';
import type { OutboxLog } from './log.ts';
import type { Timers } from './timers.ts';

export const outboxChannel = 'outbox_event';

/** `committed`: rows wait for a relay (from a process that runs none). `published`: readers may look. */
export type News = 'committed' | 'published';

/**
 * Tells every process that listens. A statement of its own, never inside a write transaction: NOTIFY takes an
 * instance-wide lock at commit and would put all writers in one queue.
 */
export async function notifyNodes(db: Executor, news: News): Promise<void> {
  await db.rows(prepared('outbox.notify')`select pg_notify(${outboxChannel}, ${news})`);
}

export interface ListenerOptions {
  /** Past any pooler: LISTEN belongs to a session. */
  readonly connection: Connection;
  readonly timers: Timers;
  readonly log: OutboxLog;
  readonly onNews: (news: News) => void;
}

const retryMs = 2_000;

/** Listens on a connection of its own and comes back when it is cut. Polling alone is correct; this is faster. */
export class Listener {
  readonly #options: ListenerOptions;
  #client: pg.Client | undefined;
  #cancelRetry: (() => void) | undefined;
  #stopped = false;

  constructor(options: ListenerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    const client = new pg.Client({
      ...this.#options.connection,
      application_name: 'weft listener',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('notification', ({ payload }) =>
      this.#options.onNews(payload === 'published' ? payload : 'committed'),
    );
    client.on('error', () => this.#retry(client));
    client.on('end', () => this.#retry(client));
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${outboxChannel}`);
      // What was told while nobody listened.
      this.#options.onNews('committed');
      this.#options.onNews('published');
    } catch (error) {
      this.#options.log.warn({ err: error }, 'cannot listen for events; polling goes on');
      this.#retry(client);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelRetry?.();
    await this.#client?.end().catch(() => {});
  }

  #retry(client: pg.Client): void {
    if (this.#stopped || this.#client !== client) return;
    this.#client = undefined;
    client.end().catch(() => {});
    this.#cancelRetry = this.#options.timers.after(retryMs, () => void this.start());
  }
}
