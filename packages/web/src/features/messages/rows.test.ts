import { expect, test } from 'vitest';
import { entryOf } from '../../../test/kit/messages.ts';
import type { Pending } from './outbox.ts';
import { rowsOf } from './rows.ts';

const grace = { id: '7', username: 'grace', displayName: 'Grace Hopper', avatar: null };
const ada = '1439672833925283841';
const shown = { pending: [], me: 'nobody', fromBeginning: false, newAfter: undefined };
const kinds = (rows: ReturnType<typeof rowsOf>) =>
  rows.map((row) => ('first' in row ? `${row.kind}${row.first ? ' first' : ''}` : row.kind));
const pending = (clientKey: string): Pending => ({
  ...{ clientKey, to: { channelId: '1' }, content: 'hello', carry: true, files: [], state: 'sending' },
  at: new Date(Date.UTC(2026, 10, 20, 9, 6)).toISOString(),
});

test('what one author says within five minutes stands together, after the day', () => {
  const entries = [entryOf(1), entryOf(2), entryOf(3, { author: grace }), entryOf(12, { author: grace })];
  expect(kinds(rowsOf({ ...shown, entries, fromBeginning: true }))).toEqual([
    ...['beginning', 'day', 'message first', 'message', 'message first', 'message first'],
  ]);
});

test('another day begins anew', () => {
  const entries = [entryOf(1), entryOf(2, { sentAt: '2026-11-21T12:00:00.000Z' })];
  expect(kinds(rowsOf({ ...shown, entries }))).toEqual(['day', 'message first', 'day', 'message first']);
});

test('the line "new" stands before the first of others that is not read', () => {
  const entries = [entryOf(1), entryOf(2), entryOf(3, { author: grace }), entryOf(4, { author: grace })];
  expect(kinds(rowsOf({ ...shown, entries, me: ada, newAfter: 1 }))).toEqual([
    ...['day', 'message first', 'message', 'new', 'message first', 'message'],
  ]);
});

test('what was taken back is gone, unless a thread hangs on it', () => {
  const thread = {
    ...{ id: '5', rootMessageId: '1002', replyCount: 2, lastSeq: 2, lastRepliers: [], version: 1 },
    lastActivityAt: '2026-11-20T09:40:00.000Z',
  };
  const entries = [entryOf(1, { deleted: true }), entryOf(2, { deleted: true, thread })];
  const rows = rowsOf({ ...shown, entries });
  expect(kinds(rows)).toEqual(['day', 'message first']);
  expect(rows[1]).toMatchObject({ message: { id: '1002' } });
});

test('what is on its way stands at the end, once, and keeps its line when it has arrived', () => {
  const entries = [entryOf(5)];
  const before = rowsOf({ ...shown, entries, me: ada, pending: [pending('key-6')] });
  expect(kinds(before)).toEqual(['day', 'message first', 'pending']);
  const after = rowsOf({ ...shown, entries: [...entries, entryOf(6)], me: ada, pending: [pending('key-6')] });
  expect(kinds(after)).toEqual(['day', 'message first', 'message']);
  expect(after[2]?.key).toBe(before[2]?.key);
});

test('in a goal a day is the one that something is about: it may come twice, and what says what it is stands alone', () => {
  const note = { kind: 'daily_note', targetDate: '2026-11-19' } as const;
  const rows = rowsOf({ ...shown, entries: [entryOf(1), entryOf(2, note), entryOf(3), entryOf(4)] });
  expect(kinds(rows)).toEqual([
    ...['day', 'message first', 'day', 'message first', 'day', 'message first', 'message'],
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  const activity = { kind: 'activity', targetDate: '2026-11-20' } as const;
  expect(kinds(rowsOf({ ...shown, entries: [entryOf(1), entryOf(2, activity)] }))).toEqual([
    ...['day', 'message first', 'message first'],
  ]);
});
