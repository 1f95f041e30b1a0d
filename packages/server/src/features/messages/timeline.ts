import type { Timeline, TimelineEntry } from '@weft/contract/messages.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, encodeCursor } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readCards } from './cards.ts';
import type { PlaceNow } from './places.ts';
import type { PlaceFacts } from './policy.ts';
import { type MessageRow, messageColumns, messageTables, presentMessage } from './present.ts';

/** Which piece: what lies before a number, from a number on, or both sides of one. */
export type Piece =
  | { readonly kind: 'newest' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'around'; readonly messageId: string }
  | { readonly kind: 'cursor'; readonly cursor: string };

interface Window {
  /** Up to this many with a smaller number … */
  readonly older: number;
  /** … and this many from it on. */
  readonly newer: number;
  readonly seq: number;
}

interface Skeleton {
  readonly kind: 'message' | 'card';
  readonly id: string;
  readonly seq: number;
}

const cursorKey = z.tuple([z.enum(['older', 'newer']), z.int().min(0)]);
const afterAll = Number.MAX_SAFE_INTEGER;

/** Skeleton, then what it is made of: as many statements for a page as for one message. */
export async function readTimeline(
  db: Executor,
  { actor, subject }: Permit<'place.read', User, PlaceFacts>,
  { lastReadSeq, lastSeq }: PlaceNow,
  piece: Piece,
  limit: number,
): Promise<Omit<Timeline, 'cursor'>> {
  const window = await windowOf(db, subject, piece, limit, { lastReadSeq, lastSeq });
  const found = await readSkeleton(db, subject, window);
  const older = found.filter(({ seq }) => seq < window.seq);
  const newer = found.filter(({ seq }) => seq >= window.seq);
  const shown = [...older.slice(-window.older || older.length), ...newer.slice(0, window.newer)];
  const [first, last] = [shown[0], shown.at(-1)];
  const moreBefore = window.older === 0 ? true : older.length > window.older;
  const moreAfter = window.newer === 0 ? window.seq !== afterAll : newer.length > window.newer;
  return {
    items: await hydrate(db, actor, subject, shown),
    olderCursor: moreBefore && first !== undefined ? encodeCursor(['older', first.seq]) : null,
    newerCursor: moreAfter && last !== undefined ? encodeCursor(['newer', last.seq + 1]) : null,
    lastReadSeq,
  };
}

async function windowOf(
  db: Executor,
  place: PlaceFacts,
  piece: Piece,
  limit: number,
  { lastReadSeq, lastSeq }: Omit<PlaceNow, 'facts'>,
): Promise<Window> {
  const readUpTo = lastReadSeq ?? lastSeq;
  const half = { older: Math.floor(limit / 2), newer: Math.ceil(limit / 2) };
  if (piece.kind === 'unread' && readUpTo < lastSeq) return { ...half, seq: readUpTo + 1 };
  if (piece.kind === 'newest' || piece.kind === 'unread') return { older: limit, newer: 0, seq: afterAll };
  if (piece.kind === 'around') return { ...half, seq: await seqOf(db, place, piece.messageId) };
  const [direction, seq] = decodeCursor(cursorKey, piece.cursor) ?? ['older', afterAll];
  return direction === 'older' ? { older: limit, newer: 0, seq } : { older: 0, newer: limit, seq };
}

/** Where a message stands in this place; its thread's card where it is the root of what was carried here. */
async function seqOf(db: Executor, place: PlaceFacts, messageId: string): Promise<number> {
  const [row] = await db.rows<{ seq: string }>(
    place.kind === 'channel'
      ? prepared('channel-seq-of')`
        select seq from messages where id = ${messageId} and channel_id = ${place.id} and seq is not null
        union all
        select k.seq from conversations v join conversation_channels k on k.conversation_id = v.id
        where v.root_message_id = ${messageId} and k.channel_id = ${place.id} and k.seq is not null`
      : prepared('conversation-seq-of')`
        select seq from messages
        where id = ${messageId} and conversation_id = ${place.id} and seq is not null`,
  );
  if (row === undefined) throw new Problem('not_found');
  return Number(row.seq);
}

/**
 * One row more than is shown on each side tells whether there is more. A deleted message is shown where a thread
 * hangs on it: there may be replies, or come some by a card elsewhere.
 */
async function readSkeleton(db: Executor, place: PlaceFacts, window: Window): Promise<Skeleton[]> {
  const { older, newer, seq } = window;
  const before = older === 0 ? 0 : older + 1;
  const from = newer === 0 ? 0 : newer + 1;
  const rows = await db.rows<{ kind: Skeleton['kind']; id: string; seq: string }>(
    place.kind === 'channel'
      ? prepared('channel-skeleton')`
        (${flat(place.id, sql`< ${seq}`, sql`desc`, before)}) union all (${flat(place.id, sql`>= ${seq}`, sql`asc`, from)})
        order by seq`
      : prepared('conversation-skeleton')`
        (select 'message' as kind, m.id, m.seq from messages m
         where m.conversation_id = ${place.id} and m.seq < ${seq} and m.deleted_at is null
         order by m.seq desc limit ${before})
        union all
        (select 'message' as kind, m.id, m.seq from messages m
         where m.conversation_id = ${place.id} and m.seq >= ${seq} and m.deleted_at is null
         order by m.seq limit ${from})
        order by seq`,
  );
  return rows.map((row) => ({ kind: row.kind, id: row.id, seq: Number(row.seq) }));
}

/** Messages and cards, each down its own index, merged by their numbers. */
function flat(channelId: string, side: Statement, direction: Statement, limit: number): Statement {
  return sql`
    select * from (
      (select 'message' as kind, m.id, m.seq from messages m
       where m.channel_id = ${channelId} and m.seq ${side}
         and (m.deleted_at is null or exists (select from conversations v where v.root_message_id = m.id))
       order by m.seq ${direction} limit ${limit})
      union all
      (select 'card' as kind, k.conversation_id as id, k.seq from conversation_channels k
       where k.channel_id = ${channelId} and k.seq ${side}
       order by k.seq ${direction} limit ${limit})
    ) x order by seq ${direction} limit ${limit}`;
}

async function hydrate(
  db: Executor,
  actor: User,
  place: PlaceFacts,
  shown: readonly Skeleton[],
): Promise<TimelineEntry[]> {
  const idsOf = (kind: Skeleton['kind']) => shown.filter((one) => one.kind === kind).map((one) => one.id);
  const messageIds = idsOf('message');
  const cardIds = idsOf('card');
  const rows = await db.rows<MessageRow>(prepared('messages-by-id')`
    select ${messageColumns(actor.userId)} from ${messageTables} where m.id = any(${messageIds})`);
  const messages = new Map(rows.map((row) => [row.id, presentMessage(actor, row, place)]));
  const cards = cardIds.length === 0 ? new Map() : await readCards(db, actor, place.id, cardIds);
  return shown.flatMap(({ kind, id: entryId }): TimelineEntry[] => {
    if (kind === 'card') {
      const card = cards.get(entryId);
      return card === undefined ? [] : [{ kind, card }];
    }
    const message = messages.get(entryId);
    return message === undefined ? [] : [{ kind, message }];
  });
}

/** What an address asks for. */
export function pieceOf(query: {
  readonly cursor?: string | undefined;
  readonly around?: string | undefined;
  readonly unread?: boolean | undefined;
}): Piece {
  if (query.cursor !== undefined) return { kind: 'cursor', cursor: query.cursor };
  if (query.around !== undefined) return { kind: 'around', messageId: id.parse(query.around) };
  return query.unread === true ? { kind: 'unread' } : { kind: 'newest' };
}
