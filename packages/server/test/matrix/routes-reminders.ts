import { signedIn } from './roles.ts';
import type { Rows } from './row.ts';

const settings = {
  nudge: { on: true, at: '19:00' },
  digest: { on: false, at: '08:00' },
  ...{ zone: 'Europe/Berlin', byNotification: true, byMail: true },
};

/** Each has reminders of their own. */
export const reminderRoutes: Rows = {
  getReminderSettings: { expect: signedIn(200) },
  setReminderSettings: { body: () => settings, expect: signedIn(200) },
};
