import { z } from 'zod';
import { publicAddress } from '../../core/config/address.ts';
import type { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type {
  ReminderDaysRow,
  ReminderSettingsRow,
  UserProfilesRow,
  UsersRow,
} from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { defineJob } from '../../core/jobs/job.ts';
import { type PostOffice, queueMail } from '../mail/queue.ts';
import { type News, notify } from '../notifications/notify.ts';
import { type LocalTime, localTime } from './local-time.ts';
import { digestsOf, withoutNote } from './needs.ts';

export const remind = defineJob({ name: 'reminders.send', payload: z.object({}) });

export const forgetDays = defineJob({ name: 'reminders.forget', payload: z.object({}) });

type Kind = ReminderDaysRow['kind'];

/** So many in one transaction. */
const batch = 200;

const wants: Readonly<Record<Kind, { readonly on: Statement; readonly at: Statement }>> = {
  nudge: { on: sql`s.nudge_on`, at: sql`s.nudge_at` },
  digest: { on: sql`s.digest_on`, at: sql`s.digest_at` },
};

/**
 * Reminds everybody whose time has come today and who was not decided about yet. For each it is decided once a day of theirs, in the
 * transaction in which it is told: by whichever node, and however late on that day.
 */
export async function remindDue(
  db: Database,
  office: PostOffice,
  now: Date,
  signal?: AbortSignal,
): Promise<void> {
  const zones = await db.rows<{ zone: string }>(sql`select distinct zone from reminder_settings`);
  for (const { zone } of zones) {
    const local = localTime(zone, now);
    if (local === undefined) continue;
    for (const kind of ['nudge', 'digest'] as const)
      while (
        signal?.aborted !== true &&
        (await db.transaction((tx) => remindNext(tx, office, { kind, zone, local, now })))
      );
  }
}

interface Turn {
  readonly kind: Kind;
  readonly zone: string;
  readonly local: LocalTime;
  readonly now: Date;
}

/** False: there is nobody left. */
async function remindNext(tx: Transaction, office: PostOffice, turn: Turn): Promise<boolean> {
  const { kind, zone, local, now } = turn;
  // Of two nodes one waits for the other's row, and then leaves it alone.
  const due = await tx.rows<{ id: string }>(sql`
    with due as (
      select s.user_id from reminder_settings s join users u on u.id = s.user_id and u.status = 'active'
      where s.zone = ${zone} and ${wants[kind].on} and ${wants[kind].at} <= ${local.clock}::time
        and not exists (
          select from reminder_days d where d.user_id = s.user_id and d.kind = ${kind} and d.day >= ${local.day})
      order by s.user_id limit ${batch}
    )
    insert into reminder_days (user_id, kind, day, decided_at)
    select user_id, ${kind}::text, ${local.day}::date, ${now}::timestamptz from due order by user_id
    on conflict do nothing returning user_id as id`);
  if (due.length === 0) return false;
  const ids = due.map(({ id }) => id);
  const reminders = kind === 'nudge' ? await nudges(tx, ids, local.day) : await digests(tx, ids, now);
  if (reminders.length > 0) await tell(tx, office, turn, reminders);
  return true;
}

type About = Extract<News['about'], { kind: 'reminder.note' | 'reminder.digest' }>;

interface Reminder {
  readonly userId: string;
  readonly about: About;
}

async function nudges(tx: Transaction, ids: readonly string[], day: string): Promise<Reminder[]> {
  const without = await withoutNote(tx, ids, day);
  return [...without].map((userId) => ({ userId, about: { kind: 'reminder.note', day } }));
}

async function digests(tx: Transaction, ids: readonly string[], now: Date): Promise<Reminder[]> {
  return (await digestsOf(tx, ids, now)).map(({ id, notes, waiting }) => ({
    userId: id,
    about: { kind: 'reminder.digest', notes, waiting },
  }));
}

type Reader = Pick<ReminderSettingsRow, 'by_notification' | 'by_mail'> &
  Pick<UsersRow, 'id' | 'email' | 'email_verified' | 'language'> &
  Pick<UserProfilesRow, 'display_name'>;

async function tell(
  tx: Transaction,
  office: PostOffice,
  { kind, local }: Turn,
  reminders: readonly Reminder[],
): Promise<void> {
  const ids = reminders.map(({ userId }) => userId);
  const readers = await tx.rows<Reader>(sql`
    with told as (
      update reminder_days set sent = true
      where user_id = any(${ids}::bigint[]) and kind = ${kind} and day = ${local.day}
    )
    select u.id, u.email, u.email_verified, u.language, p.display_name, s.by_notification, s.by_mail
    from users u join user_profiles p on p.user_id = u.id join reminder_settings s on s.user_id = u.id
    where u.id = any(${ids}::bigint[])`);
  const known = new Map(readers.map((reader) => [reader.id, reader]));
  const of = ({ userId }: Reminder) => known.get(userId);
  await notify(
    tx,
    reminders
      .filter((one) => of(one)?.by_notification)
      .map(({ userId, about }) => ({ userId, about, type: 'system', actorId: null, gather: about.kind })),
  );
  for (const one of reminders) {
    const reader = of(one);
    // An address that nobody has confirmed may be somebody else's.
    if (reader?.by_mail && reader.email_verified) await write(tx, office, reader, one.about);
  }
}

async function write(tx: Transaction, office: PostOffice, reader: Reader, about: About): Promise<void> {
  const { email: to, language, display_name: name } = reader;
  const address = publicAddress(office.config);
  const off = `${address}/settings/notifications`;
  if (about.kind === 'reminder.note')
    await queueMail(tx, office, {
      ...{ type: 'note_reminder', to, language },
      values: { name, off, link: `${address}/goals` },
    });
  else
    await queueMail(tx, office, {
      ...{ type: 'coach_digest', to, language },
      values: { name, off, link: `${address}/desk`, notes: about.notes, waiting: about.waiting },
    });
}

/** The latest digest says from when on the next one counts: longer than that it counts no more. */
const keptDays = 30;

export async function removeOldDays(tx: Transaction): Promise<void> {
  await tx.rows(sql`delete from reminder_days where day < current_date - ${keptDays}::int`);
}
