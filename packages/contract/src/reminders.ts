import { z } from 'zod';
import { defineRoute } from './route.ts';

/** By the clock on somebody's wall. Not in the last half hour of a day: what is late is still of that day. */
const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 18:30')
  .refine((at) => at <= '23:30', 'must be 23:30 or earlier')
  .meta({ id: 'ClockTime', example: '18:30' });

const zone = z
  .string()
  .max(64)
  .refine(isZone, 'must be a time zone like Europe/Berlin')
  .meta({ id: 'Zone', description: 'a name of the IANA list', example: 'Europe/Berlin' });

/** As whoever reads it knows it: servers and browsers may have lists of different years. */
export function isZone(name: string): boolean {
  // An offset is no zone: it does not know of summer.
  if (/^[+-]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

export const reminderSettings = z
  .object({
    nudge: z.object({ on: z.boolean(), at: clock }).describe('as a student, on a day without a note by then'),
    digest: z
      .object({ on: z.boolean(), at: clock })
      .describe('as an instructor: new notes, and what waits for feedback'),
    zone,
    byNotification: z.boolean(),
    byMail: z.boolean(),
  })
  .meta({ id: 'ReminderSettings' });

export const getReminderSettings = defineRoute({
  name: 'getReminderSettings',
  tag: 'reminders',
  method: 'GET',
  path: '/reminder-settings',
  summary: 'When one wants to be reminded',
  access: 'user',
  status: 200,
  errors: [],
  answer: z.object({
    settings: reminderSettings.nullable().describe('null: never chosen, so never reminded'),
  }),
});

export const setReminderSettings = defineRoute({
  name: 'setReminderSettings',
  tag: 'reminders',
  method: 'PUT',
  path: '/reminder-settings',
  summary:
    'Say when one wants to be reminded, by one’s own clock: at most once a day, and never where there is nothing to say',
  access: 'user',
  status: 200,
  errors: [],
  body: reminderSettings,
  answer: z.object({ settings: reminderSettings }),
});

export type ReminderSettings = z.output<typeof reminderSettings>;
