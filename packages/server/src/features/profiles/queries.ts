import { type Profile, sharedShown } from '@weft/contract/profiles.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { CommunitiesRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayEditUser, mayReadProfile, type ProfileFacts } from '../accounts/policy.ts';
import { areApart } from '../blocks/between.ts';

type Row = Pick<UsersRow, 'id' | 'username' | 'status' | 'created_at'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id' | 'bio' | 'visibility'> & {
    readonly apart: boolean;
  };

/** Two statements: who it is, and what brings the two together. What the rule asks, and what the page shows. */
async function readPage(db: Executor, actor: User, username: string) {
  const [row] = await db.rows<Row>(sql`
    select u.id, u.username, u.status, u.created_at, p.display_name, p.avatar_media_id, p.bio, p.visibility,
      ${areApart(sql`u.id`, sql`${actor.userId}::bigint`)} as apart
    from users u
    join user_profiles p on p.user_id = u.id
    where lower(u.username) = lower(${username})`);
  if (row === undefined) throw new Problem('not_found');
  const shared = row.id === actor.userId ? [] : await listShared(db, actor.userId, row.id);
  const { id: userId, status, visibility, apart } = row;
  const facts: ProfileFacts = { userId, status, visibility, together: shared.length > 0, apart };
  return { row, shared, facts };
}

/** The rule is asked before anything is shown. */
export async function readProfile(db: Executor, actor: User, username: string): Promise<Profile> {
  const { row, shared, facts } = await readPage(db, actor, username);
  mayReadProfile.permit(actor, facts);
  const { id, visibility } = row;
  return {
    id,
    username: row.username,
    displayName: row.display_name,
    avatar: row.avatar_media_id,
    bio: row.bio,
    joinedAt: row.created_at.toISOString(),
    visibility: id === actor.userId ? visibility : null,
    shared,
    may: { edit: mayEditUser.allows(actor, { id }) },
  };
}

/** For whoever reports a page: what the rule asks, and what stands there. */
export async function readProfileFacts(db: Executor, actor: User, username: string) {
  const { row, facts } = await readPage(db, actor, username);
  const page = { displayName: row.display_name, username: row.username, bio: row.bio };
  return { facts, page };
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
