import type { Card } from '@weft/contract/messages.ts';
import type { Executor } from '../../core/db/executor.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { attachmentsJson } from './files.ts';
import { jsonTime, threadSummaryJson } from './thread-summary.ts';

/** The contract's Person. */
export function personJson(user: Statement, profile: Statement): Statement {
  return sql`jsonb_build_object('id', ${user}.id::text, 'username', ${user}.username,
    'displayName', ${profile}.display_name, 'avatar', ${profile}.avatar_media_id::text)`;
}

/** The contract's Card of `k`, a thread `v` carried into a channel. Its home `h` is named where `knowsHome` says so. */
export function cardJson(knowsHome: Statement): Statement {
  return sql`jsonb_build_object('channelId', k.channel_id::text, 'seq', k.seq,
    'carriedAt', ${jsonTime(sql`k.carried_at`)},
    'carriedBy', case when cu.id is not null then ${personJson(sql`cu`, sql`cp`)} end,
    'root', jsonb_build_object('id', r.id::text, 'author', ${personJson(sql`ru`, sql`rp`)}, 'html', r.content_html,
      'attachments', ${attachmentsJson(sql`r.id`)},
      'sentAt', ${jsonTime(sql`r.sent_at`)}, 'editedAt', ${jsonTime(sql`r.edited_at`)},
      'deleted', r.deleted_at is not null),
    'home', case when ${knowsHome} then jsonb_build_object('id', h.id::text, 'slug', h.slug, 'name', h.name) end,
    'thread', ${threadSummaryJson})`;
}

export const cardTables: Statement = sql`
  conversation_channels k
  join conversations v on v.id = k.conversation_id
  join messages r on r.id = v.root_message_id
  join channels h on h.id = r.channel_id
  join users ru on ru.id = r.author_id join user_profiles rp on rp.user_id = r.author_id
  left join users cu on cu.id = k.carried_by left join user_profiles cp on cp.user_id = k.carried_by`;

/** By the conversation's id. The channel may be read already; the thread’s home may be hidden from the reader. */
export async function readCards(
  db: Executor,
  { userId }: User,
  channelId: string,
  conversationIds: readonly string[],
): Promise<Map<string, Card>> {
  const knowsHome = sql`(h.visibility = 'public' or exists (
    select from channel_members i where i.channel_id = h.id and i.user_id = ${userId}))`;
  const rows = await db.rows<{ id: string; card: Card }>(prepared('cards')`
    select v.id, ${cardJson(knowsHome)} as card from ${cardTables}
    where k.channel_id = ${channelId} and k.conversation_id = any(${conversationIds}) and k.seq is not null`);
  return new Map(rows.map(({ id, card }) => [id, card]));
}
