import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '../packages/server/src/core/db/database.ts';
import { migrateUp } from '../packages/server/src/core/db/migrate/up.ts';
import { openServer } from '../packages/server/src/core/db/open.ts';
import { sql } from '../packages/server/src/core/db/statement.ts';
import { backfill } from '../packages/server/src/features/posts/moving/backfill.ts';
import { movedAtOnce } from '../packages/server/src/features/posts/moving/move.ts';
import type { BenchContext } from './bench.ts';
import { medianBy, round } from './measure.ts';
import { againstFloor, type Measure } from './report.ts';

const [comments, posts, people, rounds] = [1_000_000, 2_000, 500, 3] as const;
const quarter = comments / 4;

interface Round {
  readonly perSecond: number;
  /** Of each quarter: the same in the last as in the first, if it is linear. */
  readonly quarters: readonly number[];
}

/** A million comments of another system, moved; beside one INSERT … SELECT that makes the same posts without looking. */
export async function benchBackfill({ note }: BenchContext): Promise<Measure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'weft-bench-'));
  const config = { databaseUrl: undefined, databaseDirectUrl: undefined };
  const server = await openServer({ config, dataDir, mode: 'own', log: () => {} });
  const db = new Database({ connection: server.connection, poolSize: 2, statementTimeoutMs: 1_200_000 });
  try {
    await migrateUp({ connection: server.direct });
    note(`filling in ${comments} old comments on ${posts} posts`);
    await fill(db);
    const moved: Round[] = [];
    const inserted: Round[] = [];
    for (let n = 1; n <= rounds; n += 1) {
      note(`round ${n}: INSERT … SELECT`);
      await startAnew(db);
      inserted.push(await timed(() => insertSelect(db)));
      note(`round ${n}: backfill`);
      await startAnew(db);
      moved.push(await backfillAll(db));
    }
    const rate = medianBy(moved, ({ perSecond }) => perSecond);
    const floor = { perSecond: medianBy(inserted, ({ perSecond }) => perSecond).perSecond };
    const data = `${comments} comments, a third of them on others; a second, by quarters: ${rate.quarters.join(', ')}`;
    return [
      {
        ...{ name: 'backfill', data, concurrency: 1, n: comments, perSecond: rate.perSecond },
        ...againstFloor({ perSecond: rate.perSecond }, floor),
      },
    ];
  } finally {
    await db.close();
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Six words to forty, every tenth with some Markdown in it; a parent is brought before what answers it. */
async function fill(db: Database): Promise<void> {
  await db.rows(sql`
    with u as (
      insert into users (username, email, email_verified)
      select 'person_' || n, 'person_' || n || '@example.org', true from generate_series(1, ${people}::int) n
      returning id, username
    )
    insert into user_profiles (user_id, display_name) select id, username from u`);
  await db.rows(sql`
    insert into posts (author_id, type, status, content, content_html, client_key)
    select u.ids[1 + n % ${people}::int], 'text_short', 'published', 'About this', '<p>About this</p>', 'post-' || n
    from generate_series(1, ${posts}::int) n, (select array_agg(id) as ids from users) u`);
  await db.rows(sql`
    insert into engagement_comments (id, post_id, user_id, parent_comment_id, content, created_at)
    select n, p.ids[1 + n % ${posts}::int], u.ids[1 + n % ${people}::int],
      case when n % 3 = 0 and n > 2 * ${posts}::int then n - ${posts}::int end,
      case when n % 10 = 0 then 'See **this**, @person_' || n % 400 || ': https://example.org/' || n || ' #stars' else '' end
        || repeat('some words that people say ', 1 + n % 8),
      now() - interval '3 years' + n * interval '1 minute'
    from generate_series(1, ${comments}::int) n,
      (select array_agg(id) as ids from users) u, (select array_agg(id) as ids from posts) p`);
}

async function startAnew(db: Database): Promise<void> {
  await db.rows(sql`create table kept as select * from posts where parent_id is null`);
  await db.rows(sql`truncate posts, tags cascade`);
  await db.rows(sql`insert into posts select * from kept`);
  await db.rows(sql`drop table kept`);
  await db.rows(sql`
    create table due as select id, post_id, user_id, parent_comment_id, content, created_at, status_id from engagement_comments`);
  await db.rows(sql`truncate engagement_comments`);
  await db.rows(sql`
    insert into engagement_comments (id, post_id, user_id, parent_comment_id, content, created_at, status_id)
    select * from due order by id`);
  await db.rows(sql`drop table due`);
  await db.rows(sql`vacuum analyze posts, post_stats, engagement_comments`);
  await db.rows(sql`checkpoint`);
}

async function timed(work: () => Promise<unknown>): Promise<Round> {
  const started = performance.now();
  await work();
  return { perSecond: round((comments * 1000) / (performance.now() - started)), quarters: [] };
}

async function backfillAll(db: Database): Promise<Round> {
  const quarters: number[] = [];
  const started = performance.now();
  let last = started;
  const progress = (looked: number) => {
    if (looked < quarter * (quarters.length + 1)) return;
    quarters.push(round((quarter * 1000) / (performance.now() - last)));
    last = performance.now();
  };
  await backfill(db, { batch: movedAtOnce, deepest: 64, progress });
  return { perSecond: round((comments * 1000) / (performance.now() - started)), quarters };
}

/** What any way of doing it costs at least: the rows with their indexes and triggers, known to be right. */
function insertSelect(db: Database): Promise<unknown> {
  return db.rows(sql`
    insert into posts (id, author_id, type, status, content, content_html, parent_id, root_id, depth, published_at, client_key,
      created_at, updated_at)
    with recursive placed as (
      select e.*, 1 as depth from engagement_comments e where parent_comment_id is null
      union all
      select e.*, p.depth + 1 from placed p join engagement_comments e on e.parent_comment_id = p.id
    )
    select e.status_id, e.user_id, 'status', 'published', e.content, '<p>' || e.content || '</p>',
      coalesce(a.status_id, e.post_id), e.post_id, e.depth, e.created_at, 'moved-' || e.id, e.created_at, e.created_at
    from placed e left join engagement_comments a on a.id = e.parent_comment_id
    order by e.depth, e.id`);
}
