import type { OperatorNotice } from '@weft/contract/operator-work.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import type { OperatorNoticesRow, UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import { enqueue } from '../../core/jobs/enqueue.ts';
import { defineJob } from '../../core/jobs/job.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { notifyAll } from '../notifications/notify.ts';
import type { Desk } from './desk.ts';

export const tellEverybody = defineJob({
  name: 'operator.tell-everybody',
  payload: z.object({ noticeId: id }),
  maxAttempts: 50,
});

/** So many in one transaction: each is a row and an event, and the stream has others to serve. */
const batch = 500;

/** One at a time: whoever sends two by mistake would otherwise not be stopped. */
export async function isNoticeUnderWay(tx: Transaction): Promise<boolean> {
  // The table is the lock: two admins who write at the same moment stand in a line.
  await tx.rows(sql`lock table operator_notices in share row exclusive mode`);
  const [underWay] = await tx.rows(sql`select from operator_notices where finished_at is null limit 1`);
  return underWay !== undefined;
}

export async function sendNotice(
  tx: Transaction,
  { act, actor }: Permit<'notice.send', User, unknown>,
  text: string,
): Promise<string> {
  const [notice] = await tx.rows<{ id: string; total: number }>(sql`
    insert into operator_notices (text, created_by, total)
    select ${text}, ${actor.userId}, count(*)::int from users where status = 'active'
    returning id, total`);
  if (notice === undefined) throw new Error('the new notice has no id');
  await enqueue(tx, tellEverybody, { noticeId: notice.id });
  const detail = { text, people: String(notice.total) };
  await recordAct(tx, { act, actor, subject: `notice:${notice.id}`, detail });
  return notice.id;
}

/**
 * Tells the next ones, and remembers how far it came in the same transaction: whoever dies in between tells nobody
 * twice and leaves nobody out. False when everybody has been told.
 */
export async function tellNext(tx: Transaction, noticeId: string): Promise<boolean> {
  const [notice] = await tx.rows<OperatorNoticesRow>(sql`
    select * from operator_notices where id = ${noticeId} and finished_at is null for update`);
  if (notice === undefined) return false;
  const next = await tx.rows<{ id: string }>(sql`
    select id from users where id > ${notice.sent_until} and status = 'active' order by id limit ${batch}`);
  const ids = next.map((row) => row.id);
  const about = { kind: 'operator.notice', text: notice.text } as const;
  if (ids.length > 0) await notifyAll(tx, ids, { about, gather: `notice:${notice.id}` });
  const done = ids.length < batch;
  await tx.rows(sql`
    update operator_notices
    set sent = sent + ${ids.length}, sent_until = ${ids.at(-1) ?? notice.sent_until},
      -- Whoever came or went meanwhile was not counted at the beginning.
      total = case when ${done} then sent + ${ids.length} else greatest(total, sent + ${ids.length}) end,
      finished_at = case when ${done} then now() end
    where id = ${noticeId}`);
  return !done;
}

type NoticeRow = OperatorNoticesRow & { readonly username: UsersRow['username'] | null };

const notices = sql`
  select n.*, u.username from operator_notices n left join users u on u.id = n.created_by`;

const noticeKey = z.tuple([id]);

export async function listNoticesOf(db: Executor, _desk: Desk, { cursor, limit }: PageQuery) {
  const [before] = decodeCursor(noticeKey, cursor) ?? [null];
  const rows = await db.rows<NoticeRow>(sql`
    ${notices}
    where ${before === null ? sql`true` : sql`n.id < ${before}`}
    order by n.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.id]);
}

export async function readNotice(db: Executor, _desk: Desk, noticeId: string): Promise<OperatorNotice> {
  const [row] = await db.rows<NoticeRow>(sql`${notices} where n.id = ${noticeId}`);
  if (row === undefined) throw new Problem('not_found');
  return present(row);
}

function present(row: NoticeRow): OperatorNotice {
  return {
    id: row.id,
    text: row.text,
    by: row.username,
    total: row.total,
    sent: row.sent,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}
