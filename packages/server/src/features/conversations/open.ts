import { participantsAtMost } from '@weft/contract/conversations.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { lockPeople } from '../blocks/lock-people.ts';

/**
 * The conversation of exactly these people, which is made when they have none. The key of its founders is unique, so two
 * who open it at the same moment find the same one. Whoever shares no community with the asker, or has blocked them, is not
 * there for them; what was opened before the block is found all the same.
 */
export async function openConversation(
  tx: Transaction,
  actor: User,
  userIds: readonly string[],
): Promise<string> {
  const others = [...new Set(userIds)].filter((userId) => userId !== actor.userId);
  if (others.length + 1 > participantsAtMost)
    throw new Problem('too_many_participants', { members: { limit: participantsAtMost } });
  await requireKnown(tx, actor, others);
  const people = [actor.userId, ...others].toSorted(byId);
  const key = people.join(',');
  await lockPeople(tx, people, 'together');
  const before = await findFounded(tx, key);
  if (before !== undefined) return before;
  await requireNoBlock(tx, actor, others);
  const [made] = await tx.rows<{ id: string }>(sql`
    insert into conversations (kind, founding_key) values ('direct', ${key})
    on conflict (founding_key) where founding_key is not null do nothing returning id`);
  if (made === undefined) {
    const theirs = await findFounded(tx, key);
    if (theirs === undefined) throw new Error('a conversation that was there is gone');
    return theirs;
  }
  await tx.rows(sql`
    insert into conversation_participants (conversation_id, user_id, role)
    select ${made.id}, u, 'participant' from unnest(${people}::bigint[]) u order by u`);
  return made.id;
}

async function findFounded(tx: Transaction, key: string): Promise<string | undefined> {
  const [row] = await tx.rows<{ id: string }>(sql`select id from conversations where founding_key = ${key}`);
  return row?.id;
}

async function requireKnown(tx: Transaction, { userId }: User, others: readonly string[]): Promise<void> {
  const rows = await tx.rows<{ id: string }>(sql`
    select u.id from users u
    where u.id = any(${others}) and u.status = 'active' and exists (
      select from members mine join members theirs on theirs.community_id = mine.community_id
      where mine.user_id = ${userId} and mine.status = 'active' and theirs.user_id = u.id and theirs.status = 'active')`);
  if (rows.length < others.length) throw new Problem('not_found');
}

/** Whom one has blocked oneself is the one thing that is said: of the other way nothing is to be learned. */
async function requireNoBlock(tx: Transaction, { userId }: User, others: readonly string[]): Promise<void> {
  const rows = await tx.rows<{ blocker_id: string }>(sql`
    select blocker_id from blocks where blocked_id = ${userId} and blocker_id = any(${others})
    union all
    select blocker_id from blocks where blocker_id = ${userId} and blocked_id = any(${others})`);
  if (rows.length === 0) return;
  throw new Problem(rows.every(({ blocker_id: by }) => by === userId) ? 'blocked_by_you' : 'not_found');
}

function byId(a: string, b: string): number {
  const difference = BigInt(a) - BigInt(b);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}
