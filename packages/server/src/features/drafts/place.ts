import type { Destination } from '@weft/contract/messages.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import type { PlaceFacts } from '../messages/policy.ts';
import type { Dated } from '../messages/utterance.ts';

export interface ToSave {
  readonly to: Destination;
  readonly content: string;
  readonly mediaIds: readonly string[];
  readonly clientKey: string;
  readonly saveId: string;
  readonly builtOn: number;
}

export interface DraftPlace {
  readonly kind: 'flat' | 'under' | 'conversation';
  /** One row: the columns that say where, and what it will be. */
  readonly row: Statement;
}

/** Whatever will go into a thread is found by its root, however the thread is named. */
export function placeOf(
  place: PlaceFacts,
  rootMessageId: string | null,
  to: Destination,
  dated: Dated,
): DraftPlace {
  const speaksTo = 'replyToMessageId' in to ? to.replyToMessageId : undefined;
  if (place.kind === 'channel') return flat(place.id);
  if (speaksTo === undefined && rootMessageId !== null) return under(rootMessageId);
  return inConversation(place.id, speaksTo ?? null, dated);
}

const undated = sql`'message' as kind, null::date as target_date, null::smallint as progress`;

const flat = (channelId: string): DraftPlace => ({
  kind: 'flat',
  row: sql`
    select ${channelId}::bigint as channel_id, null::bigint as conversation_id, null::bigint as reply_to_message_id, ${undated}`,
});

const under = (rootMessageId: string): DraftPlace => ({
  kind: 'under',
  row: sql`
    select r.channel_id, null::bigint as conversation_id, r.id as reply_to_message_id, ${undated}
    from messages r where r.id = ${rootMessageId}`,
});

const inConversation = (
  conversationId: string,
  speaksTo: string | null,
  { kind, targetDate, progress }: Dated,
): DraftPlace => ({
  kind: 'conversation',
  row: sql`
    select null::bigint as channel_id, ${conversationId}::bigint as conversation_id, (
      select r.id from messages r
      where r.id = ${speaksTo}::bigint and r.conversation_id = ${conversationId} and not r.is_draft
    ) as reply_to_message_id, ${kind}::text as kind, ${targetDate}::date as target_date, ${progress}::smallint as progress`,
});

/** The day is part of where a daily note is; of whatever else it is something that is said of it, and may be changed. */
const whereIn = (m: Statement) => sql`
  (${m}.channel_id, ${m}.conversation_id, ${m}.reply_to_message_id, case when ${m}.kind = 'daily_note' then ${m}.target_date end)`;

/** A draft `m` is in the `place`. */
export const isThere = sql`${whereIn(sql`m`)} is not distinct from ${whereIn(sql`place`)}`;
