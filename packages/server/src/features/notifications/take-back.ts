import { type NotificationType, notificationChanged } from '@weft/contract/notifications.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';

export interface OldNews {
  readonly userId: string;
  readonly type: NotificationType;
  readonly gather: string;
  /** Who did it, and when: of what was told before it nothing is taken back. */
  readonly actorId: string;
  readonly since: Date;
  /** Who did the same last, of those for whom it is still so. */
  readonly next: string | null;
}

/** What is not so any more is told no longer: one less of what was gathered and is not read; with the last it is gone. */
export async function takeBack(tx: Transaction, news: OldNews): Promise<void> {
  const { userId, type, gather, actorId, since, next } = news;
  const changed = await tx.rows<{ id: string }>(sql`
    with told as (
      select id from notifications
      where user_id = ${userId} and type = ${type} and gather_key = ${gather} and not is_read
        and created_at::timestamptz(3) <= ${since}
      for update
    ), gone as (
      delete from notifications where id in (select id from told) and times = 1 returning id
    ), less as (
      update notifications
      set times = times - 1, actor_id = case when actor_id = ${actorId} then ${next}::bigint else actor_id end
      where id in (select id from told) and times > 1 returning id
    )
    select id from gone union all select id from less`);
  await tell(tx, userId, changed);
}

/** Nothing of it is so any more: what is not read of it goes at once. False: there was nothing that is not read. */
export async function takeBackAll(
  tx: Transaction,
  { userId, type, gather }: Pick<OldNews, 'userId' | 'type' | 'gather'>,
): Promise<boolean> {
  const gone = await tx.rows<{ id: string }>(sql`
    delete from notifications
    where user_id = ${userId} and type = ${type} and gather_key = ${gather} and not is_read
    returning id`);
  await tell(tx, userId, gone);
  return gone.length > 0;
}

async function tell(tx: Transaction, userId: string, changed: readonly { id: string }[]): Promise<void> {
  await appendEvents(
    tx,
    changed.map(({ id }) => newEvent(notificationChanged, `user:${userId}`, { notificationId: id })),
  );
}
