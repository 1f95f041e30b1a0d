import type { DeskNote } from '@weft/contract/desk.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readReadableBases } from '../goals/queries.ts';
import { takesPart } from '../messages/goal-people.ts';
import { readBases } from '../messages/queries.ts';

export type MayUseDesk = Permit<'desk.use', User, { readonly userId: string }>;

type Shown = 'waiting' | 'new' | 'all';

interface NoteRow {
  readonly id: string;
  readonly goal_id: string;
  /** When it was sent, in microseconds. */
  readonly key: string;
  readonly waits: boolean;
  readonly is_new: boolean;
}

const noteKey = z.tuple([id, id]);

/**
 * Goal by goal of those that one accompanies and that are under way, in each no more than a page: what its student sent after
 * anybody else's last word waits.
 */
export async function listNotesOf(
  db: Executor,
  { subject: { userId } }: MayUseDesk,
  { show, cursor, limit }: PageQuery & { readonly show: Shown },
) {
  const seenUntil = await readVisit(db, userId);
  const after = decodeCursor(noteKey, cursor) ?? null;
  const order = show === 'all' ? sql`n.sent_at desc, n.id desc` : sql`n.sent_at, n.id`;
  const rows = await db.rows<NoteRow>(sql`
    with mine as (
      select v.id, g.id as goal_id, g.student_id, coalesce((
        select o.seq from messages o
        where o.conversation_id = v.id and o.seq is not null and o.author_id <> g.student_id and o.deleted_at is null
        order by o.seq desc limit 1), 0) as answered
      from conversation_participants i
      join conversations v on v.id = i.conversation_id
      join goals g on g.id = v.goal_id and g.status = 'active'
      join members m on m.community_id = g.community_id and m.user_id = i.user_id
      where i.user_id = ${userId} and i.role = 'instructor' and ${takesPart(sql`i`, sql`m`)}
    )
    select n.id, mine.goal_id, (extract(epoch from n.sent_at) * 1000000)::bigint as key,
      n.seq > mine.answered as waits, ${isNew(seenUntil)} as is_new
    from mine cross join lateral (
      select n.id, n.seq, n.sent_at from messages n
      where n.conversation_id = mine.id and n.target_date is not null and n.seq is not null and n.deleted_at is null
        and n.author_id = mine.student_id and ${wanted(show, seenUntil)} and ${goesOn(show, after)}
      order by ${order} limit ${limit + 1}) n
    order by ${order} limit ${limit + 1}`);
  const page = toPage(
    rows,
    limit,
    (row) => row,
    (row) => [row.key, row.id],
  );
  const messages = await readBases(
    db,
    page.items.map((row) => row.id),
  );
  const goals = await readReadableBases(
    db,
    userId,
    page.items.map((row) => row.goal_id),
  );
  const items = page.items.flatMap(({ id: messageId, goal_id, waits, is_new: isNew }): DeskNote[] => {
    const [message, goal] = [messages.get(messageId), goals.get(goal_id)];
    // Taken back, or left, between the two statements.
    return message === undefined || message.deleted || goal === undefined
      ? []
      : [{ goal, message, waits, isNew }];
  });
  return { items, nextCursor: page.nextCursor, seenUntil: seenUntil?.toISOString() ?? null };
}

function wanted(show: Shown, seenUntil: Date | null): Statement {
  if (show === 'waiting') return sql`n.seq > mine.answered`;
  return show === 'new' ? isNew(seenUntil) : sql`true`;
}

/** As finely as it was told: what one has seen is not new for the sake of microseconds. */
const isNew = (seenUntil: Date | null): Statement =>
  sql`coalesce(date_trunc('milliseconds', n.sent_at) > ${seenUntil}::timestamptz, true)`;

function goesOn(show: Shown, after: readonly [string, string] | null): Statement {
  if (after === null) return sql`true`;
  const [key, noteId] = after;
  const at = sql`(timestamptz 'epoch' + ${key}::bigint * interval '1 microsecond', ${noteId}::bigint)`;
  return show === 'all' ? sql`(n.sent_at, n.id) < ${at}` : sql`(n.sent_at, n.id) > ${at}`;
}

async function readVisit(db: Executor, userId: string): Promise<Date | null> {
  const [row] = await db.rows<{ seen_until: Date }>(
    sql`select seen_until from desk_visits where user_id = ${userId}`,
  );
  return row?.seen_until ?? null;
}
