import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { openConversation } from '@weft/contract/conversations.ts';
import { sql } from '../../../src/core/db/statement.ts';
import { aCommunity, say } from '../../../test/kit/chat.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';

/** With real connections beside each other: once the block is answered, nothing gets through that was not there. */
describe('a block at the same moment', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const mallory = await arrive(url, 'mallory');
  await aCommunity([ada, mallory]);
  const block = () => ada.call(blockUser, { params: { userId: mallory.id } });

  test('as a burst of messages: what is stored by then is all that there will be', async () => {
    const { conversation } = await mallory.call(openConversation, { body: { userIds: [ada.id] } });
    const { id: conversationId } = conversation;
    const stored = async () => {
      const [row] = await db.rows<{ n: number }>(
        sql`select count(*)::int as n from messages where conversation_id = ${conversationId}`,
      );
      return row?.n;
    };
    for (let round = 0; round < 5; round += 1) {
      const burst = Array.from({ length: 12 }, (_, n) => refusal(say(mallory, { conversationId }, `m${n}`)));
      await block();
      const then = await stored();
      const outcomes = await Promise.all(burst);
      assert.equal(await stored(), then, 'nothing is stored after the answer');
      for (const outcome of outcomes)
        assert.ok(['nothing was refused', 'cannot_write_to_them', 'conflict'].includes(outcome), outcome);
      await ada.call(unblockUser, { params: { userId: mallory.id } });
    }
  });

  test('as a conversation is opened: it is made before and closed, or not made at all', async () => {
    const key = [ada.id, mallory.id].toSorted((a, b) => Number(BigInt(a) - BigInt(b))).join(',');
    for (let round = 0; round < 8; round += 1) {
      await db.rows(sql`delete from conversations where founding_key = ${key}`);
      const opened = refusal(mallory.call(openConversation, { body: { userIds: [ada.id] } }));
      await block();
      const outcome = await opened;
      const rows = await db.rows<{ closed: boolean }>(
        sql`select closed from conversations where founding_key = ${key}`,
      );
      assert.deepEqual(
        rows.map(({ closed }) => closed),
        outcome === 'not_found' ? [] : [true],
        outcome,
      );
      await ada.call(unblockUser, { params: { userId: mallory.id } });
    }
  });

  test('as the other blocks: neither waits for the other in a circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      await Promise.all([block(), mallory.call(blockUser, { params: { userId: ada.id } })]);
      const [row] = await db.rows<{ n: number }>(sql`select count(*)::int as n from blocks`);
      assert.equal(row?.n, 2);
      await Promise.all([
        ada.call(unblockUser, { params: { userId: mallory.id } }),
        mallory.call(unblockUser, { params: { userId: ada.id } }),
      ]);
      const open = await db.rows(sql`select from conversations where closed`);
      assert.equal(open.length, 0);
    }
  });
});
