import {
  communitiesShown,
  type OperatorPerson,
  type OperatorPersonDetails,
} from '@weft/contract/operator-people.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import type { CommunitiesRow, MembersRow, UserProfilesRow, UsersRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { Operator, User } from '../../../core/policy/actor.ts';
import { mayEndSessions, maySetRole, maySuspend } from '../../accounts/policy.ts';
import { maySendReset } from '../../credentials/policy.ts';
import { mayErase, mayRestore } from '../../erasure/policy.ts';
import { maySetTier } from '../../media/policy.ts';
import { presentRoom, type RoomRow, roomColumns, roomTables } from '../../media/tiers.ts';
import type { Desk } from '../desk.ts';
import type { PersonFacts } from '../policy.ts';

type PersonRow = Pick<
  UsersRow,
  'id' | 'username' | 'email' | 'email_verified' | 'status' | 'role' | 'created_at' | 'last_login_at'
> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'>;

const personColumns = sql`
  u.id, u.username, p.display_name, p.avatar_media_id, u.email, u.email_verified, u.status, u.role, u.created_at, u.last_login_at`;

export interface PeopleFilter extends PageQuery {
  readonly begins?: string | undefined;
  readonly status?: UsersRow['status'] | undefined;
  readonly role?: UsersRow['role'] | undefined;
}

const personKey = z.tuple([id]);

/** How a pattern for LIKE begins, with what LIKE would read as signs taken by their word. */
export const beginningWith = (text: string) => `${text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;

/** Where names begin so, by three indexes in the order of letters. One condition over two tables would read everybody. */
const idsBeginning = (pattern: string) => sql`
  select id from users where lower(username) collate "C" like ${pattern}
  union all select id from users where lower(email) collate "C" like ${pattern}
  union all select user_id from user_profiles where lower(display_name) collate "C" like ${pattern}`;

/** More than so many begin so: then the newest of them are found sooner by walking back from the newest of all. */
const manyPeople = 2_000;

async function isCommon(db: Executor, pattern: string): Promise<boolean> {
  const [row] = await db.rows<{ n: number }>(sql`
    select count(*)::int as n from (select from (${idsBeginning(pattern)}) x limit ${manyPeople + 1}) few`);
  return (row?.n ?? 0) > manyPeople;
}

/** Newest first. */
export async function listPeople(
  db: Executor,
  _desk: Desk,
  { begins = '', status, role, cursor, limit }: PeopleFilter,
) {
  const [before] = decodeCursor(personKey, cursor) ?? [null];
  const pattern = beginningWith(begins);
  const named = async () => {
    if (begins === '') return sql`true`;
    if (!(await isCommon(db, pattern))) return sql`u.id in (${idsBeginning(pattern)})`;
    return sql`(lower(u.username) collate "C" like ${pattern} or lower(u.email) collate "C" like ${pattern}
      or lower(p.display_name) collate "C" like ${pattern})`;
  };
  const rows = await db.rows<PersonRow>(sql`
    select ${personColumns}
    from users u
    join user_profiles p on p.user_id = u.id
    where ${before === null ? sql`true` : sql`u.id < ${before}`}
      and ${ofStatus(status)}
      and ${role === undefined ? sql`true` : sql`u.role = ${role}`}
      and ${await named()}
    order by u.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, presentPerson, (row) => [row.id]);
}

/** The index of those who are not active is only taken by who says that they are not. */
function ofStatus(status: UsersRow['status'] | undefined) {
  if (status === undefined) return sql`true`;
  return status === 'active' ? sql`u.status = 'active'` : sql`u.status = ${status} and u.status <> 'active'`;
}

function presentPerson(row: PersonRow): OperatorPerson {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
    email: row.email,
    emailVerified: row.email_verified,
    status: row.status,
    role: row.role,
    createdAt: row.created_at.toISOString(),
    lastSignInAt: row.last_login_at?.toISOString() ?? null,
  };
}

