import type { Notification } from '@weft/contract/notifications.ts';
import { notificationAbout, unreadAtMost } from '@weft/contract/notifications.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { NotificationsRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { prepared, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';

type NotificationRow = Pick<
  NotificationsRow,
  'id' | 'type' | 'actor_id' | 'about' | 'times' | 'is_read' | 'happened_at'
> & {
  readonly username: UsersRow['username'] | null;
  readonly display_name: UserProfilesRow['display_name'] | null;
  readonly avatar_media_id: UserProfilesRow['avatar_media_id'];
};

const listKey = z.tuple([time, id]);

/** Latest first. One that is gathered on moves up: a page that is read meanwhile never shows it twice below. */
export async function listNotificationsOf(
  db: Executor,
  actor: User,
  { cursor, limit, unread = false }: PageQuery & { unread?: boolean | undefined },
) {
  const [at, before] = decodeCursor(listKey, cursor) ?? [null, null];
  const rows = await db.rows<NotificationRow>(sql`
    select n.id, n.type, n.actor_id, n.about, n.times, n.is_read, n.happened_at, u.username, p.display_name, p.avatar_media_id
    from notifications n
    left join users u on u.id = n.actor_id and u.status <> 'deleted'
    left join user_profiles p on p.user_id = u.id
    where n.user_id = ${actor.userId} and (not ${unread} or not n.is_read)
      and (${at}::timestamptz is null or (n.happened_at, n.id) < (${at}, ${before}))
    order by n.happened_at desc, n.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.happened_at.toISOString(), row.id]);
}

function present(row: NotificationRow): Notification {
  const { actor_id: actorId, username, display_name: displayName, avatar_media_id: avatar } = row;
  const known = actorId !== null && username !== null && displayName !== null;
  return {
    id: row.id,
    // Written by notify() alone, whose types are these.
    type: row.type as Notification['type'],
    actor: known ? { id: actorId, username, displayName, avatar } : null,
    others: row.times - 1,
    about: notificationAbout.parse(row.about),
    read: row.is_read,
    happenedAt: row.happened_at.toISOString(),
  };
}

/** Stops counting where nobody reads the number any more. */
export async function countUnreadOf(db: Executor, actor: User): Promise<number> {
  const [row] = await db.rows<{ n: number }>(prepared('unread-notifications')`
    select count(*)::int as n
    from (select from notifications where user_id = ${actor.userId} and not is_read limit ${unreadAtMost}) x`);
  return row?.n ?? 0;
}

export async function listMuted(db: Executor, userId: string): Promise<Notification['type'][]> {
  const rows = await db.rows<{ type: Notification['type'] }>(sql`
    select type from notification_mutes where user_id = ${userId} order by type`);
  return rows.map(({ type }) => type);
}
