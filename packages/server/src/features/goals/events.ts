import { accessChanged } from '@weft/contract/access.ts';
import { type GoalBase, goalCreated, goalLeft, goalUpdated } from '@weft/contract/goals.ts';
import type { NotificationAbout } from '@weft/contract/notifications.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { readCommunityName } from '../communities/tell-member.ts';
import { goalPeople } from '../messages/goal-people.ts';
import { notify } from '../notifications/notify.ts';
import { readBase } from './queries.ts';

/** Those who take part now, each in their own room; an admin hears of it where they have it open. */
export async function tellOfGoal(
  tx: Transaction,
  goalId: string,
  what: 'created' | 'updated',
): Promise<GoalBase> {
  const goal = await readBase(tx, goalId);
  const type = what === 'created' ? goalCreated : goalUpdated;
  const people = await tx.rows<{ user_id: string }>(
    sql`select p.user_id from conversations v, lateral (${goalPeople(sql`v`)}) p where v.goal_id = ${goalId}`,
  );
  await appendEvents(tx, [
    ...people.map((row) => newEvent(type, `user:${row.user_id}`, { goal })),
    ...(what === 'updated' ? [newEvent(type, `thread:${goal.conversationId}`, { goal })] : []),
  ]);
  return goal;
}

/** Before the others hear that they are gone: whoever is out hears nothing more. */
export async function tellOfLeaving(
  tx: Transaction,
  userId: string,
  { id: goalId, conversationId, communityId, version }: GoalBase,
): Promise<void> {
  await appendEvents(tx, [
    newEvent(accessChanged, `user:${userId}`, { userId }),
    newEvent(goalLeft, `user:${userId}`, { goalId, conversationId, communityId, version }),
  ]);
}

/** Whom a goal was set for, and who is to accompany one. */
export async function notifyOfGoal(
  tx: Transaction,
  kind: Extract<NotificationAbout['kind'], `goal.${string}`>,
  userIds: readonly string[],
  { id: goalId, communityId }: GoalBase,
  actorId: string,
): Promise<void> {
  if (userIds.length === 0) return;
  const about = { kind, goalId, community: await readCommunityName(tx, communityId) };
  await notify(
    tx,
    userIds.map((userId) => ({ userId, type: 'system', actorId, about, gather: `${kind}:${goalId}` })),
  );
}