/** A person as a rule sees them. */
export async function readPersonFacts(db: Executor, _desk: Desk, userId: string): Promise<PersonFacts> {
  const [row] = await db.rows<PersonFacts>(sql`select id, status from users where id = ${userId}`);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

type DetailsRow = PersonRow &
  Pick<UsersRow, 'language'> &
  RoomRow & {
    readonly tier_id: string;
    readonly second_factor: boolean;
    readonly sessions: number;
    readonly tokens: number;
    readonly due_at: Date | null;
    readonly erased_at: Date | null;
    readonly last_admin: boolean;
    readonly communities: number;
  };

export async function readPerson(
  db: Executor,
  { actor }: Desk,
  userId: string,
): Promise<OperatorPersonDetails> {
  const row = await readDetails(db, userId);
  return { ...(await presentDetails(db, row)), may: mayDo(actor, row) };
}

/** The same at the command line, where everything may be done. */
export async function describePerson(db: Executor, _actor: Operator, userId: string) {
  return presentDetails(db, await readDetails(db, userId));
}

async function readDetails(db: Executor, userId: string): Promise<DetailsRow> {
  const [row] = await db.rows<DetailsRow>(sql`
    select ${personColumns}, u.language, t.id as tier_id, ${roomColumns}, e.due_at, e.erased_at,
      exists (select from second_factors f where f.user_id = u.id and f.confirmed_at is not null) as second_factor,
      (select count(*)::int from sessions x where x.user_id = u.id and x.expires_at > now()) as sessions,
      (select count(*)::int from access_tokens x where x.user_id = u.id) as tokens,
      (select count(*)::int from members m where m.user_id = u.id and m.status in ('active', 'suspended')) as communities,
      u.role = 'admin' and u.status = 'active'
        and not exists (select from users o where o.role = 'admin' and o.status = 'active' and o.id <> u.id) as last_admin
    from users u
    join user_profiles p on p.user_id = u.id
    join (${roomTables}) on s.user_id = u.id
    left join account_erasures e on e.user_id = u.id
    where u.id = ${userId}`);
  if (row === undefined) throw new Problem('not_found');
  return row;
}

async function presentDetails(db: Executor, row: DetailsRow): Promise<Omit<OperatorPersonDetails, 'may'>> {
  return {
    ...presentPerson(row),
    language: row.language,
    secondFactor: row.second_factor,
    sessions: row.sessions,
    tokens: row.tokens,
    storage: { tierId: row.tier_id, ...presentRoom(row) },
    communities: await listCommunitiesOf(db, row.id),
    communitiesTotal: row.communities,
    eraseAt: row.erased_at === null ? (row.due_at?.toISOString() ?? null) : null,
    erased: row.erased_at !== null,
  };
}

async function listCommunitiesOf(
  db: Executor,
  userId: string,
): Promise<OperatorPersonDetails['communities']> {
  return db.rows<Pick<CommunitiesRow, 'id' | 'name' | 'slug'> & Pick<MembersRow, 'role' | 'status'>>(sql`
    select c.id, c.name, c.slug, m.role, m.status
    from members m
    join communities c on c.id = m.community_id
    where m.user_id = ${userId} and m.status in ('active', 'suspended')
    order by m.id
    limit ${communitiesShown}`);
}

/** What is offered: the rules of each act, and whether it would change anything. */
function mayDo(actor: User, row: DetailsRow): OperatorPersonDetails['may'] {
  const person = { id: row.id, status: row.status };
  const active = row.status === 'active';
  const oneself = actor.userId === row.id;
  return {
    suspend: active && !row.last_admin && maySuspend.allows(actor, person),
    resume: row.status === 'suspended' && maySuspend.allows(actor, person),
    makeAdmin: active && row.role !== 'admin' && maySetRole.allows(actor, person),
    takeAdmin: row.role === 'admin' && !row.last_admin && maySetRole.allows(actor, person),
    endSessions: row.sessions > 0 && mayEndSessions.allows(actor, person),
    sendReset: maySendReset.allows(actor, person),
    delete: row.status !== 'deleted' && !row.last_admin && !oneself && mayErase.allows(actor, person),
    restore: row.due_at !== null && row.erased_at === null && mayRestore.allows(actor, person),
    setTier: maySetTier.allows(actor, person),
  };
}
