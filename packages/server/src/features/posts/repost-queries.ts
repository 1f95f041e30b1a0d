import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { RepostsRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { Actor } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { ProfileFacts } from '../graph/policy.ts';
import { readsProfile } from '../graph/readable.ts';
import type { PostFacts } from './policy.ts';
import { hydrate, readerOf } from './queries.ts';
import { isReadable } from './readable.ts';

const sinceKey = z.tuple([time, id]);

type ByRow = Pick<RepostsRow, 'comment' | 'created_at'> &
  Pick<UsersRow, 'id' | 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'>;

/** What somebody shows stands on their page: who may not read that does not learn of it here. */
export async function listRepostsOf(
  db: Executor,
  { actor, subject }: Permit<'post.read', Actor, PostFacts>,
  { cursor, limit }: PageQuery,
) {
  const reader = readerOf(actor);
  const [at, last] = decodeCursor(sinceKey, cursor) ?? [null, null];
  const rows = await db.rows<ByRow>(sql`
    select u.id, u.username, a.display_name, a.avatar_media_id, r.comment, r.created_at
    from reposts r join users u on u.id = r.user_id join user_profiles a on a.user_id = u.id
    where r.post_id = ${subject.id} and ${readsProfile(reader, sql`r.user_id`)}
      and (${at}::timestamptz is null or (r.created_at, r.user_id) < (${at}, ${last}::bigint))
    order by r.created_at desc, r.user_id desc limit ${limit + 1}`);
  return toPage(
    rows,
    limit,
    ({
      id: personId,
      username,
      display_name: displayName,
      avatar_media_id: avatar,
      comment,
      created_at,
    }) => ({
      person: { id: personId, username, displayName, avatar },
      ...{ comment, since: created_at.toISOString() },
    }),
    (row) => [row.created_at.toISOString(), row.id],
  );
}

/** Of what somebody shows, what the reader may read; of a page that may not be read, nothing. */
export async function listRepostsBy(
  db: Executor,
  { actor, subject }: Permit<'profile.open', Actor, Pick<ProfileFacts, 'userId'>>,
  { cursor, limit }: PageQuery,
) {
  const reader = readerOf(actor);
  const [at, last] = decodeCursor(sinceKey, cursor) ?? [null, null];
  const found = await db.rows<Pick<RepostsRow, 'post_id' | 'comment' | 'created_at'>>(sql`
    select r.post_id, r.comment, r.created_at from reposts r join posts p on p.id = r.post_id
    where r.user_id = ${subject.userId} and ${readsProfile(reader, sql`r.user_id`)} and ${isReadable(reader)}
      and (${at}::timestamptz is null or (r.created_at, r.post_id) < (${at}, ${last}::bigint))
    order by r.created_at desc, r.post_id desc limit ${limit + 1}`);
  const page = toPage(
    found,
    limit,
    (row) => row,
    (row) => [row.created_at.toISOString(), row.post_id],
  );
  const posts = await hydrate(
    db,
    actor,
    page.items.map((row) => row.post_id),
  );
  const byId = new Map(posts.map((post) => [post.id, post]));
  const items = page.items.flatMap(({ post_id: postId, comment, created_at }) => {
    const post = byId.get(postId);
    return post === undefined ? [] : { post, comment, since: created_at.toISOString() };
  });
  return { items, nextCursor: page.nextCursor };
}
