import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';

/** The spaces of a world. */
export interface SpaceThings {
  /** Public, in the private community; the owner made it. Its address is `space`. */
  readonly spaceId: string;
  readonly space: string;
  /** Public, in a public community that the owner alone is in. */
  readonly openCommunityId: string;
  readonly openSpaceId: string;
  /** For the members of that one. */
  readonly closedSpaceId: string;
  readonly closedSpace: string;
}

export async function openSpaces(
  db: Database,
  n: number,
  communityId: string,
  owner: string,
): Promise<SpaceThings> {
  const [made] = await db.rows<SpaceThings>(sql`
    with c as (
      insert into communities (name, slug, visibility) values ('Open Sky', ${`open-sky-of-${n}`}, 'public') returning id
    ), m as (
      insert into members (community_id, user_id, role, status, joined_at)
      select id, ${owner}, 'owner', 'active', now() from c
    ), s as (
      insert into spaces (community_id, slug, name, visibility, created_by)
      select ${communityId}::bigint, 'reports', 'Reports', 'public', ${owner}::bigint
      union all select id, 'reports', 'Reports', 'public', ${owner} from c
      union all select id, 'minutes', 'Minutes', 'private', ${owner} from c
      returning id, community_id, slug
    )
    select own.id as "spaceId", own.slug as space, c.id as "openCommunityId", open.id as "openSpaceId",
      closed.id as "closedSpaceId", closed.slug as "closedSpace"
    from c, s own, s open, s closed
    where own.community_id = ${communityId} and open.community_id = c.id and open.slug = 'reports'
      and closed.slug = 'minutes'`);
  if (made === undefined) throw new Error('the spaces were not made');
  return made;
}
