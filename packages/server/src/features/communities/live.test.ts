import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCommunity, joinCommunity, updateCommunity } from '@weft/contract/communities.ts';
import { listMembers, removeMember, updateMember } from '@weft/contract/members.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';

describe('a community, live', async () => {
  const { url } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');

  test('whoever joins hears of it from then on; whoever is taken out hears nothing more', async () => {
    const { community } = await ada.call(createCommunity, {
      body: { name: 'Night Sky', slug: 'night-sky', visibility: 'public' },
    });
    const params = { communityId: community.id };
    const [adas, graces] = [await ears(ada), await ears(grace)];

    await ada.call(updateCommunity, { params, body: { description: 'Before Grace came.' } });
    await grace.call(joinCommunity, { params });
    await until(() => adas.has('member.joined') && graces.has('membership.changed'));
    assert.equal(graces.has('community.updated'), false);

    await ada.call(updateCommunity, { params, body: { description: 'Hello, Grace.' } });
    await until(() => graces.has('community.updated'));

    const { items } = await ada.call(listMembers, { params, query: { search: 'grace' } });
    await ada.call(removeMember, { params: { memberId: items[0]?.id ?? '' } });
    graces.heard.length = 0;
    await ada.call(updateCommunity, { params, body: { description: 'Between us.' } });
    await until(() => adas.heard.filter(({ type }) => type === 'community.updated').length === 3);
    assert.equal(graces.has('community.updated'), false);
    const joined = adas.heard.findLast(({ type }) => type === 'member.joined')?.payload as {
      members: number;
    };
    assert.equal(joined.members, 2);
    adas.stop();
    graces.stop();
  });

  test('of who is suspended the community hears nothing but that they left, not even of another role', async () => {
    const { community } = await ada.call(createCommunity, {
      body: { name: 'Quiet Sky', slug: 'quiet-sky', visibility: 'public' },
    });
    const params = { communityId: community.id };
    const adas = await ears(ada);
    await grace.call(joinCommunity, { params });
    const { items } = await ada.call(listMembers, { params, query: { search: 'grace' } });
    const memberId = items[0]?.id ?? '';
    const change = (body: object) => ada.call(updateMember, { params: { memberId }, body });
    await change({ status: 'suspended' });
    await change({ role: 'moderator' });
    await ada.call(updateCommunity, { params, body: { description: 'The end.' } });
    await until(() => adas.has('community.updated'));
    const ofGrace = adas.heard.filter(
      ({ type, payload }) => type.startsWith('member.') && JSON.stringify(payload).includes(memberId),
    );
    assert.deepEqual(
      ofGrace.map(({ type }) => type),
      ['member.joined', 'member.left'],
    );
    adas.stop();
  });
});
