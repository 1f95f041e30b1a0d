import {
  type NotificationType,
  notificationChanged,
  notificationsRead,
} from '@weft/contract/notifications.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';

type Keep = Permit<'notification.keep', User, { readonly userId: string }>;

/** Marking as unread again makes it stand alone: what is gathered meanwhile is another one. */
export async function setRead(
  tx: Transaction,
  { subject }: Keep,
  notificationId: string,
  read: boolean,
): Promise<void> {
  const changed = await tx.rows<{ changed: boolean }>(sql`
    with before as (
      select id, is_read from notifications where id = ${notificationId} and user_id = ${subject.userId} for update
    ), after as (
      update notifications n
      set is_read = ${read}, gather_key = case when ${read} then n.gather_key else weft_id()::text end
      from before b where n.id = b.id and b.is_read <> ${read}
      returning n.id
    )
    select exists (select from after) as changed from before`);
  if (changed[0] === undefined) throw new Problem('not_found');
  if (changed[0].changed)
    await appendEvent(tx, notificationChanged, `user:${subject.userId}`, { notificationId });
}

export async function readAll(tx: Transaction, { subject }: Keep, until: string): Promise<void> {
  const read = await tx.rows(sql`
    update notifications set is_read = true
    where user_id = ${subject.userId} and not is_read and happened_at <= ${until} returning id`);
  if (read.length > 0) await appendEvent(tx, notificationsRead, `user:${subject.userId}`, { until });
}

export async function setMuted(
  tx: Transaction,
  { subject }: Keep,
  muted: readonly NotificationType[],
): Promise<void> {
  await tx.rows(sql`
    delete from notification_mutes where user_id = ${subject.userId} and type <> all(${muted})`);
  await tx.rows(sql`
    insert into notification_mutes (user_id, type) select ${subject.userId}, t from unnest(${muted}::text[]) t
    on conflict do nothing`);
}

/** What is older than this is news to nobody. */
const keptDays = 180;

export async function removeOld(tx: Transaction): Promise<void> {
  await tx.rows(sql`
    delete from notifications where happened_at < now() - make_interval(days => ${keptDays})`);
}
