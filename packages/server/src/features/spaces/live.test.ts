import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCommunity, joinCommunity } from '@weft/contract/communities.ts';
import {
  createSpace,
  getSpace,
  listSpaces,
  orderSpaces,
  type Space,
  updateSpace,
} from '@weft/contract/spaces.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';

describe('a space, live', async () => {
  const { url } = await testServer();
  const [ada, grace, mallory] = await Promise.all([
    ...([arrive(url, 'ada'), arrive(url, 'grace'), arrive(url, 'mallory')] as const),
  ]);
  const { community } = await ada.call(createCommunity, {
    body: { name: 'Night Sky', slug: 'night-sky', visibility: 'public' },
  });
  const params = { communityId: community.id };
  await grace.call(joinCommunity, { params });
  const make = async (name: string) => {
    const { space } = await ada.call(createSpace, { params, body: { name } });
    return { id: space.id, params: { spaceId: space.id } };
  };
  const list = async () => (await grace.call(listSpaces, { params })).items;
  const spaceIn = ({ payload }: { readonly payload?: unknown }) =>
    (payload as { space?: Space } | undefined)?.space;

  test('what a member has, with what they hear, is what they would fetch; others hear nothing', async () => {
    const [graces, mallorys] = [await ears(grace), await ears(mallory, [`community:${community.id}`])];
    const before = await list();
    const one = await make('One');
    const two = await make('Two');
    await ada.call(updateSpace, { params: one.params, body: { name: 'First', visibility: 'private' } });
    const spaceIds = [two.id, one.id, ...before.map(({ id }) => id)];
    await ada.call(orderSpaces, { params, body: { spaceIds } });
    await ada.call(updateSpace, { params: two.params, body: { archived: true } });
    const fresh = await list();
    await until(() => graces.heard.some((event) => spaceIn(event)?.archivedAt != null));
    const have = new Map(before.map(({ may, ...space }) => [space.id, space]));
    for (const space of graces.heard.map(spaceIn))
      if (space !== undefined && (have.get(space.id)?.version ?? 0) < space.version)
        have.set(space.id, space);
    const rank = (space: Omit<Space, 'may'>) => (space.archivedAt === null ? 0 : 1_000) + space.position;
    assert.deepEqual(
      [...have.values()].sort((a, b) => rank(a) - rank(b)),
      fresh.map(({ may, ...space }) => space),
    );
    assert.equal(mallorys.heard.filter(({ type }) => type.startsWith('space.')).length, 0);
    for (const one of [graces, mallorys]) one.stop();
  });

  test('a replay tells how a space is now', async () => {
    const { id, params: at } = await make('Reports');
    const { cursor } = await grace.call(getSpace, { params: at });
    const watching = await ears(ada);
    for (const description of ['Once', 'Now'])
      await ada.call(updateSpace, { params: at, body: { description } });
    // From here on all of it is the past.
    await until(() => watching.heard.some((event) => spaceIn(event)?.description === 'Now'));
    watching.stop();
    const graces = await ears(grace, [], cursor);
    const told = graces.heard.map(spaceIn).filter((space) => space?.id === id);
    assert.ok(told.length >= 2, String(told.length));
    for (const space of told) assert.equal(space?.description, 'Now');
    graces.stop();
  });
});
