import { linesBefore, type ReportEvidence, reportEvidence } from '@weft/contract/reports.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { MessageFacts } from '../messages/policy.ts';
import { jsonTime } from '../messages/thread-summary.ts';

const lineJson = sql`jsonb_build_object('authorId', m.author_id::text, 'author', p.display_name, 'content', m.content,
  'files', (select coalesce(jsonb_agg(coalesce(f.name, '') order by f.display_order), '[]') from media f
    where f.message_id = m.id),
  'sentAt', ${jsonTime(sql`m.sent_at`)})`;

/** The message as it stands, and up to so many lines before it in the same place, the oldest first. */
export async function readEvidence(
  db: Executor,
  { id, place }: MessageFacts,
  before: number = linesBefore,
): Promise<ReportEvidence> {
  const here =
    place.kind === 'channel' ? sql`m.channel_id = ${place.id}` : sql`m.conversation_id = ${place.id}`;
  const [row] = await db.rows<{ evidence: unknown }>(sql`
    select jsonb_build_object('page', null,
      'message', (
        select ${lineJson} from messages m join user_profiles p on p.user_id = m.author_id where m.id = ${id}),
      'before', (
        select coalesce(jsonb_agg(x.line order by x.seq), '[]') from (
          select m.seq, ${lineJson} as line from messages m join user_profiles p on p.user_id = m.author_id
          where ${here} and m.deleted_at is null and m.seq < (select t.seq from messages t where t.id = ${id})
          order by m.seq desc limit ${before}) x)) as evidence`);
  return reportEvidence.parse(row?.evidence);
}
