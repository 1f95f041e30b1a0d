import { QueryClient } from '@tanstack/react-query';
import type { Timeline, TimelineEntry } from '@weft/contract/messages.ts';
import { expect, test } from 'vitest';
import { entryOf, messageOf } from '../../../test/kit/messages.ts';
import { addMessage, changeMessage, mergeMessage, mergeThread } from './change.ts';
import { entriesOf, insertEntry, type Pages, seqOf, timelineQuery } from './timeline.ts';

const place = messageOf(1).place;
const { queryKey } = timelineQuery(place, { at: 'end' });
const page = (items: TimelineEntry[], more: Partial<Timeline> = {}): Timeline => ({
  ...{ items, olderCursor: null, newerCursor: null, lastReadSeq: 0, cursor: 'c.1', ...more },
});

function holding(...pages: Timeline[]) {
  const queryClient = new QueryClient();
  const known: Pages = { pages, pageParams: pages.map(() => ({})) };
  queryClient.setQueryData(queryKey, known);
  const data = () => queryClient.getQueryData<Pages>(queryKey) ?? known;
  return { queryClient, known, data, seqs: () => entriesOf(data()).map(seqOf) };
}

test('what is new goes where its number belongs, once', () => {
  const { queryClient, seqs, data } = holding(page([entryOf(1), entryOf(2)]), page([entryOf(3), entryOf(6)]));
  insertEntry(queryClient, place, entryOf(5));
  insertEntry(queryClient, place, entryOf(7));
  expect(seqs()).toEqual([1, 2, 3, 5, 6, 7]);
  const before = data();
  insertEntry(queryClient, place, entryOf(5));
  insertEntry(queryClient, place, entryOf(2));
  expect(data()).toBe(before);
});

test('a piece that does not reach the end takes nothing: its next page brings it', () => {
  const { queryClient, seqs } = holding(page([entryOf(1)], { newerCursor: 'more' }));
  insertEntry(queryClient, place, entryOf(9));
  expect(seqs()).toEqual([1]);
});

test('an older or equal version changes nothing, and what is the reader’s own stays', () => {
  const { queryClient, data, known } = holding(page([entryOf(1, { version: 3, mine: ['🔭'] })]));
  mergeMessage(queryClient, messageOf(1, { version: 3, html: 'late' }));
  expect(data()).toBe(known);
  const { thread: _thread, mine: _mine, may: _may, ...heard } = messageOf(1, { version: 4, html: 'new' });
  mergeMessage(queryClient, heard);
  expect(entriesOf(data())[0]).toMatchObject({ message: { html: 'new', mine: ['🔭'] } });
});

test('what comes by an event may be answered like its like', () => {
  const { queryClient, data } = holding(page([entryOf(1, { may: { ...messageOf(1).may, pin: false } })]));
  const { thread: _thread, mine: _mine, may: _may, ...heard } = messageOf(2);
  addMessage(queryClient, heard, 'somebody else');
  expect(entriesOf(data())[1]).toMatchObject({ message: { may: { pin: false, edit: false } } });
});

test('a message becomes the root of a thread, and only newer news of it count', () => {
  const { queryClient, data } = holding(page([entryOf(1)]));
  const thread = {
    ...{ id: '5', rootMessageId: '1001', replyCount: 2, lastSeq: 2, lastRepliers: [], version: 2 },
    lastActivityAt: '2026-11-20T09:40:00.000Z',
  };
  mergeThread(queryClient, place.id, thread);
  mergeThread(queryClient, place.id, { ...thread, replyCount: 1, version: 1 });
  expect(entriesOf(data())[0]).toMatchObject({ message: { thread: { replyCount: 2 } } });
});

test('one message is changed wherever it is shown', () => {
  const { queryClient, data } = holding(page([entryOf(1)]));
  queryClient.setQueryData(['message', '1001'], messageOf(1));
  changeMessage(queryClient, place, '1001', (known) => ({ ...known, pinned: true }));
  expect(queryClient.getQueryData(['message', '1001'])).toMatchObject({ pinned: true });
  expect(entriesOf(data())[0]).toMatchObject({ message: { pinned: true } });
});
