import { followingChanged } from '@weft/contract/conversations.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { ConversationParticipantsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import type { DirectPlace, GoalPlace, ThreadPlace } from '../messages/policy.ts';

type ParticipantRow = Pick<ConversationParticipantsRow, 'muted' | 'last_read_seq' | 'version'>;

/** What is said from now on counts as unread, or no longer does. */
export async function setFollowing(
  tx: Transaction,
  { actor, subject }: Permit<'thread.follow', User, ThreadPlace>,
  following: boolean,
): Promise<void> {
  const { userId } = actor;
  const [row] = following
    ? await tx.rows<ParticipantRow>(sql`
        insert into conversation_participants (conversation_id, user_id, role, last_read_seq, since_seq)
        select id, ${userId}, 'follower', last_seq, last_seq from conversations where id = ${subject.id}
        on conflict do nothing returning muted, last_read_seq, version`)
    : await tx.rows<ParticipantRow>(sql`
        delete from conversation_participants
        where conversation_id = ${subject.id} and user_id = ${userId} and role = 'follower'
        returning muted, last_read_seq, version + 1 as version`);
  if (row !== undefined) await tell(tx, actor, subject.id, subject.communityId, following, row);
}

export async function setMuted(
  tx: Transaction,
  { actor, subject }: Permit<'conversation.mute', User, DirectPlace | GoalPlace>,
  muted: boolean,
): Promise<void> {
  const [row] = await tx.rows<ParticipantRow>(sql`
    update conversation_participants set muted = ${muted}, version = version + 1
    where conversation_id = ${subject.id} and user_id = ${actor.userId} and muted <> ${muted}
    returning muted, last_read_seq, version`);
  const communityId = subject.kind === 'goal' ? subject.communityId : null;
  if (row !== undefined) await tell(tx, actor, subject.id, communityId, true, row);
}

function tell(
  tx: Transaction,
  { userId }: User,
  conversationId: string,
  communityId: string | null,
  following: boolean,
  row: ParticipantRow,
): Promise<void> {
  const { muted } = row;
  return appendEvent(tx, followingChanged, `user:${userId}`, {
    ...{ conversationId, communityId, following, muted },
    lastReadSeq: Number(row.last_read_seq),
    version: Number(row.version),
  });
}
