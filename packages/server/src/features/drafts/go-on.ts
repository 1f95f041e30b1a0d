import type { Destination } from '@weft/contract/messages.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { datedOf } from '../messages/utterance.ts';
import type { ToSave } from './place.ts';
import { type DraftRow, draftColumns, toldJson } from './present.ts';

/**
 * The next words of a draft that is kept already, where it was begun: one statement, before which nothing is asked. Whether one may
 * speak there was asked when it was begun and is asked when it is sent; until then the text is its author's, wherever that is. Without a
 * row something is different from what the author's device believes, or there are files.
 */
export async function goOn(
  tx: Transaction,
  { userId }: User,
  { to, content, clientKey, saveId, builtOn }: ToSave,
): Promise<DraftRow | undefined> {
  const { form, is } = placeIn(to);
  const [saved] = await tx.rows<DraftRow>(prepared(`go-on-with-draft-${form}`)`
    with saved as (
      update messages m set content = ${content}, save_id = ${saveId}, revision = m.revision + 1
      where m.author_id = ${userId} and m.client_key = ${clientKey} and m.is_draft and m.deleted_at is null
        and m.revision = ${builtOn} and m.content <> ${content} and ${is}
        and not exists (select from media f where f.message_id = m.id)
      returning m.*
    ), told as (
      insert into outbox (type, room, payload) select 'draft.saved', 'user:' || m.author_id, ${toldJson} from saved m
    )
    select ${draftColumns} from saved m`);
  return saved;
}

/** The draft `m` is where this says, and will be what it says. */
function placeIn(to: Destination): { readonly form: string; readonly is: Statement } {
  if ('channelId' in to)
    return { form: 'flat', is: sql`m.channel_id = ${to.channelId} and m.reply_to_message_id is null` };
  if ('rootMessageId' in to)
    return {
      form: 'under',
      is: sql`m.channel_id is not null and m.reply_to_message_id = ${to.rootMessageId}`,
    };
  const { kind, targetDate, progress } = datedOf(to);
  return {
    form: 'conversation',
    is: sql`
      m.conversation_id = ${to.conversationId}
      and m.reply_to_message_id is not distinct from ${to.replyToMessageId ?? null}::bigint
      and (m.kind, m.target_date, m.progress)
        is not distinct from (${kind}::text, ${targetDate}::date, ${progress}::smallint)`,
  };
}
