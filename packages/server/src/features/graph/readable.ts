import { type Statement, sql } from '../../core/db/statement.ts';
import { areApart } from '../blocks/between.ts';

/** Who reads: null is whoever has no account, a piece of SQL one of several. */
export type Reader = string | null | Statement;

/**
 * Whether somebody may read what stands on somebody's profile, as SQL: the twin of mayReadProfile, to be asked wherever
 * posts, files or people are found by a statement. A property test holds the two to each other.
 */
export function readsProfile(readerId: Reader, authorId: Statement): Statement {
  const reader = sql`${readerId}::bigint`;
  return sql`(${authorId} = ${reader} or exists (
    select from users xu join user_profiles xp on xp.user_id = xu.id
    where xu.id = ${authorId} and xu.status = 'active'
      and (xp.visibility = 'public'
        or xp.visibility = 'followers' and exists (
          select from user_follows xf where xf.follower_id = ${reader} and xf.following_id = xu.id and xf.accepted)
        or exists (
          select from friendships xr
          where xr.user_id_1 = least(xu.id, ${reader}) and xr.user_id_2 = greatest(xu.id, ${reader})))
      and not ${areApart(sql`xu.id`, reader)} offset 0))`;
}

/**
 * Whether somebody may know that a person is here, by name and picture: their page is public, or the two are in one
 * community at the moment, take part in one conversation, or one of them follows the other or asked to. Blocks are not
 * asked: in shared places both go on seeing the other's name. `offset 0` keeps the planner from reading all there is, to look
 * up in it for a list of a few (a page of members, a thread): each is asked by its key.
 */
export function knowsOf(readerId: string | Statement | null, personId: Statement): Statement {
  const reader = sql`${readerId}::bigint`;
  return sql`(${personId} = ${reader}
    or exists (select from user_profiles xp where xp.user_id = ${personId} and xp.visibility = 'public' offset 0)
    or exists (
      select from members xm join members xn on xn.community_id = xm.community_id
      where xm.user_id = ${reader} and xm.status = 'active' and xn.user_id = ${personId} and xn.status = 'active' offset 0)
    or exists (
      select from user_follows xf where xf.follower_id = ${reader} and xf.following_id = ${personId}
      union all
      select from user_follows xf where xf.follower_id = ${personId} and xf.following_id = ${reader})
    or exists (
      select from friendships xr
      where xr.user_id_1 = least(${personId}, ${reader}) and xr.user_id_2 = greatest(${personId}, ${reader}) offset 0)
    or exists (
      select from conversation_participants xc
      join conversation_participants xd on xd.conversation_id = xc.conversation_id
      where xc.user_id = ${reader} and xc.role = 'participant' and xd.user_id = ${personId} and xd.role = 'participant'
      offset 0))`;
}
