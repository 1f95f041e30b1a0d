import { accessChanged } from '@weft/contract/access.ts';
import { userUpdated } from '@weft/contract/accounts.ts';
import { blocksAtMost, directChanged } from '@weft/contract/blocks.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent, appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readMe } from '../accounts/queries.ts';
import { areApart } from './between.ts';
import type { EndTies } from './end-ties.ts';
import { lockPeople } from './lock-people.ts';
import type { Other } from './policy.ts';

/** Whatever keeps the two together ends with it; twice is once. Only one's own devices hear whom one has blocked. */
export async function blockUser(
  tx: Transaction,
  { actor, subject }: Permit<'user.block', User, Other>,
  endTies: EndTies,
): Promise<void> {
  await lockPeople(tx, [actor.userId, subject.id], 'alone');
  const [counted] = await tx.rows<{ n: number }>(sql`
    select count(*)::int as n from blocks where blocker_id = ${actor.userId} and blocked_id <> ${subject.id}`);
  const use = counted?.n ?? 0;
  if (use >= blocksAtMost) throw new Problem('too_many_blocks', { members: { limit: blocksAtMost, use } });
  const made = await tx.rows(sql`
    insert into blocks (blocker_id, blocked_id) values (${actor.userId}, ${subject.id})
    on conflict do nothing returning blocked_id`);
  if (made.length === 0) return;
  await endTies(tx, actor.userId, subject.id);
  // What either has open of the other is looked at again.
  await appendEvents(
    tx,
    [actor.userId, subject.id].map((userId) => newEvent(accessChanged, `user:${userId}`, { userId })),
  );
  await tell(tx, actor, subject.id);
}

/** The two stay apart while the other has blocked one, too: then this changes nothing that anybody could see. */
export async function unblockUser(
  tx: Transaction,
  { actor }: Permit<'block.keep', User, { readonly userId: string }>,
  otherId: string,
): Promise<void> {
  await lockPeople(tx, [actor.userId, otherId], 'alone');
  const gone = await tx.rows(sql`
    delete from blocks where blocker_id = ${actor.userId} and blocked_id = ${otherId} returning blocked_id`);
  if (gone.length > 0) await tell(tx, actor, otherId);
}

async function tell(tx: Transaction, { userId }: User, otherId: string): Promise<void> {
  await tx.rows(sql`update users set version = version + 1 where id = ${userId}`);
  await appendEvent(tx, userUpdated, `user:${userId}`, { user: await readMe(tx, userId) });
  await closeDirect(tx, userId, otherId);
}

/** Their conversation of two, if there is one, is read by both and written by neither while they are apart. */
async function closeDirect(tx: Transaction, one: string, other: string): Promise<void> {
  const [direct] = await tx.rows<{ id: string; closed: boolean; version: string }>(sql`
    update conversations set closed = not closed, version = version + 1
    where founding_key = least(${one}::bigint, ${other}) || ',' || greatest(${one}::bigint, ${other})
      and closed <> ${areApart(sql`${one}::bigint`, sql`${other}::bigint`)}
    returning id, closed, version`);
  if (direct === undefined) return;
  const payload = { conversationId: direct.id, reply: !direct.closed, version: Number(direct.version) };
  await appendEvents(
    tx,
    [one, other].map((userId) => newEvent(directChanged, `user:${userId}`, payload)),
  );
}
