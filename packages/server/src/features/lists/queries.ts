import type { UserList } from '@weft/contract/lists.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { UserListsRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { ListFacts } from './policy.ts';

type ListRow = Pick<UserListsRow, 'id' | 'name' | 'description' | 'created_at'> & {
  readonly members: number;
};
export type MayUseList = Permit<'list.use', User, ListFacts>;

/** Those who are here; who has left keeps no place in it. */
const columns = sql`l.id, l.name, l.description, l.created_at, (
  select count(*)::int from list_members k join users u on u.id = k.user_id and u.status = 'active'
  where k.list_id = l.id) as members`;

const present = ({ id: listId, name, description, members, created_at }: ListRow): UserList => ({
  ...{ id: listId, name, description, members },
  createdAt: created_at.toISOString(),
});

export async function readListFacts(db: Executor, listId: string): Promise<ListFacts> {
  const [row] = await db.rows<{ user_id: string }>(sql`select user_id from user_lists where id = ${listId}`);
  if (row === undefined) throw new Problem('not_found');
  return { id: listId, ownerId: row.user_id };
}

export async function readList(db: Executor, { subject }: MayUseList): Promise<UserList> {
  const [row] = await db.rows<ListRow>(sql`select ${columns} from user_lists l where l.id = ${subject.id}`);
  if (row === undefined) throw new Problem('not_found');
  return present(row);
}

/** All of them: there are a hundred at most. */
export async function listListsOf(
  db: Executor,
  { subject: { userId } }: Permit<'list.make', User, { readonly userId: string }>,
  holding: string | undefined,
) {
  const rows = await db.rows<ListRow & { holds: boolean }>(sql`
    select ${columns},
      exists (select from list_members k where k.list_id = l.id and k.user_id = ${holding ?? null}::bigint) as holds
    from user_lists l where l.user_id = ${userId} order by lower(l.name)`);
  return rows.map((row) => ({ ...present(row), holds: holding === undefined ? null : row.holds }));
}

type MemberRow = Pick<UsersRow, 'id' | 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & { readonly since: Date };

const memberKey = z.tuple([time, id]);

export async function listMembersOf(db: Executor, { subject }: MayUseList, { cursor, limit }: PageQuery) {
  const [at, before] = decodeCursor(memberKey, cursor) ?? [null, null];
  const rows = await db.rows<MemberRow>(sql`
    select u.id, k.created_at as since, u.username, p.display_name, p.avatar_media_id
    from list_members k join users u on u.id = k.user_id join user_profiles p on p.user_id = u.id
    where k.list_id = ${subject.id} and u.status = 'active'
      and (${at}::timestamptz is null or (k.created_at, k.user_id) < (${at}, ${before}::bigint))
    order by k.created_at desc, k.user_id desc limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    ({ id: personId, username, display_name: displayName, avatar_media_id: avatar, since }) => ({
      person: { id: personId, username, displayName, avatar },
      since: since.toISOString(),
    }),
    (row) => [row.since.toISOString(), row.id],
  );
}
