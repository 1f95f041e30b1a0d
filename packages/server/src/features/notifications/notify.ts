import {
  type NotificationAbout,
  type NotificationType,
  notificationChanged,
} from '@weft/contract/notifications.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import { areApart } from '../blocks/between.ts';

export interface News {
  readonly userId: string;
  readonly type: NotificationType;
  readonly about: NotificationAbout;
  /** Whoever did it. Nobody is told of what they did themselves. */
  readonly actorId: string | null;
  /** Unread ones with the same key become one. Without it, each stands alone. */
  readonly gather?: string;
}

/**
 * Tells people, in the transaction of what they are told of: no news of what did not happen. The one way: preferences, blocks,
 * gathering and the event to the devices are seen to here.
 */
export async function notify(tx: Transaction, news: readonly News[]): Promise<void> {
  const told: { id: string; user_id: string }[] = [];
  for (const { userId, type, about, actorId, gather = null } of inOneOrder(news)) {
    if (userId === actorId) continue;
    const rows = await tx.rows<{ id: string; user_id: string }>(sql`
      insert into notifications (user_id, type, actor_id, about, gather_key)
      select ${userId}, ${type}, ${actorId}, ${JSON.stringify(about)}, coalesce(${gather}, weft_id()::text)
      where not exists (select from notification_mutes where user_id = ${userId} and type = ${type})
        and not ${areApart(sql`${actorId}::bigint`, sql`${userId}::bigint`)}
      on conflict (user_id, type, gather_key) where not is_read
      do update set times = notifications.times + 1, actor_id = excluded.actor_id, about = excluded.about,
        happened_at = excluded.happened_at
      returning id, user_id`);
    told.push(...rows);
  }
  await appendEvents(
    tx,
    told.map(({ id, user_id }) => newEvent(notificationChanged, `user:${user_id}`, { notificationId: id })),
  );
}

/** What somebody did that is the same news to many, in one statement. */
export async function notifyEach(
  tx: Transaction,
  userIds: readonly string[],
  { type, about, actorId, gather }: Required<Omit<News, 'userId'>>,
): Promise<void> {
  const told = await tx.rows<{ id: string; user_id: string }>(sql`
    insert into notifications (user_id, type, actor_id, about, gather_key)
    select u, ${type}, ${actorId}, ${JSON.stringify(about)}, ${gather} from unnest(${userIds}::bigint[]) u
    where u is distinct from ${actorId}::bigint
      and not exists (select from notification_mutes x where x.user_id = u and x.type = ${type})
      and not ${areApart(sql`${actorId}::bigint`, sql`u`)}
    order by u
    on conflict (user_id, type, gather_key) where not is_read
    do update set times = notifications.times + 1, actor_id = excluded.actor_id, about = excluded.about,
      happened_at = excluded.happened_at
    returning id, user_id`);
  await appendEvents(
    tx,
    told.map(({ id, user_id }) => newEvent(notificationChanged, `user:${user_id}`, { notificationId: id })),
  );
}

/** The same news for many at once, in one statement: of the type `system`, which nobody has turned off. */
export async function notifyAll(
  tx: Transaction,
  userIds: readonly string[],
  { about, gather }: { readonly about: NotificationAbout; readonly gather: string },
): Promise<void> {
  const told = await tx.rows<{ id: string; user_id: string }>(sql`
    insert into notifications (user_id, type, about, gather_key)
    select u, 'system', ${JSON.stringify(about)}, ${gather} from unnest(${userIds}::bigint[]) u order by u
    on conflict (user_id, type, gather_key) where not is_read do nothing
    returning id, user_id`);
  await appendEvents(
    tx,
    told.map(({ id, user_id }) => newEvent(notificationChanged, `user:${user_id}`, { notificationId: id })),
  );
}

/** The smaller user id first: two who tell the same people at once do not wait for each other in a circle. */
function inOneOrder(news: readonly News[]): readonly News[] {
  return news.toSorted((a, b) => {
    const difference = BigInt(a.userId) - BigInt(b.userId);
    return difference === 0n ? 0 : difference < 0n ? -1 : 1;
  });
}
