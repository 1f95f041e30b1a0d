import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createRealtime } from '@weft/client/realtime.ts';
import { updateMe } from '@weft/contract/accounts.ts';
import { createCommunity, joinCommunity } from '@weft/contract/communities.ts';
import { realtimePath } from '@weft/contract/frames.ts';
import { listMembers } from '@weft/contract/members.ts';
import { getProfile } from '@weft/contract/profiles.ts';
import { createToken } from '@weft/contract/tokens.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { sql } from '../../core/db/statement.ts';

describe('profiles', async () => {
  const server = await testServer();
  const { url, db } = server;
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  const { community } = await ada.call(createCommunity, {
    body: { name: 'Night Sky', slug: 'night-sky', visibility: 'public' },
  });
  const params = { communityId: community.id };
  await grace.call(joinCommunity, { params });
  const open = (reader: Person, username = 'ada') =>
    reader.call(getProfile, { params: { username } }).then(({ profile }) => profile);
  const show = (visibility: 'public' | 'followers' | 'private') =>
    ada.call(updateMe, { body: { visibility } });

  test('a public one is there for everybody with an account, and says where one meets', async () => {
    await ada.call(updateMe, { body: { bio: 'Notes on the engine.' } });
    const seen = await open(grace, 'ADA');
    assert.deepEqual(
      [seen.displayName, seen.bio, seen.visibility, seen.may.edit, seen.shared.map(({ slug }) => slug)],
      ['Ada Lovelace', 'Notes on the engine.', null, false, ['night-sky']],
    );
    assert.deepEqual((await open(linus)).shared, []);
    assert.equal(await refusal(open(new Person(url))), 'unauthenticated');
    assert.equal(await refusal(open(grace, 'nobody_here')), 'not_found');
  });

  test('others only where their owner lets them in; to the rest they are not there', async () => {
    for (const visibility of ['followers', 'private'] as const) {
      await show(visibility);
      const { limited, displayName, bio, counts, may } = await open(grace);
      assert.deepEqual(
        [limited, displayName, bio, counts, may],
        [true, 'Ada Lovelace', '', null, { edit: false, follow: true, mute: true }],
      );
      assert.equal(await refusal(open(linus)), 'not_found', 'whom nothing brings together with her');
    }
    const own = await open(ada);
    assert.deepEqual([own.visibility, own.may.edit], ['private', true]);
    // In the list of members the name leads to where one can ask.
    const { items } = await grace.call(listMembers, { params });
    assert.deepEqual(
      items.map(({ username, may }) => [username, may.openProfile]),
      [
        ['ada', true],
        ['grace', true],
      ],
    );
    await show('public');
  });

  test('whoever is suspended has no page; whoever was suspended in a community shares it with nobody', async () => {
    await db.rows(sql`update users set status = 'suspended' where username = 'linus'`);
    assert.equal(await refusal(open(ada, 'linus')), 'not_found');
    await db.rows(sql`update users set status = 'active' where username = 'linus'`);
    await show('followers');
    await db.rows(sql`update members set status = 'suspended' where user_id = ${grace.id}`);
    assert.equal(await refusal(open(grace)), 'not_found');
    await db.rows(sql`update members set status = 'active' where user_id = ${grace.id}`);
    await show('public');
  });

  test('a new name reaches those who share a community, live, and in a replay as it is now; a new bio nobody', async () => {
    const { secret } = await grace.call(createToken, { body: { name: 'ears', scopes: ['read'] } });
    const socket = createRealtime({ url: `${url.replace('http', 'ws')}${realtimePath}`, token: secret });
    const heard: unknown[] = [];
    socket.onEvent(({ type, payload }) => type === 'person.changed' && heard.push(payload));
    socket.start();
    await until(() => socket.status === 'live');
    await ada.call(updateMe, { body: { bio: 'Something else.', displayName: 'Ada Lovelace' } });
    await ada.call(updateMe, { body: { displayName: 'Ada King' } });
    await until(() => heard.length > 0);
    assert.deepEqual(heard, [
      { person: { id: ada.id, username: 'ada', displayName: 'Ada King', avatar: null } },
    ]);
    socket.stop();
  });

  test('being in many communities costs one statement more, not many', async () => {
    const rename = (displayName: string) => server.count(() => ada.call(updateMe, { body: { displayName } }));
    const one = await rename('Ada One');
    await db.rows(sql`
      with c as (insert into communities (name, slug) select 'C', 'c-' || n from generate_series(1, 60) n returning id)
      insert into members (community_id, user_id, role, status, joined_at) select id, ${ada.id}, 'owner', 'active', now() from c`);
    const many = await rename('Ada Many');
    assert.equal(many.length, one.length);
    const [events] = await db.rows<{ n: number }>(sql`
      select count(*)::int as n from outbox where type = 'person.changed' and payload->'person'->>'displayName' = 'Ada Many'`);
    assert.equal(events?.n, 61);
    const page = await server.count(() => open(grace));
    assert.ok(page.length <= 4, page.join('\n'));
  });
});
