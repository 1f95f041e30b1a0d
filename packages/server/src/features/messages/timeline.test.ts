import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { listMessages, type Timeline } from '@weft/contract/messages.ts';
import { aChannel, aCommunity, generalOf, say } from '../../../test/kit/chat.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

describe('a timeline', async () => {
  const { url, db, count } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const communityId = await aCommunity([ada, grace]);
  const general = await generalOf(db, communityId);
  const side = await aChannel(db, communityId, 'side', [ada, grace]);

  // Every tenth place in #general is a card of a thread of #side.
  for (let n = 1; n <= 60; n += 1) {
    if (n % 10 === 0) await say(grace, { channelId: side }, `card ${n} for #general`);
    else await say(ada, { channelId: general }, `message ${n}`);
  }

  const read = (query: Record<string, string>): Promise<Timeline> =>
    grace.call(listMessages, { query: { place: `channel:${general}`, ...query } });
  const seqsOf = ({ items }: Timeline) =>
    items.map((entry) => (entry.kind === 'message' ? entry.message.seq : entry.card.seq));
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

  test('begins at the newest and goes back to the beginning, each once, cards in their places', async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page: Timeline = await read({ limit: '25', ...(cursor === undefined ? {} : { cursor }) });
      seen.unshift(...seqsOf(page));
      cursor = page.olderCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(seen, range(1, 60));
    const { items, newerCursor } = await read({ limit: '20' });
    assert.deepEqual(
      items.filter(({ kind }) => kind === 'card').map((entry) => entry.kind === 'card' && entry.card.seq),
      [50, 60],
    );
    assert.equal(newerCursor, null);
  });

  test('around a message, on in both directions', async () => {
    const [all] = [await read({ limit: '100' })];
    const middle = all.items[29];
    assert.ok(middle?.kind === 'card' || middle?.kind === 'message');
    const around = middle.kind === 'message' ? middle.message.id : middle.card.root.id;
    const page = await read({ around, limit: '10' });
    assert.deepEqual(seqsOf(page), range(25, 34));
    const older = await read({ cursor: page.olderCursor ?? '', limit: '10' });
    assert.deepEqual([seqsOf(older), older.newerCursor !== null], [range(15, 24), true]);
    const newer = await read({ cursor: page.newerCursor ?? '', limit: '100' });
    assert.deepEqual([seqsOf(newer), newer.newerCursor], [range(35, 60), null]);
  });

  test('around the first unread, and at the end when there is none', async () => {
    await db.rows(sql`
      update channel_members set last_read_seq = 40 where channel_id = ${general} and user_id = ${grace.id}`);
    const page = await read({ unread: 'true', limit: '10' });
    assert.deepEqual([seqsOf(page), page.lastReadSeq], [range(36, 45), 40]);
    await db.rows(sql`
      update channel_members set last_read_seq = 60 where channel_id = ${general} and user_id = ${grace.id}`);
    assert.deepEqual(seqsOf(await read({ unread: 'true', limit: '10' })), range(51, 60));
  });

  test('a list of sixty costs what a list of one costs, five statements with cards', async () => {
    const [one, many] = [await count(() => read({ limit: '1' })), await count(() => read({ limit: '60' }))];
    assert.equal(many.length, 5, many.join('\n\n'));
    assert.ok(one.length <= many.length);
  });

  test('what makes no sense is refused', async () => {
    const { message: foreign } = await say(grace, { channelId: side }, 'elsewhere');
    assert.equal(await refusal(read({ around: foreign.id })), 'not_found');
    assert.equal(await refusal(read({ cursor: 'nonsense' })), 'invalid_cursor');
    assert.equal(await refusal(read({ around: '77' })), 'not_found');
    assert.equal(await refusal(read({ around: '77', unread: 'true' })), 'invalid_request');
    assert.equal(await refusal(read({ place: 'channel:77' })), 'not_found');
    assert.equal(await refusal(read({ place: 'somewhere' })), 'invalid_request');
  });
});
