import { type ReportEvidence, reportEvidence } from '@weft/contract/reports.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { jsonTime } from '../messages/thread-summary.ts';
import type { PostFacts } from '../posts/policy.ts';
import { readsPost } from '../posts/readable.ts';

export interface ReportedPost {
  readonly evidence: ReportEvidence;
  /** Null: it stands on a page, which is for whoever runs the server to look at. */
  readonly communityId: string | null;
}

/** The post as it stands, and of a comment what it answers, as far as the reporter reads that. */
export async function readPostEvidence(
  db: Executor,
  { actor, subject }: Permit<'post.report', User, PostFacts>,
): Promise<ReportedPost> {
  const [row] = await db.rows<{ evidence: unknown; community_id: string | null }>(sql`
    select x.community_id, jsonb_build_object('message', null, 'before', '[]'::jsonb, 'page', null,
      'post', jsonb_build_object('authorId', x.author_id::text, 'author', a.display_name, 'type', x.type,
        'title', x.title, 'content', x.content,
        'files', (select coalesce(jsonb_agg(f.name order by f.display_order), '[]') from media f where f.post_id = x.id),
        'publishedAt', ${jsonTime(sql`x.published_at`)},
        'on', (
          select jsonb_build_object('authorId', o.author_id::text, 'author', b.display_name, 'title', o.title,
            'content', o.content)
          from posts o join user_profiles b on b.user_id = o.author_id
          where o.id = x.parent_id and ${readsPost(actor.userId, sql`o.id`)}))) as evidence
    from posts x join user_profiles a on a.user_id = x.author_id where x.id = ${subject.id}`);
  return { evidence: reportEvidence.parse(row?.evidence), communityId: row?.community_id ?? null };
}
