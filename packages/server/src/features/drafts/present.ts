import type { Draft } from '@weft/contract/drafts.ts';
import type { Attachment } from '@weft/contract/media.ts';
import type { Destination } from '@weft/contract/messages.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { attachmentsJson } from '../messages/files.ts';
import { inConversationJson } from '../messages/said.ts';

/**
 * Where a draft `m` is to be said, as the contract says it. What will be in the thread of a flat message belongs to that
 * message, also when the thread is made meanwhile.
 */
const toJson: Statement = sql`
  case when m.conversation_id is not null then ${inConversationJson(sql`m`)}
    when m.reply_to_message_id is not null then jsonb_build_object('rootMessageId', m.reply_to_message_id::text)
    else jsonb_build_object('channelId', m.channel_id::text) end`;

/** What one's other devices are told of a draft `m`. */
export const toldJson: Statement = sql`
  jsonb_build_object('draftId', m.id::text, 'to', ${toJson}, 'clientKey', m.client_key, 'revision', m.revision)`;

export const draftColumns: Statement = sql`
  m.id, m.content, m.client_key, m.revision, m.updated_at, ${toJson} as "to", ${attachmentsJson(sql`m.id`)} as attachments`;

export interface DraftRow {
  readonly id: string;
  readonly content: string;
  readonly client_key: string;
  readonly revision: number;
  readonly updated_at: Date;
  readonly to: Destination;
  readonly attachments: Attachment[];
}

export function presentDraft(row: DraftRow): Draft {
  return {
    id: row.id,
    to: row.to,
    content: row.content,
    attachments: row.attachments,
    clientKey: row.client_key,
    revision: row.revision,
    savedAt: row.updated_at.toISOString(),
  };
}
