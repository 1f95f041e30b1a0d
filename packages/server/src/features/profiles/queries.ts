import { type Profile, sharedShown } from '@weft/contract/profiles.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { CommunitiesRow, UserProfilesRow, UserStatsRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayEditUser } from '../accounts/policy.ts';
import { mayFollow, mayMuteUser, mayOpenProfile, mayReadProfile } from '../graph/policy.ts';
import { factsOf, presentRelation, type StandingRow, standingOf } from '../graph/standing.ts';

type Row = StandingRow &
  Pick<UsersRow, 'username' | 'created_at'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id' | 'bio'> &
  Pick<UserStatsRow, 'followers' | 'following'> & { readonly friend_count: number };

/** One statement: who it is, and how the two stand to each other. What the rules ask, and what the page shows. */
async function readPage(db: Executor, actor: User, username: string) {
  const [row] = await db.rows<Row>(sql`
    select ${standingOf(actor.userId)}, u.username, u.created_at, p.display_name, p.avatar_media_id, p.bio,
      s.followers, s.following, s.friends as friend_count
    from users u
    join user_profiles p on p.user_id = u.id
    join user_stats s on s.user_id = u.id
    where lower(u.username) = lower(${username})`);
  if (row === undefined) throw new Problem('not_found');
  return { row, facts: factsOf(row) };
}

/** The rules are asked before anything is shown. */
export async function readProfile(db: Executor, actor: User, username: string): Promise<Profile> {
  const { row, facts } = await readPage(db, actor, username);
  mayOpenProfile.permit(actor, facts);
  const limited = !mayReadProfile.allows(actor, facts);
  const { id, visibility, followers, following } = row;
  const oneself = id === actor.userId;
  return {
    id,
    username: row.username,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
    limited,
    bio: limited ? '' : row.bio,
    joinedAt: row.created_at.toISOString(),
    visibility: oneself ? visibility : null,
    shared: oneself ? [] : await listShared(db, actor.userId, id),
    relation: oneself ? null : presentRelation(row),
    counts: limited ? null : { followers, following, friends: row.friend_count },
    may: {
      edit: mayEditUser.allows(actor, { id }),
      follow: mayFollow.allows(actor, facts),
      mute: mayMuteUser.allows(actor, facts),
    },
  };
}

/** For whoever reports a page: what the rule asks, and what stands there for them. */
export async function readProfileFacts(db: Executor, actor: User, username: string) {
  const { row, facts } = await readPage(db, actor, username);
  const bio = mayReadProfile.allows(actor, facts) ? row.bio : '';
  return { facts, page: { displayName: row.display_name, username: row.username, bio } };
}

/** Where both are in at the moment: whoever was suspended there shares nothing with those inside. */
function listShared(
  db: Executor,
  one: string,
  other: string,
): Promise<Pick<CommunitiesRow, 'id' | 'name' | 'slug'>[]> {
  return db.rows(sql`
    select c.id, c.name, c.slug
    from members a
    join members b on b.community_id = a.community_id and b.user_id = ${other} and b.status = 'active'
    join communities c on c.id = a.community_id
    where a.user_id = ${one} and a.status = 'active'
    order by a.id
    limit ${sharedShown}`);
}
