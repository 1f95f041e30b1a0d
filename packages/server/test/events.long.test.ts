import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { takeBackConversation } from '@weft/contract/conversations.ts';
import {
  addReaction,
  deleteMessage,
  editMessage,
  listMessages,
  type Message,
  pinMessage,
  removeReaction,
  sendMessage,
  unpinMessage,
} from '@weft/contract/messages.ts';
import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import fc from 'fast-check';
import { sql } from '../src/core/db/statement.ts';
import { aChannel, aCommunity, generalOf } from './kit/chat.ts';
import { ChatView } from './kit/chat-view.ts';
import { arrive } from './kit/person.ts';
import { holds } from './kit/random.ts';
import { refusal } from './kit/refusal.ts';
import { testServer } from './kit/server.ts';

/** One thing that somebody does; numbers choose among what there is. */
const step = fc.record({
  what: fc.constantFrom(
    ...(['say', 'say', 'carry', 'reply', 'reply', 'reply and carry', 'edit', 'delete', 'react'] as const),
    ...(['react back', 'pin', 'unpin', 'take back'] as const),
  ),
  who: fc.nat(1),
  where: fc.nat(1),
  which: fc.nat(),
});
const story = fc.record({
  before: fc.array(step, { minLength: 3, maxLength: 12 }),
  after: fc.array(step, { minLength: 5, maxLength: 25 }),
});

describe('snapshot plus events', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const people = [ada, grace] as const;
  const communityId = await aCommunity([ada, grace]);
  const names = ['general', 'design'] as const;
  const channels = [
    await generalOf(db, communityId),
    await aChannel(db, communityId, 'design', [ada, grace]),
  ] as const;

  const snapshot = async (place: Place) =>
    (await ada.call(listMessages, { query: { place: nameOfPlace(place), limit: 100 } })).items;

  /** Of the story so far. */
  let said: Message[] = [];
  let conversations = new Set<string>();

  async function live(one: { what: string; who: number; where: number; which: number }): Promise<void> {
    const { what, which } = one;
    const person = people[one.who] ?? ada;
    const channelId = channels[one.where] ?? channels[0];
    const other = names[1 - one.where] ?? 'design';
    const speak = async (to: { channelId: string } | { rootMessageId: string }, content: string) => {
      const { message } = await person.call(sendMessage, { body: { to, content, clientKey: randomUUID() } });
      said.push(message);
      if (message.place.kind === 'conversation') conversations.add(message.place.id);
      if (message.thread !== null) conversations.add(message.thread.id);
    };
    if (what === 'say') return speak({ channelId }, 'something');
    if (what === 'carry') return speak({ channelId }, `something for #${other}`);
    const roots = said.filter(({ place }) => place.kind === 'channel');
    const root = roots[which % roots.length];
    const message = said[which % said.length];
    if (root === undefined || message === undefined) return;
    const params = { messageId: message.id };
    // Some of it is refused: somebody else's message, one that is gone. Then nothing happens, and nothing is told.
    const attempts: Record<string, () => Promise<unknown>> = {
      reply: () => speak({ rootMessageId: root.id }, 'yes'),
      'reply and carry': () => speak({ rootMessageId: root.id }, `yes, #general and #design`),
      edit: () => person.call(editMessage, { params, body: { content: `different ${which}` } }),
      delete: () => person.call(deleteMessage, { params }),
      react: () => person.call(addReaction, { params: { ...params, emoji: '🔭' } }),
      'react back': () => person.call(removeReaction, { params: { ...params, emoji: '🔭' } }),
      pin: () => person.call(pinMessage, { params }),
      unpin: () => person.call(unpinMessage, { params }),
      'take back': () =>
        person.call(takeBackConversation, {
          params: { conversationId: [...conversations][which % conversations.size] ?? '1', channelId },
        }),
    };
    await refusal(Promise.resolve(attempts[what]?.()));
  }

  async function tell(steps: readonly { what: string; who: number; where: number; which: number }[]) {
    for (const one of steps) await live(one);
  }

  const eventsAfter = (seq: string, rooms: readonly string[]) =>
    db.rows<{ type: string; payload: unknown }>(sql`
      select type, payload from outbox where seq > ${seq} and room = any(${rooms}) order by seq`);

  const roomOf = ({ kind, id }: Place) => (kind === 'channel' ? `channel:${id}` : `thread:${id}`);

  test('is a fresh snapshot, whatever people do in between', async (t) => {
    await holds(
      t,
      fc.asyncProperty(story, async ({ before, after }) => {
        await db.rows(sql`delete from conversations`);
        await db.rows(sql`delete from messages`);
        said = [];
        conversations = new Set();
        await tell(before);
        const places: Place[] = [
          ...channels.map((id) => ({ kind: 'channel', id }) as const),
          ...[...conversations].map((id) => ({ kind: 'conversation', id }) as const),
        ];
        const views = new Map<Place, ChatView>();
        for (const place of places) views.set(place, new ChatView(place, await snapshot(place)));
        const [now] = await db.rows<{ seq: string }>(sql`select coalesce(max(seq), 0) as seq from outbox`);
        await tell(after);
        for (const [place, view] of views) {
          for (const { type, payload } of await eventsAfter(now?.seq ?? '0', [roomOf(place)])) {
            view.apply(type, payload);
            // Twice is once.
            view.apply(type, payload);
          }
          assert.deepEqual(view.entries(), new ChatView(place, await snapshot(place)).entries());
        }
      }),
      { runs: 40 },
    );
  });
});
