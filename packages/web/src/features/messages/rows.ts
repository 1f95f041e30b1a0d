import type { Card, Message, TimelineEntry } from '@weft/contract/messages.ts';
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
  let before: { at: Date; author: string | undefined } | undefined;
  let marked = newAfter === undefined;

  for (const entry of entries) {
    if (isHidden(entry, removed)) continue;
    const at = new Date(timeOf(entry));
    const author = entry.kind === 'message' && !entry.message.deleted ? entry.message.author.id : undefined;
    let together = before !== undefined && before.author !== undefined && before.author === author;
    together &&= at.getTime() - (before?.at.getTime() ?? 0) < togetherMs;
    if (before === undefined || dayOf(before.at) !== dayOf(at)) {
      rows.push({ kind: 'day', key: `day ${dayOf(at)}`, day: at.toISOString() });
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
    before = { at, author };
  }

  const settled = new Set(
    entries.flatMap((entry) => (entry.kind === 'message' ? entry.message.clientKey : [])),
  );
  for (const one of pending) {
    if (settled.has(one.clientKey)) continue;
    const at = new Date(one.at);
    if (before === undefined || dayOf(before.at) !== dayOf(at))
      rows.push({ kind: 'day', key: `day ${dayOf(at)}`, day: at.toISOString() });
    const together = before?.author === me && at.getTime() - before.at.getTime() < togetherMs;
    rows.push({ kind: 'pending', key: one.clientKey, pending: one, first: !together });
    before = { at, author: me };
  }
  return rows;
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

function dayOf(at: Date): string {
  return `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()}`;
}
