import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getMe } from '@weft/contract/accounts.ts';
import { createCommunity, leaveCommunity, setCommunityOrganization } from '@weft/contract/communities.ts';
import { beginOidc, returnFromOidc } from '@weft/contract/oidc.ts';
import type { Person } from '../../../test/kit/person.ts';
import { AtProvider, testProvider } from '../../../test/kit/provider.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { type In, isIn, providerSettings, publicUrl, visitsTo } from '../../../test/kit/visits.ts';
import { sql } from '../../core/db/statement.ts';
import { newSetupCode } from '../accounts/setup.ts';

const acme = await testProvider(`${publicUrl}/sign-in/with/acme`);

describe('an organisation and its community', async () => {
  const oidc = providerSettings({ acme });
  const { url, db } = await testServer({ publicUrl, oidc, signUp: 'closed', trustProxy: 'yes' });
  const visits = visitsTo(url, acme);
  const { visitor } = visits;
  const enter = async (name: string, person = visitor()): Promise<In> => {
    const next = await visits.enter(person, name);
    isIn(next);
    return next;
  };
  const belongs = (name: string, org: unknown) =>
    acme.people.set(name, {
      preferred_username: name,
      email: `${name}@stars.test`,
      email_verified: true,
      org,
    });
  const code = await newSetupCode(db);
  const root = visitor();
  belongs('root', undefined);
  const { url: link } = await root.call(beginOidc, { body: { provider: 'acme', setupCode: code } });
  const answer = await new AtProvider().visit(link, 'root');
  await root.call(returnFromOidc, { body: { provider: 'acme', answer } });
  const { community } = await root.call(createCommunity, { body: { name: 'Stars', slug: 'stars' } });
  const params = { communityId: community.id };
  const tie = (person: Person, provider = 'acme') =>
    person.call(setCommunityOrganization, {
      params,
      body: { organization: { provider, name: 'astronomers' } },
    });

  test('the set-up code makes the first admin, who alone says whose people land where', async () => {
    assert.equal((await root.call(getMe)).user.role, 'admin');
    assert.equal(await refusal(tie(root, 'unknown')), 'invalid_request');
    belongs('nobody', ['botanists']);
    const person = visitor();
    const begun = await person.call(beginOidc, { body: { provider: 'acme' } });
    const refused = person.call(returnFromOidc, {
      body: { provider: 'acme', answer: await new AtProvider().visit(begun.url, 'nobody') },
    });
    assert.equal(await refusal(refused), 'sign_up_closed');
    await tie(root);
    const { community: another } = await root.call(createCommunity, {
      body: { name: 'Moons', slug: 'moons' },
    });
    const twice = root.call(setCommunityOrganization, {
      params: { communityId: another.id },
      body: { organization: { provider: 'acme', name: 'astronomers' } },
    });
    assert.equal(await refusal(twice), 'organization_taken');
  });

  test('its people land in it, whichever form the claim has, and are let in to a closed server', async () => {
    for (const [name, org] of [
      ['carl', 'astronomers'],
      ['maria', ['botanists', 'astronomers', 7]],
      ['tycho', { astronomers: { id: 'x' } }],
    ] as const) {
      belongs(name, org);
      const { landings, to } = await enter(name);
      assert.deepEqual(landings, [{ name: 'Stars', slug: 'stars', refused: null }]);
      assert.equal(to, '/c/stars');
    }
    assert.deepEqual((await enter('carl')).landings, [], 'once');
  });

  test('who left stays out, and who was suspended is told', async () => {
    const left = visitor();
    await enter('carl', left);
    await left.call(leaveCommunity, { params });
    assert.deepEqual((await enter('carl')).landings, []);
    await db.rows(sql`
      update members m set status = 'suspended' from users u where u.id = m.user_id and u.username = 'maria'`);
    assert.deepEqual((await enter('maria')).landings, [
      { name: 'Stars', slug: 'stars', refused: 'member_suspended' },
    ]);
  });

  test('of twelve who come at once to five seats five get one; the others are signed in and told', async () => {
    await db.rows(sql`update communities set seat_limit = 7 where id = ${community.id}`);
    const names = Array.from({ length: 12 }, (_, n) => `star_${n}`);
    for (const name of names) belongs(name, 'astronomers');
    const outcomes = await Promise.all(names.map((name) => enter(name)));
    const refused = outcomes.flatMap(({ landings }) => landings.map((landing) => landing.refused));
    assert.equal(refused.filter((why) => why === null).length, 5);
    assert.equal(refused.filter((why) => why === 'seats_full').length, 7);
    const [seats] = await db.rows<{ taken: number }>(
      sql`select taken from community_seats where community_id = ${community.id}`,
    );
    assert.equal(seats?.taken, 7);
  });
});
