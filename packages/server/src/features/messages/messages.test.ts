import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sendMessage } from '@weft/contract/messages.ts';
import { aCommunity, generalOf, messagesIn, say } from '../../../test/kit/chat.ts';
import { arrive } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

describe('messages', async () => {
  const { url, db, count } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const communityId = await aCommunity([ada, grace]);
  const general = await generalOf(db, communityId);
  const to = { channelId: general };
  const here = { kind: 'channel', id: general } as const;

  test('a flat message is stored, numbered and read by everybody in the channel', async () => {
    const { message } = await say(ada, to, 'Who is up at *five*?');
    assert.equal(message.html, '<p>Who is up at <em>five</em>?</p>');
    assert.equal(message.seq, 1);
    const [read] = await messagesIn(grace, here);
    assert.deepEqual({ ...read, may: message.may }, message);
    assert.equal(read?.may.edit, false);
    assert.equal(message.may.edit, true);
    assert.equal(await refusal(messagesIn(linus, here)), 'not_found');
    assert.equal(await refusal(say(linus, to, 'me, too')), 'not_found');
  });

  test('the event is the message', async () => {
    const { message } = await say(ada, to, 'Bring a scarf.');
    const [event] = await db.rows<{ room: string; payload: { message: Record<string, unknown> } }>(sql`
      select room, payload from outbox where type = 'message.created' order by seq desc limit 1`);
    const { thread, mine, may, ...base } = message;
    assert.deepEqual([event?.room, event?.payload.message], [`channel:${general}`, base]);
    assert.deepEqual([thread, mine, may.reply], [null, [], true]);
  });

  test('a repeated send is one message, also at the same moment; another text under the key is refused', async () => {
    const body = { to, content: 'Once.', clientKey: 'once' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => ada.call(sendMessage, { body })));
    assert.equal(new Set(answers.map(({ message }) => message.id)).size, 1);
    const read = await messagesIn(grace, here);
    assert.equal(read.filter(({ content }) => content === 'Once.').length, 1);
    assert.equal(
      await refusal(ada.call(sendMessage, { body: { ...body, content: 'Twice.' } })),
      'client_key_reused',
    );
    const { message } = await grace.call(sendMessage, { body });
    assert.equal(message.author.username, 'grace', 'keys are their authors’ own');
  });

  test('sending is three statements, session and commit included; with a name one more', async () => {
    const plain = await count(() => say(ada, to, 'short'));
    assert.equal(plain.length, 3, plain.join('\n\n'));
  });

  test('parallel messages have numbers of their own, without a gap', async () => {
    const before = (await messagesIn(ada, here)).at(-1)?.seq ?? 0;
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) => say(n % 2 ? ada : grace, to, `n${n}`)),
    );
    const seqs = sent.map(({ message }) => message.seq).toSorted((a, b) => a - b);
    assert.deepEqual(
      seqs,
      seqs.map((_, n) => before + 1 + n),
    );
  });
});
