import type { Relation } from '@weft/contract/graph.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { areApart } from '../blocks/between.ts';
import type { ProfileFacts } from './policy.ts';
import { knowsOf } from './readable.ts';

export interface RelationRow extends Pick<UserProfilesRow, 'visibility'> {
  /** Null: does not follow; false: has asked. */
  readonly follows: boolean | null;
  readonly follows_back: boolean | null;
  readonly friends: boolean;
  readonly muted: boolean;
}

/** How a reader stands to whoever a row of `user_profiles p` is about. */
export function relationTo(readerId: string, person: Statement): Statement {
  const reader = sql`${readerId}::bigint`;
  return sql`p.visibility,
    (select x.accepted from user_follows x where x.follower_id = ${reader} and x.following_id = ${person}) as follows,
    (select x.accepted from user_follows x where x.follower_id = ${person} and x.following_id = ${reader}) as follows_back,
    exists (
      select from friendships x
      where x.user_id_1 = least(${person}, ${reader}) and x.user_id_2 = greatest(${person}, ${reader})) as friends,
    exists (select from user_mutes x where x.muter_id = ${reader} and x.muted_id = ${person}) as muted`;
}

export function presentRelation(row: RelationRow): Relation {
  const { visibility, follows, follows_back, friends, muted } = row;
  return {
    closed: visibility !== 'public',
    following: follows === null ? 'no' : follows ? 'yes' : 'requested',
    followsMe: follows_back === true,
    asksMe: follows_back === false,
    friends,
    muted,
  };
}

export type StandingRow = RelationRow &
  Pick<UsersRow, 'id' | 'status'> & { readonly apart: boolean; readonly known: boolean };

/** Everything that the rules of pages ask, of a row of `users u join user_profiles p`. */
export function standingOf(readerId: string): Statement {
  return sql`u.id, u.status, ${areApart(sql`u.id`, sql`${readerId}::bigint`)} as apart,
    ${knowsOf(readerId, sql`u.id`)} as known, ${relationTo(readerId, sql`u.id`)}`;
}

export function factsOf(row: StandingRow): ProfileFacts {
  const { id: userId, status, visibility, apart, known, friends } = row;
  return { userId, status, visibility, apart, known, friends, follows: row.follows === true };
}

export async function readStanding(db: Executor, { userId }: User, personId: string): Promise<StandingRow> {
  const [row] = await db.rows<StandingRow>(sql`
    select ${standingOf(userId)} from users u join user_profiles p on p.user_id = u.id where u.id = ${personId}`);
  if (row === undefined) throw new Problem('not_found');
  return row;
}
