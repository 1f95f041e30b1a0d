import type { ClientConfig } from 'pg';

/** How to reach a PostgreSQL server: parts (the embedded one, over its socket) or a URL. */
export type Connection = Pick<
  ClientConfig,
  'connectionString' | 'host' | 'port' | 'user' | 'password' | 'database' | 'ssl'
>;
