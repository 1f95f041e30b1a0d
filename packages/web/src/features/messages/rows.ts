import type { Card, Message, TimelineEntry } from '@weft/contract/messages.ts';
import { dateOf, dayOf } from '../../ui/time/day.ts';
import type { Pending } from './outbox.ts';

/** One line of a timeline, as it is drawn. */
export type Row =
  | { readonly kind: 'beginning'; readonly key: string }
  | { readonly kind: 'day'; readonly key: string; readonly day: string }
  | { readonly kind: 'new'; readonly key: string }
  | { readonly kind: 'message'; readonly key: string; readonly message: Message; readonly first: boolean }
  | { readonly kind: 'card'; readonly key: string; readonly card: Card }
  | { readonly kind: 'pending'; readonly key: string; readonly pending: Pending; readonly first: boolean };

/** Messages of one author that follow each other within this time stand together. */
const togetherMs = 5 * 60_000;

interface Shown {
  readonly entries: readonly TimelineEntry[];
  readonly pending: readonly Pending[];
  readonly me: string;
  /** The whole beginning is there. */
  readonly fromBeginning: boolean;
  /** The line "new" stands after this number. */
  readonly newAfter: number | undefined;
  /** Taken back a moment ago. */
  readonly removed?: ReadonlySet<string>;
}

/** What a timeline shows, line by line: days, the line where the new begins, authors named once for what belongs together. */
export function rowsOf({ entries, pending, me, fromBeginning, newAfter, removed }: Shown): readonly Row[] {
  const rows: Row[] = fromBeginning ? [{ kind: 'beginning', key: 'beginning' }] : [];
  let before: { at: Date; day: string; author: string | undefined } | undefined;
  let marked = newAfter === undefined;

  const begin = (day: string, next: string) => {
    // What is about another day than the one on which it was said lets a day come twice.
    const key = rows.some((row) => row.key === `day ${day}`) ? `day ${day} ${next}` : `day ${day}`;
    rows.push({ kind: 'day', key, day: dateOf(day).toISOString() });
  };

  for (const entry of entries) {
    if (isHidden(entry, removed)) continue;
    const at = new Date(timeOf(entry));
    const day = (entry.kind === 'message' ? entry.message.targetDate : null) ?? dayOf(at);
    const author = entry.kind === 'message' && !entry.message.deleted ? entry.message.author.id : undefined;
    let together = before !== undefined && before.author !== undefined && before.author === author;
    together &&= at.getTime() - (before?.at.getTime() ?? 0) < togetherMs;
    together &&= entry.kind !== 'message' || isPlain(entry.message);
    if (before?.day !== day) {
      begin(day, String(seqIn(entry)));
      together = false;
    }
    if (!marked && newAfter !== undefined && seqIn(entry) > newAfter && author !== me) {
      rows.push({ kind: 'new', key: 'new' });
      marked = true;
      together = false;
    }
    rows.push(
      entry.kind === 'message'
        ? { kind: 'message', key: entry.message.clientKey, message: entry.message, first: !together }
        : { kind: 'card', key: `card ${entry.card.thread.id}`, card: entry.card },
    );
    before = { at, day, author };
  }

  const settled = new Set(
    entries.flatMap((entry) => (entry.kind === 'message' ? entry.message.clientKey : [])),
  );
  for (const one of pending) {
    if (settled.has(one.clientKey)) continue;
    const at = new Date(one.at);
    const { kind, targetDate, replyToMessageId = null } = 'conversationId' in one.to ? one.to : {};
    const day = targetDate ?? dayOf(at);
    if (before?.day !== day) begin(day, one.clientKey);
    let together = before?.author === me && at.getTime() - before.at.getTime() < togetherMs;
    together &&= before?.day === day && isPlain({ kind: kind ?? 'message', replyToMessageId });
    rows.push({ kind: 'pending', key: one.clientKey, pending: one, first: !together });
    before = { at, day, author: me };
  }
  return rows;
}

/** It says nothing of itself above its words: then it may stand below what its author said before. */
function isPlain({ kind, replyToMessageId }: Pick<Message, 'kind' | 'replyToMessageId'>): boolean {
  return kind === 'message' && replyToMessageId === null;
}

/** A message that was taken back leaves a trace only where a thread hangs on it. */
function isHidden(entry: TimelineEntry, removed: ReadonlySet<string> | undefined): boolean {
  if (entry.kind !== 'message' || entry.message.thread !== null) return false;
  return entry.message.deleted || removed?.has(entry.message.id) === true;
}

function timeOf(entry: TimelineEntry): string {
  return entry.kind === 'message' ? entry.message.sentAt : entry.card.carriedAt;
}

function seqIn(entry: TimelineEntry): number {
  return entry.kind === 'message' ? entry.message.seq : entry.card.seq;
}
