import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { carryConversation } from '@weft/contract/conversations.ts';
import { type Draft, discardDraft, listDrafts, saveDraft } from '@weft/contract/drafts.ts';
import { deleteMedia, getStorage, listMyMedia, type Media } from '@weft/contract/media.ts';
import { type Destination, deleteMessage, getMessage, sendMessage } from '@weft/contract/messages.ts';
import { everyEventFits, messagesIn, say, storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';
import { personalData } from '../../personal-data.ts';

describe('files on messages', async () => {
  const { url, db, count, ada, grace, linus, general, channel } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const secret = await channel('secret', [ada, grace], 'private');
  const design = await channel('design', [ada, linus]);
  const to = { channelId: general };
  const picture = await drawing();
  const file = (person: Person = ada, name = 'näht.png') => upload(person, picture, name);
  const sendWith = (
    person: Person,
    mediaIds: string[],
    content = '',
    where: Destination = to,
    key?: string,
  ) =>
    person.call(sendMessage, {
      body: { to: where, content, mediaIds, clientKey: key ?? randomUUID() },
    });
  const save = async (
    mediaIds: string[],
    content: string,
    builtOn: number,
    clientKey: string,
    channelId: string,
  ) =>
    (
      await ada.call(saveDraft, {
        body: { to: { channelId }, content, mediaIds, clientKey, saveId: randomUUID(), builtOn },
      })
    ).draft as Draft;
  const see = async ({ id }: Pick<Media, 'id'>, ...people: Person[]) =>
    Promise.all(
      people.flatMap((person) =>
        [`/api/media/${id}`, `/api/media/${id}/thumbnail`].map(
          async (path) => (await person.fetch(path)).status,
        ),
      ),
    );

  test('a message may be files alone, in their order; everybody in its place sees them', async () => {
    const files = [await file(), await file(ada, 'b.png'), await file(ada, 'c.png')];
    const ids = files.map(({ id }) => id).reverse();
    const { message } = await sendWith(ada, ids);
    assert.deepEqual(
      message.attachments.map(({ id }) => id),
      ids,
    );
    const { id, type, mimeType, name, bytes, width, height, thumbnail } = files[0] as Media;
    assert.deepEqual(message.attachments[2], {
      ...{ id, type, mimeType, name, bytes, width, height, thumbnail, durationMs: null },
    });
    const read = (await messagesIn(grace, { kind: 'channel', id: general })).at(-1);
    assert.deepEqual(read?.attachments, message.attachments);
    const { thread, mine, may, ...base } = message;
    const [event] = (await storedEvents(db, 'message.created')).slice(-1);
    assert.deepEqual(event?.payload.message, base);
    assert.deepEqual(await see({ id }, ada, grace, linus), [200, 200, 200, 200, 200, 200]);
    assert.deepEqual(await see({ id }, stranger), [404, 404]);
    const [listed] = (await ada.call(listMyMedia)).items;
    assert.deepEqual([listed?.heldBy, listed?.goesAt], ['message', null]);
    assert.equal(await refusal(ada.call(deleteMedia, { params: { mediaId: id } })), 'media_in_use');
  });

  test('nothing at all is no message', async () => {
    assert.equal(await refusal(sendWith(ada, [])), 'invalid_request');
    assert.equal(await refusal(sendWith(ada, ['7', '7'], 'x')), 'invalid_request');
    const eleven = Array.from({ length: 11 }, (_, n) => String(n + 1));
    assert.equal(await refusal(sendWith(ada, eleven, 'x')), 'invalid_request');
  });

  test('somebody else’s file, one that is not there, and one that is in use are refused, and nothing is sent', async () => {
    const [hers, mine] = [await file(grace), await file()];
    const before = (await messagesIn(grace, { kind: 'channel', id: general })).length;
    assert.equal(await refusal(sendWith(ada, [mine.id, hers.id], 'x')), 'not_found');
    assert.equal(await refusal(sendWith(ada, [mine.id, '77'], 'x')), 'not_found');
    await sendWith(ada, [mine.id], 'once', { channelId: design });
    assert.equal(await refusal(sendWith(ada, [mine.id], 'twice')), 'media_in_use');
    assert.equal(await refusal(save([mine.id], 'x', 0, 'in-use', general)), 'media_in_use');
    assert.equal((await messagesIn(grace, { kind: 'channel', id: general })).length, before);
  });

  test('of many that take hold of one file at the same moment one is sent', async () => {
    const { id } = await file();
    const before = (await messagesIn(grace, { kind: 'channel', id: general })).length;
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, (_, n) => refusal(sendWith(ada, [id], `mine ${n}`))),
    );
    assert.deepEqual(outcomes.toSorted(), [
      ...Array.from({ length: 7 }, () => 'media_in_use'),
      'nothing was refused',
    ]);
    assert.equal((await messagesIn(grace, { kind: 'channel', id: general })).length, before + 1);
  });

  test('a repeated send is one message with its files, also at the same moment; other files are another message', async () => {
    const [a, b] = [await file(), await file()];
    const sent = await Promise.all(
      Array.from({ length: 6 }, () => sendWith(ada, [a.id], 'look', to, 'repeated')),
    );
    for (const { message } of sent) assert.deepEqual(message, sent[0]?.message);
    assert.deepEqual(
      sent[0]?.message.attachments.map(({ id }) => id),
      [a.id],
    );
    assert.equal(await refusal(sendWith(ada, [b.id], 'look', to, 'repeated')), 'client_key_reused');
    assert.equal(await refusal(sendWith(ada, [], 'look', to, 'repeated')), 'client_key_reused');
  });

  test('deleting a message removes its files, also by who keeps the peace, and gives the room back', async () => {
    const used = async (person: Person) => (await person.call(getStorage)).storage.usedBytes;
    for (const [author, who] of [
      [ada, ada],
      [grace, ada],
    ] as const) {
      const before = await used(author);
      const held = await file(author);
      const { message } = await sendWith(author, [held.id], 'look');
      assert.equal(await used(author), before + held.bytes);
      await who.call(deleteMessage, { params: { messageId: message.id } });
      assert.equal(await used(author), before);
      assert.deepEqual(await see(held, author, linus), [404, 404, 404, 404]);
      const { message: gone } = await ada.call(getMessage, { params: { messageId: message.id } });
      assert.deepEqual([gone.deleted, gone.attachments], [true, []]);
    }
  });

  test('those outside a private channel do not see its files; carried out of it, they do', async () => {
    const held = await file();
    const { message } = await sendWith(ada, [held.id], 'a plan', { channelId: secret });
    assert.deepEqual(await see(held, grace, linus), [200, 200, 404, 404]);
    const reply = await file(grace);
    await sendWith(grace, [reply.id], 'another', { rootMessageId: message.id });
    assert.deepEqual(await see(reply, ada, linus), [200, 200, 404, 404]);
    await ada.call(carryConversation, {
      params: { messageId: message.id },
      body: { channelId: design, confirmed: true },
    });
    assert.deepEqual(await see(held, linus, stranger), [200, 200, 404, 404]);
    assert.deepEqual(await see(reply, linus, stranger), [200, 200, 404, 404]);
    const [event] = (await storedEvents(db, 'conversation.shared')).filter(
      ({ room }) => room === `channel:${design}`,
    );
    assert.ok(JSON.stringify(event).includes(held.id), 'the card shows them');
    const other = await file();
    await sendWith(ada, [other.id], 'still private', { channelId: secret });
    assert.deepEqual(await see(other, linus), [404, 404]);
  });

  test('a draft’s files are its author’s alone, and hang on the message when it is sent', async () => {
    const [a, b] = [await file(), await file()];
    const kept = await save([a.id], '', 0, 'with-files', design);
    assert.deepEqual([kept.content, kept.attachments.map(({ id }) => id)], ['', [a.id]]);
    assert.deepEqual(await see(a, ada, linus), [200, 200, 404, 404]);
    assert.deepEqual(await save([a.id], '', 0, 'with-files', design), kept);
    assert.equal(await refusal(save([], '', 0, 'with-files', design)), 'draft_conflict');
    const both = await save([b.id, a.id], 'both', 1, 'with-files', design);
    assert.deepEqual((await ada.call(listDrafts)).items[0]?.attachments, both.attachments);
    const one = await save([b.id], 'both', 2, 'with-files', design);
    assert.deepEqual([one.revision, one.attachments.map(({ id }) => id)], [3, [b.id]]);
    const { message } = await sendWith(ada, [a.id], 'both', { channelId: design }, 'with-files');
    assert.deepEqual([message.id, message.attachments.map(({ id }) => id)], [kept.id, [a.id]]);
    assert.deepEqual(await see(a, linus), [200, 200]);
    assert.deepEqual(await see(b, ada, linus), [200, 200, 404, 404]);
    const loose = (await ada.call(listMyMedia)).items.filter(({ goesAt }) => goesAt !== null);
    assert.ok(loose.some(({ id }) => id === b.id));
  });

  test('what is sent without its draft’s files, and a draft that is thrown away, let go of them', async () => {
    const held = await file();
    await save([held.id], 'x', 0, 'without', design);
    await sendWith(ada, [], 'x', { channelId: design }, 'without');
    assert.deepEqual(await see(held, ada, linus), [200, 200, 404, 404]);
    const { id: draftId } = await save([held.id], 'x', 0, 'thrown', design);
    await ada.call(discardDraft, { params: { draftId } });
    await sendWith(ada, [held.id], 'used after all');
    assert.deepEqual(await see(held, linus), [200, 200]);
  });

  test('sending without files is three statements as before', async () => {
    assert.equal((await count(() => say(ada, to, 'plain'))).length, 3);
  });

  test('an export holds the files, and says on which message they are', async () => {
    const parts = personalData().exports;
    const [files, messages] = ['files', 'messages'].map((name) => parts.find((part) => part.name === name));
    const held = await file(grace);
    await sendWith(grace, [held.id], 'for the record');
    const said = (await messages?.read(db, grace.id)) as { content: string; files: string[] }[];
    assert.deepEqual(said.find(({ content }) => content === 'for the record')?.files, [held.id]);
    const stored = await files?.files?.(db, grace.id);
    assert.ok(stored?.some(({ name }) => name.includes(held.id)));
  });

  test('a channel that goes lets go of what hangs in it', async () => {
    const held = await file();
    const gone = await channel('gone', [ada, linus]);
    await sendWith(ada, [held.id], 'x', { channelId: gone });
    await db.rows(sql`delete from channels where id = ${gone}`);
    assert.deepEqual(await see(held, ada, linus), [200, 200, 404, 404]);
    assert.ok((await ada.call(listMyMedia)).items.find(({ id }) => id === held.id)?.goesAt);
  });

  test('every event that was told is what the contract says', () => everyEventFits(db));
});
