import type { Executor } from '../db/executor.ts';
import { sql } from '../db/statement.ts';
import type { CursorFault, StreamHead, StreamPoint } from './cursor.ts';
import { type HeadRow, toHead } from './head.ts';
import { type EventRow, type StreamEvent, toStreamEvent } from './stream-event.ts';

export interface PageQuery {
  readonly rooms: readonly string[];
  /** Positions after this … */
  readonly after: number;
  /** … up to and with this. */
  readonly through: number;
  readonly limit: number;
}

export interface ReplayPage<Event = StreamEvent> {
  readonly head: StreamHead;
  readonly events: readonly Event[];
  /** The last position that was read, when there may be more after it. */
  readonly readThrough: number | undefined;
}

/**
 * A page of the rooms' events, with the head of the same snapshot: what was removed for age between two pages is
 * noticed instead of skipped. Room by room down an index; a room yields at most a page, the caller's window of
 * positions bounds what many busy rooms yield together.
 */
export async function readRooms(db: Executor, query: PageQuery): Promise<ReplayPage> {
  const rows = await db.rows<HeadRow & EventRow>(sql`
    select s.epoch, s.last_position, s.removed_through, e.position, e.type, e.room, e.payload
    from stream s left join lateral (
      select found.* from unnest(${query.rooms}::text[]) as wanted (room) cross join lateral (
        select o.position, o.type, o.room, o.payload from outbox o
        where o.room = wanted.room and o.position > ${query.after}::bigint and o.position <= ${query.through}::bigint
        order by o.position limit ${query.limit}
      ) found
      order by found.position limit ${query.limit}
    ) e on true
    order by e.position`);
  return toPage(rows, query.limit);
}

/** Everything after a position, whatever the room: how a node that missed publications catches up. */
export async function readAll(db: Executor, after: number, limit: number): Promise<ReplayPage> {
  const rows = await db.rows<HeadRow & EventRow>(sql`
    select s.epoch, s.last_position, s.removed_through, e.position, e.type, e.room, e.payload
    from stream s left join lateral (
      select o.position, o.type, o.room, o.payload from outbox o
      where o.position > ${after}::bigint order by o.position limit ${limit}
    ) e on true
    order by e.position`);
  return toPage(rows, limit);
}

/** Whether a page read after this point is all that followed it. */
export function faultOf(head: StreamHead, after: StreamPoint): CursorFault | undefined {
  if (head.epoch !== after.epoch) return 'other_epoch';
  if (head.removedThrough > after.position) return 'too_old';
  // A position that nobody has given yet: made up, or given by a database that has since lost it.
  return head.position < after.position ? 'invalid' : undefined;
}

function toPage(rows: readonly (HeadRow & EventRow)[], limit: number): ReplayPage {
  const first = rows[0];
  if (first === undefined) throw new Error('The table stream has lost its row');
  // Without events the outer join leaves one row that has only the head.
  const events = first.position === null ? [] : rows.map(toStreamEvent);
  const readThrough = events.length === limit ? events.at(-1)?.position : undefined;
  return { head: toHead(first), events, readThrough };
}
