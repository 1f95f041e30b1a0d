import {
  countUnread,
  getNotificationSettings,
  listNotifications,
  readAllNotifications,
  setNotificationSettings,
  updateNotification,
} from '@weft/contract/notifications.ts';
import { z } from 'zod';
import { defineJob } from '../../core/jobs/job.ts';
import type { Feature } from '../../core/kernel.ts';
import { readAll, removeOld, setMuted, setRead } from './commands.ts';
import { mayKeepNotifications } from './policy.ts';
import { countUnreadOf, listMuted, listNotificationsOf } from './queries.ts';

const forget = defineJob({ name: 'notifications.forget', payload: z.object({}) });

/** What happened that concerns one. Other features write by notify(); reading and settings are here. */
export const notifications: Feature = ({ routes, db, jobs }) => {
  routes.read(listNotifications, ({ actor, query }) => listNotificationsOf(db, actor, query));

  routes.read(countUnread, async ({ actor }) => ({ unread: await countUnreadOf(db, actor) }));

  routes.write(updateNotification, ({ tx, actor, params, body }) =>
    setRead(tx, mayKeepNotifications.permit(actor, actor), params.notificationId, body.read),
  );

  routes.write(readAllNotifications, ({ tx, actor, body }) =>
    readAll(tx, mayKeepNotifications.permit(actor, actor), body.until),
  );

  routes.read(getNotificationSettings, async ({ actor }) => ({ muted: await listMuted(db, actor.userId) }));

  routes.write(setNotificationSettings, async ({ tx, actor, body }) => {
    await setMuted(tx, mayKeepNotifications.permit(actor, actor), body.muted);
    return { muted: await listMuted(tx, actor.userId) };
  });

  jobs.repeat(forget, '37 3 * * *', { inTransaction: removeOld });
};
