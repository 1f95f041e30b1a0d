import { type Statement, sql } from '../../core/db/statement.ts';
import { readableChannels } from '../channels/queries.ts';
import { readsGoal } from './goal-people.ts';

/**
 * Somebody may read the message `x`: the same as `mayReadMessage`, as SQL, for what is found by other ways than its place.
 * Drafts and what was deleted are read by nobody.
 */
export function isReadable(readerId: string | null): Statement {
  const channels = readableChannels(readerId);
  return sql`
    (not x.is_draft and x.deleted_at is null and (
      exists (select from (${channels}) c where c.id = x.channel_id)
      or exists (
        select from conversation_participants i
        where i.conversation_id = x.conversation_id and i.user_id = ${readerId} and i.role = 'participant')
      or exists (${readsGoalOf(readerId)})
      or exists (
        select from conversation_channels k join (${channels}) c on c.id = k.channel_id
        where k.conversation_id = x.conversation_id)
      or exists (
        select from conversations v join conversation_channels k on k.conversation_id = v.id
        join (${channels}) c on c.id = k.channel_id
        where v.root_message_id = x.id)))`;
}

/** The message `x` is said about a goal that they may read. */
const readsGoalOf = (readerId: string | null): Statement => sql`
  select from conversations g
  join members m on m.community_id = g.community_id and m.user_id = ${readerId}
  left join conversation_participants i on i.conversation_id = g.id and i.user_id = m.user_id
  where g.id = x.conversation_id and g.kind = 'goal' and ${readsGoal(sql`i`, sql`m`)}`;

/** For what hangs on a message: whoever may read that one. */
export function readsMessage(readerId: string | null, messageId: Statement): Statement {
  return sql`exists (select from messages x where x.id = ${messageId} and ${isReadable(readerId)})`;
}
