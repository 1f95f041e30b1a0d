import type { PageQuery } from '@weft/contract/page.ts';
import type { Person } from '@weft/contract/people.ts';
import { besideShown, type FoundChannel, type SearchHit } from '@weft/contract/search.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { areApart } from '../blocks/between.ts';
import { type BaseRow, baseColumns, messageTables, presentBase } from '../messages/present.ts';
import { excerptOf, fold } from './excerpt.ts';
import { findMessages } from './find.ts';
import { parseSearch, type Wanted } from './parse.ts';
import { type Reach, readReach } from './reach.ts';
import type { Depth, Found } from './ways.ts';

export type MaySearch = Permit<'search', User, { readonly userId: string }>;

export interface Asked extends PageQuery {
  readonly q: string;
  readonly communityId?: string | undefined;
}

export async function search(db: Executor, { actor }: MaySearch, asked: Asked, depth?: Depth) {
  const { q, communityId = null, cursor, limit } = asked;
  const wanted = parseSearch(q);
  const reach = await readReach(db, actor, wanted, communityId, 'messages');
  const found = await findMessages(db, { reach, wanted, cursor, count: limit + 1, depth });
  const page = toPage(
    found,
    limit,
    (one) => one,
    ({ at, id }) => [at, id],
  );
  const name = cursor === undefined ? nameIn(wanted) : '';
  return {
    items: await readHits(db, reach, wanted, page.items),
    nextCursor: page.nextCursor,
    people: name === '' ? [] : await readPeople(db, actor, name, communityId),
    channels: name === '' ? [] : channelsNamed(reach, name),
  };
}

/** What stands there besides filters, as one would type a name. */
const nameIn = ({ text, begins }: Wanted) => `${text.replaceAll('"', '')} ${begins ?? ''}`.trim();

type HitRow = BaseRow & { readonly root_message_id: string | null; readonly home_id: string | null };

/** What was deleted in the same moment is left out. */
async function readHits(
  db: Executor,
  { channels }: Reach,
  { shown, begins }: Wanted,
  found: readonly Found[],
): Promise<SearchHit[]> {
  if (found.length === 0) return [];
  const rows = await db.rows<HitRow & { community_id: string | null }>(sql`
    select ${baseColumns}, v.root_message_id, coalesce(m.channel_id, r.channel_id) as home_id,
      coalesce(v.community_id, c.community_id) as community_id
    from ${messageTables}
    left join conversations v on v.id = m.conversation_id
    left join messages r on r.id = v.root_message_id
    left join channels c on c.id = m.channel_id
    where m.id = any(${found.map(({ id }) => id)}) and not m.is_draft and m.deleted_at is null`);
  const hits = new Map(rows.map((row) => [row.id, row]));
  return found.flatMap(({ id }) => {
    const row = hits.get(id);
    if (row === undefined) return [];
    const home = channels.find((channel) => channel.id === row.home_id);
    return {
      message: presentBase(row),
      excerpt: excerptOf(row.content_html, shown, begins),
      communityId: row.community_id,
      channel: home === undefined ? null : { id: home.id, slug: home.slug, name: home.name },
      rootMessageId: row.root_message_id,
    };
  });
}

/** Those with whom one is in a community, by how their names begin. */
async function readPeople(
  db: Executor,
  { userId }: User,
  name: string,
  communityId: string | null,
): Promise<Person[]> {
  const begins = `${name
    .replace(/^@/, '')
    .toLowerCase()
    .replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db.rows<
    Pick<UsersRow, 'id' | 'username'> & Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'>
  >(sql`
    select u.id, u.username, p.display_name, p.avatar_media_id
    from (
      select id from users where lower(username) collate "C" like ${begins}
      union select user_id from user_profiles where lower(display_name) collate "C" like ${begins}) x
    join users u on u.id = x.id and u.status = 'active'
    join user_profiles p on p.user_id = u.id
    where not ${areApart(sql`u.id`, sql`${userId}::bigint`)} and exists (
      select from members t join members m on m.community_id = t.community_id
      where t.user_id = u.id and t.status = 'active' and m.user_id = ${userId} and m.status = 'active'
        and (${communityId}::bigint is null or m.community_id = ${communityId}))
    order by lower(p.display_name), u.id limit ${besideShown}`);
  return rows.map((row) => ({
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
  }));
}

/** Those that begin so before those that hold it. */
function channelsNamed({ channels }: Reach, name: string): FoundChannel[] {
  const wanted = fold(name.replace(/^#/, ''));
  const rank = ({ name: of, slug }: FoundChannel) => {
    const names = [fold(of), slug];
    if (names.some((one) => one.startsWith(wanted))) return 0;
    return names.some((one) => one.includes(wanted)) ? 1 : 2;
  };
  return channels
    .map((channel) => ({ channel, rank: rank(channel) }))
    .filter((one) => one.rank < 2)
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, besideShown)
    .map(({ channel }) => channel);
}
