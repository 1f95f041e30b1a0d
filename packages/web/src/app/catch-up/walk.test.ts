import type { Reading } from '@weft/contract/unread.ts';
import { expect, test } from 'vitest';
import { nextWaiting, withNews } from './walk.ts';

const reading = (id: string, more: Partial<Reading> = {}): Reading => ({
  ...{
    place: { kind: 'channel', id },
    communityId: '9',
    goalId: null,
    lastSeq: 5,
    lastReadSeq: 3,
    unread: 2,
  },
  ...{ mentions: 0, level: 'mentions', version: 1, ...more },
});
const thread = { kind: 'conversation' as const };

test('who calls and who writes to one first, then threads, then channels; nothing that is muted or read', () => {
  const readings = [
    reading('1'),
    reading('2', { level: 'muted', mentions: 1 }),
    reading('3', { place: { ...thread, id: '3' } }),
    reading('4', { mentions: 1 }),
    reading('5', { unread: 0 }),
    reading('6', { place: { ...thread, id: '6' }, communityId: null }),
  ];
  expect(withNews([], readings)).toEqual(['channel:4', 'conversation:6', 'conversation:3', 'channel:1']);
});

test('what becomes unread meanwhile comes to the end, and what is there stays', () => {
  const order = ['channel:1', 'channel:7'];
  expect(withNews(order, [reading('1')])).toBe(order);
  expect(withNews(order, [reading('2', { mentions: 3 }), reading('1')])).toEqual([...order, 'channel:2']);
});

test('on to the next that waits, and around', () => {
  const order = ['a', 'b', 'c', 'd'];
  const waits = (name: string) => name !== 'c';
  expect(nextWaiting(order, waits)).toBe('a');
  expect(nextWaiting(order, waits, 'b')).toBe('d');
  expect(nextWaiting(order, waits, 'd')).toBe('a');
  expect(nextWaiting(order, (name) => name === 'd', 'd')).toBeUndefined();
  expect(nextWaiting(order, () => false)).toBeUndefined();
});
