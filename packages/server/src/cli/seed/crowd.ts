import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { cast } from './cast.ts';

/** So many in one transaction: a progress bar that moves, and nothing that a stop in the middle would lose. */
const batch = 10_000;

const given = `Rosa,Ahmed,Ines,Olu,Mei,Jonas,Priya,Luca,Zofia,Mateo,Aiko,Elif,Noah,Fatou,Ravi,Clara,Igor,Amina,Tomás,Freya,
  Hugo,Leila,Kofi,Sanna,Diego,Nadia,Emil,Yara,Piotr,Maeve`;
const family = `Lindqvist,Okafor,Tanaka,Moreau,Silva,Novak,Haddad,Jensen,Kowalska,Rossi,Mbeki,Petrov,Nguyen,Fischer,Costa,
  Yilmaz,Iyer,Larsen,Duarte,Weiss,Aziz,Byrne,Castro,Dlamini,Eriksen,Farkas,Gruber,Horvat,Ito,Kaya`;

/**
 * The story with many more people in it, all in one community: made in the database, a statement for each table. As
 * many as there are already are left alone, so it can be asked again and for more.
 */
export async function addCrowd(
  db: Database,
  { scale, now, passwordHash }: { scale: number; now: Date; passwordHash: string },
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = cast.length * (scale - 1);
  const [there] = await db.rows<{ n: number }>(
    sql`select count(*)::int as n from users where username like 'crowd\\_%'`,
  );
  let done = there?.n ?? 0;
  const before = done;
  onProgress(Math.min(done, total), total);
  while (done < total) {
    const until = Math.min(done + batch, total);
    const from = done + 1;
    await db.transaction((tx) => addPeople(tx, { from, until, now, passwordHash }));
    done = until;
    onProgress(done, total);
  }
  if (done > before)
    await db.rows(sql`analyze users, user_profiles, members, channel_members, storage_usage`);
  return done - before;
}

interface Batch {
  readonly from: number;
  readonly until: number;
  readonly now: Date;
  readonly passwordHash: string;
}

async function addPeople(tx: Transaction, { from, until, now, passwordHash }: Batch): Promise<void> {
  await tx.rows(sql`set local statement_timeout = 0`);
  // Over two years, one after the other: ids come in the order of time, as they would have.
  await tx.rows(sql`
    with crowd as (
      select n, 'crowd_' || n as username, ${now}::timestamptz - interval '730 days' + n * interval '1 minute' as at
      from generate_series(${from}::int, ${until}::int) n
    ), u as (
      insert into users (id, username, email, email_verified, status, language, last_login_at, created_at, updated_at)
      select (floor(extract(epoch from at) * 1000)::bigint - 1451606400000) << 22 | n, username,
        username || '@crowd.example', n % 10 > 0, case when n % 200 = 0 then 'suspended' else 'active' end,
        case when n % 5 = 0 then 'de' else 'en' end,
        ${now}::timestamptz - (n * 7919 % 40000) * interval '1 minute', at, at
      from crowd
      returning id, username, created_at
    ), named as (
      select u.id, u.created_at, substr(u.username, 7)::int as n from u
    ), p as (
      insert into user_profiles (user_id, display_name, bio, visibility, created_at, updated_at)
      select id, (string_to_array(${plain(given)}, ','))[1 + n * 7 % 30] || ' ' || (string_to_array(${plain(family)}, ','))[1 + n * 11 / 30 % 30],
        case when n % 3 = 0 then 'Number ' || n || ' of many.' else '' end,
        case n % 10 when 0 then 'private' when 1 then 'followers' else 'public' end, created_at, created_at
      from named
    )
    insert into user_passwords (user_id, hash) select id, ${passwordHash} from u`);
  await joinAll(tx, from, until);
}

const plain = (list: string) => list.replaceAll(/\s+/g, '');

/** The triggers count person by person, in one row: ten thousand at once are counted and let into #general here instead. */
async function joinAll(tx: Transaction, from: number, until: number): Promise<void> {
  const communityId = await theCrowd(tx);
  await tx.rows(sql`alter table members disable trigger members_seats, disable trigger members_channels`);
  const joined = await tx.rows(sql`
    insert into members (community_id, user_id, role, status, joined_at, created_at, updated_at)
    select ${communityId}, u.id, case when n % 500 = 0 then 'moderator' else 'member' end, 'active',
      u.created_at, u.created_at, u.created_at
    from generate_series(${from}::int, ${until}::int) n join users u on lower(u.username) = 'crowd_' || n
    order by n
    returning id`);
  await tx.rows(sql`alter table members enable trigger members_seats, enable trigger members_channels`);
  await tx.rows(sql`
    insert into channel_members (channel_id, user_id, created_at)
    select c.id, u.id, u.created_at
    from generate_series(${from}::int, ${until}::int) n
    join users u on lower(u.username) = 'crowd_' || n
    join channels c on c.community_id = ${communityId} and c.joined_by_all`);
  await tx.rows(sql`
    update community_seats set taken = taken + ${joined.length}, active = active + ${joined.length}
    where community_id = ${communityId}`);
}

async function theCrowd(tx: Transaction): Promise<string> {
  const [known] = await tx.rows<{ id: string }>(sql`select id from communities where slug = 'the-crowd'`);
  if (known !== undefined) return known.id;
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into communities (name, slug, description, visibility, plan_tier, seat_limit)
    values ('The Crowd', 'the-crowd', 'Everybody who came along.', 'public', 'pro', 1000000) returning id`);
  await tx.rows(
    sql`insert into channels (community_id, slug, name, joined_by_all) values (${made?.id}, 'general', 'general', true)`,
  );
  await tx.rows(sql`insert into spaces (community_id, slug, name) values (${made?.id}, 'posts', 'Posts')`);
  await tx.rows(sql`
    insert into members (community_id, user_id, role, status, joined_at)
    select ${made?.id}, id, 'owner', 'active', created_at from users where username = 'ada'`);
  return made?.id ?? '';
}
