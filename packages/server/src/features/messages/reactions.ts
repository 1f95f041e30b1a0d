import { reactionChanged } from '@weft/contract/message-events.ts';
import type { Reaction } from '@weft/contract/messages.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { roomOf } from './place-room.ts';
import type { MessageFacts } from './policy.ts';
import { reactionsJson } from './present.ts';

/** Kinds on one message; each may be joined by everybody. */
export const reactionKindsAtMost = 30;

type MayReact = Permit<'message.react', User, MessageFacts>;

interface Reacted {
  readonly reactions: Reaction[];
  readonly mine: string[];
  readonly version: number;
}

/** The message's row is the lock: counts in events come in the order of their versions. */
export async function setReaction(
  tx: Transaction,
  { actor, subject }: MayReact,
  emoji: string,
  added: boolean,
): Promise<Reacted> {
  const { userId } = actor;
  await tx.rows(sql`select from messages where id = ${subject.id} for no key update`);
  const changed = added
    ? await tx.rows(sql`
        insert into message_reactions (message_id, emoji, user_id)
        select ${subject.id}, ${emoji}, ${userId}
        where exists (select from message_reactions where message_id = ${subject.id} and emoji = ${emoji})
          or (select count(distinct emoji) from message_reactions where message_id = ${subject.id}) < ${reactionKindsAtMost}
        on conflict do nothing returning emoji`)
    : await tx.rows(sql`
        delete from message_reactions
        where message_id = ${subject.id} and emoji = ${emoji} and user_id = ${userId} returning emoji`);
  const now = await readReacted(tx, subject.id, userId, changed.length > 0);
  if (added && !now.mine.includes(emoji))
    throw new Problem('too_many_reactions', { members: { limit: reactionKindsAtMost } });
  if (changed.length === 0) return now;
  const { reactions, version } = now;
  const place = placeOf(subject);
  await appendEvent(tx, reactionChanged, roomOf(place), {
    ...{ place, messageId: subject.id, userId, emoji, added, reactions, version },
  });
  return now;
}

async function readReacted(
  tx: Transaction,
  messageId: string,
  userId: string,
  changed: boolean,
): Promise<Reacted> {
  if (changed) await tx.rows(sql`update messages set version = version + 1 where id = ${messageId}`);
  const [row] = await tx.rows<{ reactions: Reaction[]; mine: string[]; version: string }>(sql`
    select ${reactionsJson} as reactions, m.version,
      array(select r.emoji from message_reactions r where r.message_id = m.id and r.user_id = ${userId}) as mine
    from messages m where m.id = ${messageId}`);
  if (row === undefined) throw new Problem('not_found');
  return { ...row, version: Number(row.version) };
}

export function placeOf({ place }: MessageFacts) {
  return { kind: place.kind === 'channel' ? place.kind : 'conversation', id: place.id } as const;
}
