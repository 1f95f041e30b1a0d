import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../../packages/server/src/core/db/database.ts';
import { openServer } from '../../packages/server/src/core/db/open.ts';
import { type Statement, sql } from '../../packages/server/src/core/db/statement.ts';
import { newTokenSecret } from '../../packages/server/src/features/tokens/secret.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';

export interface ChatPerson {
  readonly id: string;
  readonly token: string;
}

export interface ChatWorld {
  readonly server: ServerProcess;
  /** The same database, past the server: for filling, and for the floors. */
  readonly db: Database;
  readonly communityId: string;
  readonly people: readonly ChatPerson[];
  /** Everybody is in every one. */
  readonly channels: readonly string[];
}

export interface WorldSize {
  readonly people: number;
  readonly channels: number;
  /** In every channel before anything is measured. */
  readonly said?: number;
  /** Of the server. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A real server on an embedded database with one community, whose people hold tokens. Gone when the work is done. */
export async function inChatWorld<T>(size: WorldSize, work: (world: ChatWorld) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'weft-bench-'));
  const server = await startServerProcess(dataDir, { env: size.env ?? {} });
  const settings = { databaseUrl: undefined, databaseDirectUrl: undefined };
  const shared = await openServer({ config: settings, dataDir, mode: 'share', log: () => {} });
  const db = new Database({ connection: shared.connection, poolSize: 16, statementTimeoutMs: 600_000 });
  try {
    return await work({ server, db, ...(await populate(db, size)) });
  } finally {
    await db.close();
    await server.stop();
    await shared.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** What search keeps of messages is not what is measured here, and takes the longest to fill. */
export async function withoutWords(db: Database, filling: Statement): Promise<void> {
  await db.rows(sql`alter table messages disable trigger messages_words_came`);
  await db.rows(filling);
  await db.rows(sql`alter table messages enable trigger messages_words_came`);
}

/** What was said before: on empty tables the planner would choose, and keep, plans for empty tables. */
async function talk(db: Database, communityId: string, said: number): Promise<void> {
  await withoutWords(
    db,
    sql`
    insert into messages (author_id, channel_id, content, content_html, client_key, seq, sent_at)
    select i.user_id, i.channel_id, 'Before', '<p>Before</p>', 'before-' || i.channel_id || '-' || n, n, now()
    from generate_series(1, ${said}::int) n, lateral (
      select channel_id, (array_agg(user_id))[1 + n % count(*)] as user_id from channel_members group by channel_id) i`,
  );
  await db.rows(sql`update channels set last_seq = ${said} where community_id = ${communityId}`);
  await db.rows(sql`vacuum analyze`);
}

async function populate(db: Database, size: WorldSize) {
  const secrets = Array.from({ length: size.people }, newTokenSecret);
  const users = await db.rows<{ id: string }>(sql`
    with u as (
      insert into users (username, email, email_verified)
      select 'person_' || n, 'person_' || n || '@example.org', true from generate_series(1, ${size.people}::int) n
      returning id, username
    ), p as (
      insert into user_profiles (user_id, display_name) select id, username from u
    )
    select id from u order by id`);
  const ids = users.map((user) => user.id);
  await db.rows(sql`
    insert into access_tokens (user_id, name, token_hash, scopes, last_used_at)
    select u, 'bench', h, array['read', 'write'], now()
    from unnest(${ids}::bigint[], ${secrets.map(({ hash }) => hash)}::bytea[]) t (u, h)`);
  const [community] = await db.rows<{ id: string }>(sql`
    insert into communities (name, slug, visibility, seat_limit) values ('Bench', 'bench', 'public', 1000000)
    returning id`);
  const communityId = community?.id ?? '';
  const channels = await db.rows<{ id: string }>(sql`
    insert into channels (community_id, slug, name)
    select ${communityId}, 'channel-' || n, 'Channel ' || n from generate_series(1, ${size.channels}::int) n
    returning id`);
  await db.rows(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    select ${communityId}, u, case when n = 1 then 'owner' else 'member' end, 'active', now()
    from unnest(${ids}::bigint[]) with ordinality t (u, n)`);
  await db.rows(sql`
    insert into channel_members (channel_id, user_id)
    select c.id, u from channels c, unnest(${ids}::bigint[]) u where c.community_id = ${communityId}`);
  await talk(db, communityId, size.said ?? 1_000);
  return {
    communityId,
    channels: channels.map(({ id }) => id),
    people: ids.map((id, n) => ({ id, token: secrets[n]?.secret ?? '' })),
  };
}
