import { getReminderSettings, setReminderSettings } from '@weft/contract/reminders.ts';
import type { Feature } from '../../core/kernel.ts';
import type { User } from '../../core/policy/actor.ts';
import { maySetReminders } from './policy.ts';
import { forgetDays, remind, remindDue, removeOldDays } from './remind.ts';
import { readSettings, setSettings } from './settings.ts';

const mine = (actor: User) => maySetReminders.permit(actor, { userId: actor.userId });

/** A word at a time that one has chosen: to students without a note, to instructors of what came and what waits. */
export const reminders: Feature = ({ routes, db, jobs, config, vault }) => {
  routes.read(getReminderSettings, async ({ actor }) => ({ settings: await readSettings(db, mine(actor)) }));

  routes.write(setReminderSettings, async ({ tx, actor, body }) => ({
    settings: await setSettings(tx, mine(actor), body),
  }));

  jobs.repeat(remind, '* * * * *', {
    outside: (_, context) => remindDue(context.db, { config, vault }, new Date(), context.signal),
  });
  jobs.repeat(forgetDays, '17 4 * * *', { inTransaction: removeOldDays });
};
