import type { ThreadSummary } from '@weft/contract/messages.ts';
import { type Statement, sql } from '../../core/db/statement.ts';

/** A moment as the contract writes it; what is stored has no more than milliseconds. */
export function jsonTime(column: Statement): Statement {
  return sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * The contract's ThreadSummary of a conversation `v`, made by the database: events are written by the statement that makes
 * them so, and reads show the same.
 */
export const threadSummaryJson: Statement = sql`
  jsonb_build_object('id', v.id::text, 'rootMessageId', v.root_message_id::text, 'replyCount', v.reply_count,
    'lastSeq', v.last_seq, 'lastActivityAt', ${jsonTime(sql`v.last_activity_at`)}, 'version', v.version,
    'lastRepliers', (
      select coalesce(jsonb_agg(jsonb_build_object('id', u.id::text, 'username', u.username,
        'displayName', p.display_name, 'avatar', p.avatar_media_id::text) order by r.n), '[]')
      from unnest(v.last_repliers) with ordinality as r (user_id, n)
      join users u on u.id = r.user_id
      join user_profiles p on p.user_id = u.id))`;

export type ThreadJson = ThreadSummary | null;
