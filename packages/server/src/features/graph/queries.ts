import type { PeopleList } from '@weft/contract/graph.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { areApart } from '../blocks/between.ts';
import type { MayKeepTies } from './follow.ts';
import type { ProfileFacts } from './policy.ts';
import { knowsOf } from './readable.ts';
import {
  factsOf,
  presentRelation,
  type RelationRow,
  relationTo,
  type StandingRow,
  standingOf,
} from './standing.ts';

type PersonRow = Pick<UsersRow, 'id' | 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & { readonly since: Date };

const listKey = z.tuple([time, id]);

const presentPerson = ({ id, username, display_name: displayName, avatar_media_id: avatar }: PersonRow) => ({
  id,
  username,
  displayName,
  avatar,
});

/** The latest first, to the millisecond, of rows (id, since); those who are here. */
function peopleIn(
  ties: Statement,
  columns: Statement,
  where: Statement,
  { cursor, limit }: PageQuery,
): Statement {
  const [at, before] = decodeCursor(listKey, cursor) ?? [null, null];
  return sql`
    select u.id, t.since, u.username, p.display_name, p.avatar_media_id, ${columns}
    from (${ties}) t join users u on u.id = t.id join user_profiles p on p.user_id = u.id
    where u.status = 'active' and ${where}
      and (${at}::timestamptz is null or (t.since, t.id) < (${at}, ${before}::bigint))
    order by t.since desc, t.id desc
    limit ${limit + 1}`;
}

const keyOf = (row: PersonRow) => [row.since.toISOString(), row.id];

async function listOwn(db: Executor, ties: Statement, query: PageQuery) {
  const rows = await db.rows<PersonRow>(peopleIn(ties, sql`true`, sql`true`, query));
  const present = (row: PersonRow) => ({ person: presentPerson(row), since: row.since.toISOString() });
  return toPage(rows, query.limit, present, keyOf);
}

export function listRequestsTo(db: Executor, { subject: { userId } }: MayKeepTies, query: PageQuery) {
  const ties = sql`select follower_id as id, created_at as since from user_follows
    where following_id = ${userId} and not accepted`;
  return listOwn(db, ties, query);
}

export function listMutesOf(db: Executor, { subject: { userId } }: MayKeepTies, query: PageQuery) {
  return listOwn(
    db,
    sql`select muted_id as id, created_at as since from user_mutes where muter_id = ${userId}`,
    query,
  );
}

const tiesOf: Readonly<Record<PeopleList, (userId: string) => Statement>> = {
  followers: (userId) =>
    sql`select follower_id as id, accepted_at as since from user_follows where following_id = ${userId} and accepted`,
  following: (userId) =>
    sql`select following_id as id, accepted_at as since from user_follows where follower_id = ${userId} and accepted`,
  friends: (userId) =>
    sql`select user_id_2 as id, created_at as since from friendships where user_id_1 = ${userId}
      union all select user_id_1, created_at from friendships where user_id_2 = ${userId}`,
};

export interface PeopleQuery extends PageQuery {
  readonly search?: string | undefined;
}

/** Whom the reader may know of and is not apart from: a list of somebody else is no way to learn names. */
export async function listPeopleOf(
  db: Executor,
  { actor: { userId: readerId }, subject }: Permit<'profile.read', User, ProfileFacts>,
  list: PeopleList,
  query: PeopleQuery,
) {
  const begins = `${(query.search ?? '').replaceAll(/[\\%_]/g, '\\$&')}%`;
  const where = sql`
    (u.id = ${readerId} or ${knowsOf(readerId, sql`u.id`)} and not ${areApart(sql`u.id`, sql`${readerId}::bigint`)})
    and (${begins} = '%' or u.username ilike ${begins} or p.display_name ilike ${begins})`;
  const columns = relationTo(readerId, sql`u.id`);
  const rows = await db.rows<PersonRow & RelationRow>(
    peopleIn(tiesOf[list](subject.userId), columns, where, query),
  );
  return toPage(
    rows,
    query.limit,
    (row) => ({
      person: presentPerson(row),
      since: row.since.toISOString(),
      relation: row.id === readerId ? null : presentRelation(row),
    }),
    keyOf,
  );
}

/** Whose page it is, as the rule sees it. */
export async function readFactsNamed(
  db: Executor,
  { userId }: User,
  username: string,
): Promise<ProfileFacts> {
  const [row] = await db.rows<StandingRow>(sql`
    select ${standingOf(userId)} from users u join user_profiles p on p.user_id = u.id
    where lower(u.username) = lower(${username})`);
  if (row === undefined) throw new Problem('not_found');
  return factsOf(row);
}
