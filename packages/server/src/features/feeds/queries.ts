import type { PageQuery } from '@weft/contract/page.ts';
import type { PostType } from '@weft/contract/posts.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { MayUseList } from '../lists/queries.ts';
import { isReadableRoot } from '../posts/readable.ts';
import { readFeed } from './find.ts';
import { readRanked } from './ranking.ts';
import { discovered, homeOf, isHeard, listFeedOf } from './wanted.ts';

export type MayReadFeeds = Permit<'feed.read', User, { readonly userId: string }>;

export function readHomeOf(db: Executor, { actor }: MayReadFeeds, page: PageQuery) {
  return readFeed(db, actor, homeOf(actor.userId), page);
}

export function readFeedOfList(db: Executor, { actor, subject }: MayUseList, page: PageQuery) {
  return readFeed(db, actor, listFeedOf(actor.userId, subject.id), page);
}

/** The most liked, where that is asked for: of the last thirty days, so that what is old makes room. */
export function readDiscovered(
  db: Executor,
  { actor }: MayReadFeeds,
  {
    type,
    tag,
    sort,
    ...page
  }: PageQuery & {
    readonly type?: PostType | undefined;
    readonly tag?: string | undefined;
    readonly sort: 'recent' | 'popular';
  },
) {
  const wanted = discovered(actor.userId, { type, tag, lately: sort === 'popular' });
  if (sort === 'recent') return readFeed(db, actor, wanted, page);
  const name = `discover:${type ?? ''}:${tag ?? ''}`;
  return readRanked(db, actor, { wanted, by: 'popular', name }, page);
}

const [lookedAt, shown] = [500, 30];

/** Counted on the latest posts alone, so that it costs the same however many there are. */
export function listFrequentTags(db: Executor, { actor: { userId } }: MayReadFeeds) {
  return db.rows<{ name: string; posts: number }>(sql`
    select t.name, count(*)::int as posts
    from (
      select p.id, p.author_id, p.space_id from posts p where p.status = 'published' and p.parent_id is null
        and exists (select from post_tags k where k.post_id = p.id)
      order by p.published_at desc, p.id desc limit ${lookedAt}) p
    join post_tags k on k.post_id = p.id join tags t on t.id = k.tag_id
    where ${isHeard(userId)} and ${isReadableRoot(userId)}
    group by t.id order by posts desc, lower(t.name) limit ${shown}`);
}
