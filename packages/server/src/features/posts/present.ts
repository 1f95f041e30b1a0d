import type { Attachment } from '@weft/contract/media.ts';
import type { Post } from '@weft/contract/posts.ts';
import type {
  MembersRow,
  PostStatsRow,
  PostsRow,
  UserProfilesRow,
  UsersRow,
} from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import type { Actor } from '../../core/policy/actor.ts';
import { isMuted } from '../communities/muted.ts';
import { attachmentJson } from '../media/attachment.ts';
import {
  butForMute,
  mayAnswer,
  mayComment,
  mayDeletePost,
  mayEditPost,
  mayLike,
  type PostFacts,
} from './policy.ts';
import { presentQuote, type Quote, quotesJson, threadJson } from './quoted.ts';
import { readsPost } from './readable.ts';

/** What the rules ask of a post `p`, as somebody stands to it. */
export type FactsRow = Pick<PostsRow, 'id' | 'author_id' | 'status' | 'space_id'> & {
  readonly archived: boolean;
  readonly my_role: MembersRow['role'] | null;
  readonly muted: boolean;
};

export const factsColumns: Statement = sql`
  p.id, p.author_id, p.status, p.space_id, s.archived_at is not null as archived, me.role as my_role,
  coalesce(${isMuted(sql`me`)}, false) as muted`;

export function factsTables(readerId: string | null): Statement {
  return sql`
    posts p left join spaces s on s.id = p.space_id
    left join members me on me.community_id = p.community_id and me.user_id = ${readerId} and me.status = 'active'`;
}

export function factsOf(row: FactsRow, shown: boolean): PostFacts {
  const { archived, my_role: role, muted } = row;
  return {
    id: row.id,
    authorId: row.author_id,
    deleted: row.status === 'deleted',
    shown,
    space: row.space_id === null ? null : { role, archived, muted },
  };
}

type Shown =
  | ('type' | 'title' | 'content' | 'content_html' | 'parent_id' | 'root_id' | 'depth')
  | ('edited_at' | 'version');

export type PostRow = Pick<PostsRow, Shown> &
  FactsRow &
  CountsRow &
  Pick<UsersRow, 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & {
    readonly published_at: Date;
    readonly files: Attachment[];
    readonly cover: Attachment | null;
    readonly songs: Post['songs'];
    readonly tags: string[];
    readonly answer_id: string | null;
    readonly quotes: Quote[];
    readonly made_of: Post['thread'];
    readonly stands_in: Post['space'];
    readonly mine: (keyof Post['mine'])[];
  };

/** A space `s` of a community `c`, as what stands there says it. */
export const spaceJson: Statement = sql`
  jsonb_build_object('id', s.id::text, 'slug', s.slug, 'name', s.name, 'community',
    jsonb_build_object('id', c.id::text, 'slug', c.slug, 'name', c.name))`;

/** What is shown of a post `p` to somebody who may read it; by name, as a statement that is kept outlives a column that comes. */
export function postColumns(readerId: string | null): Statement {
  return sql`
    ${factsColumns}, p.type, p.title, p.content, p.content_html, p.parent_id, p.root_id, p.depth, p.published_at, p.edited_at,
    p.version, u.username, a.display_name, a.avatar_media_id, n.likes, n.replies, n.thread, n.reposts, n.views,
    n.version as counts_version,
    (select coalesce(jsonb_agg(${attachmentJson} order by f.display_order), '[]') from media f
     where f.post_id = p.id and f.display_order > 0) as files,
    (select ${attachmentJson} from media f where f.post_id = p.id and f.display_order = 0) as cover,
    case when p.type = 'album' then ${songsJson(readerId)} else '[]' end as songs,
    (select coalesce(jsonb_agg(t.name order by t.name), '[]') from post_tags k join tags t on t.id = k.tag_id
     where k.post_id = p.id) as tags,
    case when s.id is not null then ${spaceJson} end as stands_in,
    case when p.root_id is null then (
      select w.comment_id from post_answers w
      where w.post_id = p.id and ${readsPost(readerId, sql`w.comment_id`)}) end as answer_id,
    case when p.type = 'text_long' then ${quotesJson(readerId)} else '[]' end as quotes,
    case when p.type = 'text_long' and p.status = 'published' then ${threadJson(readerId)} end as made_of,
    ${didWith(readerId, sql`p.id`)} as mine`;
}

/** What somebody did with a post, by names. */
export function didWith(readerId: string | null, postId: Statement): Statement {
  return sql`array(
    select i.type from post_interactions i where i.post_id = ${postId} and i.user_id = ${readerId}
    union all select 'repost' from reposts r where r.post_id = ${postId} and r.user_id = ${readerId})`;
}

function songsJson(readerId: string | null): Statement {
  return sql`(
    select coalesce(jsonb_agg(jsonb_build_object('id', g.id::text, 'title', g.title, 'file', (
      select ${attachmentJson} from media f where f.post_id = g.id and f.display_order > 0 limit 1), 'author', jsonb_build_object(
      'id', gu.id::text, 'username', gu.username, 'displayName', ga.display_name, 'avatar', ga.avatar_media_id::text))
      order by k.display_order), '[]')
    from album_songs k join posts g on g.id = k.song_id
    join users gu on gu.id = g.author_id join user_profiles ga on ga.user_id = g.author_id
    where k.album_id = p.id and ${readsPost(readerId, sql`g.id`)})`;
}

export function postTables(readerId: string | null): Statement {
  return sql`
    ${factsTables(readerId)}
    join users u on u.id = p.author_id join user_profiles a on a.user_id = p.author_id
    join post_stats n on n.post_id = p.id left join communities c on c.id = p.community_id`;
}

export function presentPost(actor: Actor, row: PostRow): Post {
  const facts = butForMute(factsOf(row, true));
  return {
    id: row.id,
    type: row.type,
    author: {
      id: row.author_id,
      username: row.username,
      displayName: row.display_name,
      avatar: row.avatar_media_id,
    },
    title: row.title,
    content: row.content,
    html: row.content_html,
    files: row.files,
    cover: row.cover,
    songs: row.songs,
    tags: row.tags,
    space: row.stands_in,
    parentId: row.parent_id,
    rootId: row.root_id,
    depth: row.depth,
    publishedAt: row.published_at.toISOString(),
    editedAt: row.edited_at?.toISOString() ?? null,
    deleted: facts.deleted,
    answerId: row.answer_id,
    quotes: row.quotes.map(presentQuote),
    thread: row.made_of,
    version: Number(row.version),
    counts: presentCounts(row),
    mine: presentMine(row.mine),
    may: {
      comment: actor.kind === 'user' && mayComment.allows(actor, facts),
      like: actor.kind === 'user' && mayLike.allows(actor, facts),
      edit: actor.kind === 'user' && mayEditPost.allows(actor, facts),
      delete: actor.kind === 'user' && mayDeletePost.allows(actor, facts),
      answer: actor.kind === 'user' && row.root_id === null && mayAnswer.allows(actor, facts),
    },
  };
}

export type CountsRow = Pick<PostStatsRow, 'likes' | 'replies' | 'thread' | 'reposts' | 'views'> & {
  readonly counts_version: string;
};

export function presentCounts(row: CountsRow): Post['counts'] {
  const { likes, replies, thread, reposts, views, counts_version: version } = row;
  return { likes, replies, thread, reposts, views: Number(views), version: Number(version) };
}

export function presentMine(types: readonly (keyof Post['mine'])[]): Post['mine'] {
  const has = (type: keyof Post['mine']) => types.includes(type);
  return { like: has('like'), bookmark: has('bookmark'), share: has('share'), repost: has('repost') };
}
