import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { Actor, User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { areApart } from '../blocks/between.ts';
import type { PostFacts } from './policy.ts';
import { type CountsRow, didWith, type PostRow, presentCounts, presentMine } from './present.ts';
import { hydrate } from './queries.ts';
import { isReadable } from './readable.ts';

const sinceKey = z.tuple([time, id]);

/** What one did with a post, and how it is counted now. */
export async function readSettled(db: Executor, { userId }: User, postId: string) {
  const [row] = await db.rows<CountsRow & Pick<PostRow, 'mine'>>(sql`
    select n.likes, n.replies, n.thread, n.reposts, n.views, n.version as counts_version,
      ${didWith(userId, sql`n.post_id`)} as mine
    from post_stats n where n.post_id = ${postId}`);
  if (row === undefined) throw new Problem('not_found');
  return { mine: presentMine(row.mine), counts: presentCounts(row) };
}

type LikeRow = Pick<UsersRow, 'id' | 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & { readonly since: Date };

export async function listLikesOf(
  db: Executor,
  { actor, subject }: Permit<'post.read', Actor, PostFacts>,
  { cursor, limit }: PageQuery,
) {
  const reader = actor.kind === 'user' ? actor.userId : null;
  const [at, last] = decodeCursor(sinceKey, cursor) ?? [null, null];
  const rows = await db.rows<LikeRow>(sql`
    select u.id, u.username, a.display_name, a.avatar_media_id, i.created_at as since
    from post_interactions i join users u on u.id = i.user_id join user_profiles a on a.user_id = u.id
    where i.post_id = ${subject.id} and i.type = 'like' and u.status = 'active'
      and not ${areApart(sql`u.id`, sql`${reader}::bigint`)}
      and (${at}::timestamptz is null or (i.created_at, i.user_id) < (${at}, ${last}::bigint))
    order by i.created_at desc, i.user_id desc limit ${limit + 1}`);
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

/** What one may no longer read stays bookmarked, and is left out. */
export async function listBookmarksOf(
  db: Executor,
  { actor, subject: { userId } }: Permit<'bookmark.list', User, { readonly userId: string }>,
  { cursor, limit }: PageQuery,
) {
  const [at, last] = decodeCursor(sinceKey, cursor) ?? [null, null];
  const found = await db.rows<{ post_id: string; created_at: Date }>(sql`
    select i.post_id, i.created_at from post_interactions i join posts p on p.id = i.post_id
    where i.user_id = ${userId} and i.type = 'bookmark' and ${isReadable(userId)}
      and (${at}::timestamptz is null or (i.created_at, i.post_id) < (${at}, ${last}::bigint))
    order by i.created_at desc, i.post_id desc limit ${limit + 1}`);
  const page = toPage(
    found,
    limit,
    (row) => row.post_id,
    (row) => [row.created_at.toISOString(), row.post_id],
  );
  return { items: await hydrate(db, actor, page.items), nextCursor: page.nextCursor };
}
