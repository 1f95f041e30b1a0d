import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  createCommunity,
  getCommunity,
  joinCommunity,
  leaveCommunity,
  listCommunities,
  listMyCommunities,
  setCommunityPlan,
  suggestSlug,
  transferCommunity,
  updateCommunity,
} from '@weft/contract/communities.ts';
import { listMembers, removeMember, updateMember } from '@weft/contract/members.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

describe('communities', async () => {
  const server = await testServer();
  const { url, db } = server;
  const [ada, grace, linus, mallory] = await Promise.all(
    ['ada', 'grace', 'linus', 'mallory'].map((name) => arrive(url, name)),
  );
  if (!ada || !grace || !linus || !mallory) throw new Error('somebody did not come');

  const make = async (owner: Person, slug: string, visibility: 'public' | 'private' = 'public') => {
    const body = { name: slug, slug, visibility };
    const { community } = await owner.call(createCommunity, { body });
    return { id: community.id, params: { communityId: community.id } };
  };
  const memberOf = async (reader: Person, communityId: string, username: string) => {
    const { items } = await reader.call(listMembers, {
      params: { communityId },
      query: { search: username },
    });
    const found = items.find((member) => member.username === username);
    assert.ok(found, `${username} is not a member`);
    return found;
  };
  const look = (reader: Person, community: string) => reader.call(getCommunity, { params: { community } });

  test('who makes one owns it, has a seat, and finds #general', async () => {
    const { id } = await make(ada, 'night-sky', 'private');
    const { community } = await look(ada, 'night-sky');
    assert.equal(community.id, id);
    assert.equal(community.role, 'owner');
    assert.equal(community.members, 1);
    assert.deepEqual(community.plan?.seats, { taken: 1, limit: 100 });
    const channels = await db.rows(sql`select slug, visibility from channels where community_id = ${id}`);
    assert.deepEqual(channels, [{ slug: 'general', visibility: 'public' }]);
    const { items } = await ada.call(listMyCommunities);
    assert.deepEqual(
      items.map(({ slug }) => slug),
      ['night-sky'],
    );
  });

  test('a private one is not there for others: by id, by slug, in lists, by joining', async () => {
    const { params } = await make(ada, 'hidden', 'private');
    for (const name of ['hidden', params.communityId])
      assert.equal(await refusal(look(grace, name)), 'not_found');
    assert.equal(await refusal(grace.call(joinCommunity, { params })), 'not_found');
    assert.equal(await refusal(grace.call(listMembers, { params })), 'not_found');
    const { items } = await grace.call(listCommunities);
    assert.deepEqual(
      items.filter(({ slug }) => slug === 'hidden'),
      [],
    );
  });

  test('slugs: suggested from the name, free ones only, and one wins of many who want the same', async () => {
    const suggest = async (name: string) => (await ada.call(suggestSlug, { query: { name } })).slug;
    assert.equal(await suggest('Crème Brûlée & Straße!'), 'creme-brulee-strasse');
    assert.equal(await suggest('Night Sky'), 'night-sky-2');
    assert.equal(await suggest('42 Birds'), 'birds');
    assert.equal(await suggest('東京'), 'community');
    assert.match(await suggest('x'.repeat(100)), /^x{40}$/);
    const wishes = await Promise.all(
      [ada, grace, linus].map((person) =>
        refusal(person.call(createCommunity, { body: { name: 'Wanted', slug: 'wanted' } })),
      ),
    );
    assert.deepEqual(wishes.toSorted(), ['nothing was refused', 'slug_taken', 'slug_taken']);
  });

  test('public ones are found by the beginning of their name, page by page', async () => {
    for (const name of ['birds-a', 'birds-b', 'birds-c']) await make(linus, name);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await grace.call(listCommunities, {
        query: { begins: 'BIRDS', limit: 2, ...(cursor === undefined ? {} : { cursor }) },
      });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(names, ['birds-a', 'birds-b', 'birds-c']);
    const { items } = await grace.call(listCommunities, { query: { begins: '%' } });
    assert.deepEqual(items, []);
  });

  test('joining a public one, leaving, and coming again', async () => {
    const { params } = await make(ada, 'open-house');
    const { community } = await grace.call(joinCommunity, { params });
    assert.deepEqual([community.role, community.members], ['member', 2]);
    // Twice is once.
    assert.equal((await grace.call(joinCommunity, { params })).community.members, 2);
    const first = await memberOf(ada, params.communityId, 'grace');
    await grace.call(leaveCommunity, { params });
    assert.equal((await look(ada, 'open-house')).community.members, 1);
    await grace.call(joinCommunity, { params });
    assert.equal((await memberOf(ada, params.communityId, 'grace')).id, first.id);
    assert.equal(await refusal(ada.call(leaveCommunity, { params })), 'owner_stays');
  });

  test('roles: each acts below their own, and nobody makes somebody their equal', async () => {
    const { id, params } = await make(ada, 'ranks');
    for (const person of [grace, linus, mallory]) await person.call(joinCommunity, { params });
    const set = async (by: Person, name: string, role: 'admin' | 'moderator' | 'member') => {
      const { id: memberId } = await memberOf(ada, id, name);
      return refusal(by.call(updateMember, { params: { memberId }, body: { role } }));
    };
    const suspend = async (by: Person, name: string) => {
      const { id: memberId } = await memberOf(ada, id, name);
      return refusal(by.call(updateMember, { params: { memberId }, body: { status: 'suspended' } }));
    };
    assert.equal(await set(grace, 'grace', 'admin'), 'forbidden');
    assert.equal(await set(ada, 'grace', 'admin'), 'nothing was refused');
    assert.equal(await set(grace, 'linus', 'moderator'), 'nothing was refused');
    assert.equal(await set(grace, 'mallory', 'admin'), 'forbidden');
    assert.equal(await set(linus, 'mallory', 'member'), 'forbidden');
    assert.equal(await suspend(linus, 'grace'), 'forbidden');
    assert.equal(await suspend(linus, 'linus'), 'forbidden');
    assert.equal(await suspend(mallory, 'linus'), 'forbidden');
    assert.equal(await suspend(grace, 'ada'), 'forbidden');
    const seen = await memberOf(grace, id, 'mallory');
    assert.deepEqual(seen.may, {
      setRole: ['moderator', 'instructor', 'member'],
      suspend: true,
      resume: false,
      mute: true,
      remove: true,
      openProfile: true,
    });
  });

  test('a suspended member is out at once, keeps their role, gives up the seat, and cannot come back alone', async () => {
    const { id, params } = await make(ada, 'strict');
    await mallory.call(joinCommunity, { params });
    const { id: memberId } = await memberOf(ada, id, 'mallory');
    await ada.call(updateMember, { params: { memberId }, body: { role: 'instructor' } });
    await ada.call(updateMember, { params: { memberId }, body: { status: 'suspended' } });
    assert.equal(await refusal(mallory.call(listMembers, { params })), 'forbidden');
    assert.equal(await refusal(mallory.call(joinCommunity, { params })), 'member_suspended');
    assert.deepEqual((await look(ada, id)).community.plan?.seats, { taken: 1, limit: 100 });
    const suspended = { params, query: { status: 'suspended' } } as const;
    assert.equal((await ada.call(listMembers, suspended)).items.length, 1);
    await grace.call(joinCommunity, { params });
    assert.equal(await refusal(grace.call(listMembers, suspended)), 'forbidden');
    await ada.call(updateMember, { params: { memberId }, body: { status: 'active' } });
    assert.equal((await look(mallory, id)).community.role, 'instructor');
    await ada.call(removeMember, { params: { memberId } });
    assert.equal((await look(mallory, id)).community.role, null);
    const acts = await db.rows<{ act: string }>(
      sql`select act from audit_log where subject = ${`member:${memberId}`} order by id`,
    );
    assert.deepEqual(
      acts.map(({ act }) => act),
      ['member.set-role', 'member.suspend', 'member.suspend', 'member.remove'],
    );
  });

  test('who is given a role while being suspended is one of the two, and whoever lost is told', async () => {
    const { id, params } = await make(ada, 'hasty');
    await mallory.call(joinCommunity, { params });
    const { id: memberId } = await memberOf(ada, id, 'mallory');
    for (let round = 0; round < 5; round += 1) {
      const outcomes: string[] = await Promise.all([
        refusal(
          ada.call(updateMember, {
            params: { memberId },
            body: { role: round % 2 === 0 ? 'admin' : 'member' },
          }),
        ),
        refusal(ada.call(updateMember, { params: { memberId }, body: { status: 'suspended' } })),
      ]);
      const [row] = await db.rows<{ status: string }>(sql`select status from members where id = ${memberId}`);
      assert.equal(row?.status === 'suspended', outcomes[1] === 'nothing was refused');
      assert.ok(outcomes.every((outcome) => outcome === 'nothing was refused' || outcome === 'conflict'));
      if (row?.status === 'suspended')
        await ada.call(updateMember, { params: { memberId }, body: { status: 'active' } });
    }
  });

  test('ownership goes to another member in one moment; one alone owns it, whoever asks at once', async () => {
    const { id, params } = await make(ada, 'heirloom');
    for (const person of [grace, linus]) await person.call(joinCommunity, { params });
    const [toGrace, toLinus] = [await memberOf(ada, id, 'grace'), await memberOf(ada, id, 'linus')];
    assert.equal(
      await refusal(grace.call(transferCommunity, { params, body: { memberId: toGrace.id } })),
      'forbidden',
    );
    await Promise.all(
      [toGrace, toLinus].map((member) =>
        refusal(ada.call(transferCommunity, { params, body: { memberId: member.id } })),
      ),
    );
    const owners = await db.rows(
      sql`select from members where community_id = ${id} and role = 'owner' and status = 'active'`,
    );
    assert.equal(owners.length, 1);
    assert.equal((await look(ada, id)).community.role, 'admin');
    await ada.call(leaveCommunity, { params });
  });

  test('the operator sets the plan; a limit below use removes nobody and lets nobody in', async () => {
    const root = await arrive(url, 'root');
    await db.rows(sql`update users set role = 'admin' where id = ${root.id}`);
    const { id, params } = await make(ada, 'crowded');
    await grace.call(joinCommunity, { params });
    const body = { planTier: 'free', seatLimit: 1, aiBudgetLimit: 0 } as const;
    assert.equal(await refusal(ada.call(setCommunityPlan, { params, body })), 'forbidden');
    const { plan } = await root.call(setCommunityPlan, { params, body });
    assert.deepEqual(plan.seats, { taken: 2, limit: 1 });
    assert.equal(await refusal(linus.call(joinCommunity, { params })), 'seats_full');
    assert.equal((await look(ada, id)).community.members, 2);
    await grace.call(leaveCommunity, { params });
    assert.equal(await refusal(linus.call(joinCommunity, { params })), 'seats_full');
  });

  test('a change reaches the members as everybody may know it, with a version that grows', async () => {
    const { id, params } = await make(ada, 'renamed');
    await grace.call(joinCommunity, { params });
    const before = (await look(grace, id)).community;
    await ada.call(updateCommunity, { params, body: { name: 'Renamed', slug: 'renamed-2' } });
    assert.equal(
      await refusal(ada.call(updateCommunity, { params, body: { slug: 'night-sky' } })),
      'slug_taken',
    );
    assert.equal(await refusal(grace.call(updateCommunity, { params, body: { name: 'Mine' } })), 'forbidden');
    const [event] = await db.rows<{ payload: { community: object } }>(sql`
      select payload from outbox where room = ${`community:${id}`} and type = 'community.updated' order by seq desc limit 1`);
    const { role, mute, plan, may, ...base } = (await look(grace, 'renamed-2')).community;
    assert.deepEqual([role, mute, plan, may.edit], ['member', null, null, false]);
    assert.equal(base.version, before.version + 1);
    assert.deepEqual(event?.payload.community, base);
  });

  test('lists ask a fixed number of statements, however long they are', async () => {
    const { params } = await make(ada, 'counted');
    const count = async (work: () => Promise<unknown>) => (await server.count(work)).length;
    const alone = await count(() => ada.call(listMembers, { params }));
    for (const person of [grace, linus, mallory]) await person.call(joinCommunity, { params });
    assert.equal(await count(() => ada.call(listMembers, { params })), alone);
    assert.ok(alone <= 3, `${alone} statements`);
    assert.ok((await count(() => ada.call(listMyCommunities))) <= 2);
  });
});
