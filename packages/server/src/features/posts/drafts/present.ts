import type { Attachment } from '@weft/contract/media.ts';
import type { PostDraft } from '@weft/contract/post-drafts.ts';
import type { PostsRow } from '../../../core/db/row-types.ts';
import { type Statement, sql } from '../../../core/db/statement.ts';
import { attachmentJson } from '../../media/attachment.ts';
import { readableSpaces } from '../../spaces/queries.ts';
import { spaceJson } from '../present.ts';
import { readsPost } from '../readable.ts';

type Kept =
  | ('id' | 'client_key' | 'status' | 'type' | 'title' | 'content' | 'space_id' | 'parent_id')
  | ('version' | 'save_id' | 'updated_at' | 'scheduled_for');

export type DraftRow = Pick<PostsRow, Kept> & {
  readonly files: Attachment[];
  readonly cover: Attachment | null;
  readonly songs: PostDraft['songs'];
  readonly space: PostDraft['space'];
  readonly answers: string | null;
  readonly key: string;
};

/** As much of what is answered as helps to know it again. */
const answersShown = 140;

/** Of a draft `p`, to its author. Of its place it tells only what they may know now. */
export function draftColumns(authorId: string): Statement {
  return sql`
    p.id, p.client_key, p.status, p.type, p.title, p.content, p.space_id, p.parent_id, p.version, p.save_id, p.updated_at,
    p.scheduled_for, (extract(epoch from coalesce(p.scheduled_for, p.updated_at)) * 1000000)::bigint as key,
    (select coalesce(jsonb_agg(${attachmentJson} order by f.display_order), '[]') from media f
     where f.post_id = p.id and f.display_order > 0) as files,
    (select ${attachmentJson} from media f where f.post_id = p.id and f.display_order = 0) as cover,
    (select coalesce(jsonb_agg(jsonb_build_object('id', g.id::text, 'title', g.title) order by k.display_order), '[]')
     from album_songs k join posts g on g.id = k.song_id where k.album_id = p.id) as songs,
    (select ${spaceJson} from spaces s join communities c on c.id = s.community_id
     where s.id = p.space_id and s.id in (${readableSpaces(authorId)})) as space,
    (select left(coalesce(nullif(a.title, ''), a.content), ${answersShown}) from posts a
     where a.id = p.parent_id and ${readsPost(authorId, sql`a.id`)}) as answers`;
}

export function presentDraft(row: DraftRow): PostDraft {
  return {
    id: row.id,
    clientKey: row.client_key,
    type: row.type,
    title: row.title,
    content: row.content,
    files: row.files,
    cover: row.cover,
    songs: row.songs,
    spaceId: row.space_id,
    parentId: row.parent_id,
    space: row.space,
    answers: row.answers,
    revision: Number(row.version),
    savedAt: row.updated_at.toISOString(),
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
  };
}
