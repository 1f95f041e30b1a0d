import type { ReminderSettings } from '@weft/contract/reminders.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { ReminderSettingsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { localTime } from './local-time.ts';

export type MaySetReminders = Permit<'reminder.set', User, { readonly userId: string }>;

export async function readSettings(
  db: Executor,
  { subject }: MaySetReminders,
): Promise<ReminderSettings | null> {
  const [row] = await db.rows<ReminderSettingsRow>(sql`
    select * from reminder_settings where user_id = ${subject.userId}`);
  return row === undefined ? null : present(row);
}

export async function setSettings(
  tx: Transaction,
  { subject }: MaySetReminders,
  { nudge, digest, zone, byNotification, byMail }: ReminderSettings,
): Promise<ReminderSettings> {
  const [row] = await tx.rows<ReminderSettingsRow>(sql`
    insert into reminder_settings
      (user_id, nudge_on, nudge_at, digest_on, digest_at, zone, by_notification, by_mail)
    values (${subject.userId}, ${nudge.on}, ${nudge.at}, ${digest.on}, ${digest.at}, ${zone}, ${byNotification}, ${byMail})
    on conflict (user_id) do update set nudge_on = excluded.nudge_on, nudge_at = excluded.nudge_at,
      digest_on = excluded.digest_on, digest_at = excluded.digest_at, zone = excluded.zone,
      by_notification = excluded.by_notification, by_mail = excluded.by_mail
    returning *`);
  if (row === undefined) throw new Error('the settings are not there');
  const local = localTime(zone, new Date());
  const past = [
    nudge.at <= (local?.clock ?? '') ? 'nudge' : [],
    digest.at <= (local?.clock ?? '') ? 'digest' : [],
  ].flat();
  // Who chooses a time that is past today means tomorrow.
  if (local !== undefined)
    await tx.rows(sql`
      insert into reminder_days (user_id, kind, day, decided_at)
      select ${subject.userId}::bigint, kind, ${local.day}::date, now() from unnest(${past}::text[]) kind
      on conflict do nothing`);
  return present(row);
}

function present(row: ReminderSettingsRow): ReminderSettings {
  return {
    nudge: { on: row.nudge_on, at: row.nudge_at.slice(0, 5) },
    digest: { on: row.digest_on, at: row.digest_at.slice(0, 5) },
    zone: row.zone,
    byNotification: row.by_notification,
    byMail: row.by_mail,
  };
}
