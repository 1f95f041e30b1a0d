import type { Reading } from '@weft/contract/unread.ts';
import { expect, test } from 'vitest';
import { nextUnread } from './attention.tsx';
import { afterSaid, type Said } from './heard.ts';
import { attentionIn, attentionOf, isStrong } from './unread.ts';

const reading: Reading = {
  place: { kind: 'channel', id: '1' },
  communityId: '2',
  goalId: null,
  lastSeq: 10,
  lastReadSeq: 8,
  unread: 2,
  mentions: 0,
  level: 'mentions',
  version: 3,
};
const said = (seq: number, more: Partial<Said> = {}): Said => ({
  seq,
  authorId: 'grace',
  mentions: [],
  everyone: null,
  ...more,
});

test('what is new counts once, however often it is heard', () => {
  const once = afterSaid(reading, said(11), 'ada');
  expect(once).toMatchObject({ lastSeq: 11, unread: 3, mentions: 0 });
  expect(afterSaid(once, said(11), 'ada')).toBe(once);
  expect(afterSaid(reading, said(10), 'ada')).toBe(reading);
});

test('what one says oneself moves one’s own position', () => {
  expect(afterSaid(reading, said(11, { authorId: 'ada' }), 'ada')).toMatchObject({
    ...{ lastSeq: 11, lastReadSeq: 11, unread: 0, mentions: 0 },
  });
});

test('what calls one is counted as such', () => {
  expect(afterSaid(reading, said(11, { mentions: ['ada'] }), 'ada').mentions).toBe(1);
  expect(afterSaid(reading, said(11, { everyone: 'channel' }), 'ada').mentions).toBe(1);
  expect(afterSaid(reading, said(11, { mentions: ['linus'] }), 'ada').mentions).toBe(0);
});

test('the count ends where it is shown to end', () => {
  expect(afterSaid({ ...reading, unread: 100 }, said(11), 'ada').unread).toBe(100);
  expect(attentionIn([99, 80].map((unread) => ({ ...reading, level: 'all' as const, unread })))).toBe(100);
});

test('what asks for attention follows the level', () => {
  const loud = { ...reading, unread: 5, mentions: 1 };
  expect(attentionOf({ ...loud, level: 'all' })).toBe(5);
  expect(attentionOf({ ...loud, level: 'mentions' })).toBe(1);
  expect(attentionOf({ ...loud, level: 'muted' })).toBe(0);
  expect(isStrong({ ...loud, level: 'muted' })).toBe(false);
  expect(isStrong(loud)).toBe(true);
});

test('the walk through what is new goes on from where one went last, and around', () => {
  const places = ['1', '2', '3'].map((id) => ({ ...reading, place: { kind: 'channel' as const, id } }));
  const walk = (last: string | undefined, step: 1 | -1) => nextUnread(places, last, step)?.place.id;
  expect([walk(undefined, 1), walk('channel:1', 1), walk('channel:3', 1)]).toEqual(['1', '2', '1']);
  expect([walk(undefined, -1), walk('channel:1', -1)]).toEqual(['3', '3']);
  expect(nextUnread([{ ...reading, unread: 0 }], undefined, 1)).toBeUndefined();
});
