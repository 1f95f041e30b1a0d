import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe, removeAvatar, setAvatar } from '@weft/contract/accounts.ts';
import { createCommunity } from '@weft/contract/communities.ts';
import { acceptInvite, createInviteLink } from '@weft/contract/invites.ts';
import { getStorage, listMyMedia } from '@weft/contract/media.ts';
import { listMembers } from '@weft/contract/members.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { arrive } from '../../../test/kit/person.ts';
import { drawing, silence } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';

describe("one's picture", async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const { community } = await ada.call(createCommunity, { body: { name: 'Night Sky', slug: 'night-sky' } });
  const inIt = { params: { communityId: community.id } };
  const link = await ada.call(createInviteLink, { ...inIt, body: {} });
  await grace.call(acceptInvite, { body: { token: link.token } });
  const set = (mediaId: string, person = ada) => person.call(setAvatar, { body: { mediaId } });
  const files = async () => (await ada.call(listMyMedia)).items;
  const picture = async (colour: string) =>
    (await upload(ada, await drawing({ colour }), `${colour}.png`)).id;
  const see = (mediaId: string) =>
    grace.fetch(`/api/media/${mediaId}/thumbnail`).then(({ status }) => status);

  test('stands beside the name wherever others see it, and they can fetch it', async () => {
    const mediaId = await picture('#112233');
    assert.equal(await see(mediaId), 404, 'until it is shown, it is hers alone');
    const { user } = await set(mediaId);
    assert.deepEqual([user.avatar, user.version], [mediaId, 2]);
    assert.equal((await ada.call(getMe)).user.avatar, mediaId);
    const { items } = await grace.call(listMembers, { ...inIt, query: {} });
    assert.deepEqual(
      items.map(({ username, avatar }) => [username, avatar]),
      [
        ['ada', mediaId],
        ['grace', null],
      ],
    );
    assert.equal(await see(mediaId), 200);
    const graces = await upload(grace, await drawing());
    await set(graces.id, grace);
    const [news] = (await ada.call(listNotifications)).items;
    assert.deepEqual([news?.actor?.username, news?.actor?.avatar], ['grace', graces.id]);
    assert.equal((await set(mediaId)).user.version, 2, 'the same again changes nothing');
    assert.deepEqual(
      (await files()).map(({ heldBy }) => heldBy),
      ['avatar'],
    );
  });

  test('a new one takes the place of the old, whose room is free', async () => {
    const { user: before } = await ada.call(getMe);
    const mediaId = await picture('#445566');
    const { usedBytes } = (await ada.call(getStorage)).storage;
    const old = (await files()).find(({ id }) => id === before.avatar);
    await set(mediaId);
    assert.equal((await ada.call(getStorage)).storage.usedBytes, usedBytes - (old?.bytes ?? 0));
    assert.equal(await see(before.avatar ?? ''), 404);
    assert.equal(await see(mediaId), 200);
  });

  test('taken away, others see it no more; it can be shown again', async () => {
    const { user: before } = await ada.call(getMe);
    const { user } = await ada.call(removeAvatar);
    assert.equal(user.avatar, null);
    assert.equal(await see(before.avatar ?? ''), 404);
    assert.ok((await files()).some(({ id, goesAt }) => id === before.avatar && goesAt !== null));
    assert.equal((await set(before.avatar ?? '')).user.avatar, before.avatar);
    assert.equal(await see(before.avatar ?? ''), 200);
  });

  test('neither somebody else’s picture nor a recording, nor what is used otherwise', async () => {
    const mediaId = await picture('#778899');
    assert.equal(await refusal(set(mediaId, grace)), 'not_found');
    assert.equal(await refusal(set('7')), 'not_found');
    assert.equal(await refusal(set((await upload(ada, silence())).id)), 'invalid_request');
    await db.rows(
      sql`update media set profile_id = ${ada.id}, profile_part = 'background' where id = ${mediaId}`,
    );
    assert.equal(await refusal(set(mediaId)), 'media_in_use');
  });

  test('of two at the same moment one is shown and one is gone, and nothing is held that is not shown', async () => {
    const both = [await picture('#aaaaaa'), await picture('#bbbbbb')];
    await Promise.all(both.map((mediaId) => set(mediaId)));
    const { avatar } = (await ada.call(getMe)).user;
    assert.ok(both.includes(avatar ?? ''));
    assert.deepEqual(
      (await files()).filter(({ heldBy }) => heldBy === 'avatar').map(({ id }) => id),
      [avatar],
    );
    assert.equal((await files()).filter(({ id }) => both.includes(id)).length, 1);
  });
});
