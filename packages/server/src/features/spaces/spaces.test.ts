import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createCommunity, joinCommunity, leaveCommunity } from '@weft/contract/communities.ts';
import { listMembers, updateMember } from '@weft/contract/members.ts';
import {
  createSpace,
  findSpace,
  getSpace,
  listSpaces,
  orderSpaces,
  spacesAtMost,
  updateSpace,
} from '@weft/contract/spaces.ts';
import { arrive, Person, type Somebody } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';

describe('spaces', async () => {
  const server = await testServer();
  const { url, db } = server;
  const [ada, grace, linus, mallory] = await Promise.all([
    ...([arrive(url, 'ada'), arrive(url, 'grace')] as const),
    ...([arrive(url, 'linus'), arrive(url, 'mallory')] as const),
  ]);
  const nobody = new Person(url);
  let n = 0;

  /** Ada's community, with Grace as its moderator and Linus in it. Mallory stays outside. */
  const community = async (visibility: 'public' | 'private' = 'public') => {
    n += 1;
    const slug = `sky-${n}`;
    const body = { name: `Sky ${n}`, slug, visibility: 'public' } as const;
    const { community: made } = await ada.call(createCommunity, { body });
    const params = { communityId: made.id };
    for (const person of [grace, linus]) await person.call(joinCommunity, { params });
    await give(made.id, 'grace', 'moderator');
    await db.rows(sql`update communities set visibility = ${visibility} where id = ${made.id}`);
    return { id: made.id, slug, params };
  };
  const give = async (communityId: string, search: string, role: 'admin' | 'moderator' | 'member') => {
    const { items } = await ada.call(listMembers, { params: { communityId }, query: { search } });
    await ada.call(updateMember, { params: { memberId: items[0]?.id ?? '' }, body: { role } });
  };
  const make = async (
    maker: Somebody,
    communityId: string,
    name: string,
    more: { visibility?: 'public' | 'private'; slug?: string; description?: string } = {},
  ) => {
    const { space } = await maker.call(createSpace, { params: { communityId }, body: { name, ...more } });
    return { ...space, params: { spaceId: space.id } };
  };
  const slugs = async (reader: Person, communityId: string, limit = 100) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? { limit } : { limit, cursor };
      const page = await reader.call(listSpaces, { params: { communityId }, query });
      found.push(...page.items.map(({ slug }) => slug));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  };
  const look = async (reader: Person, spaceId: string) =>
    (await reader.call(getSpace, { params: { spaceId } })).space;
  const change = (by: Somebody, { params }: { params: { spaceId: string } }, body: object) =>
    refusal(by.call(updateSpace, { params, body }));

  test('a community begins with one, and those who keep it in order make more', async () => {
    const { id, slug } = await community();
    assert.deepEqual(await slugs(linus, id), ['posts']);
    const made = await make(grace, id, '  Field reports ', { description: 'What you saw' });
    assert.deepEqual(
      [made.slug, made.name, made.description, made.visibility, made.position, made.version],
      ['field-reports', 'Field reports', 'What you saw', 'public', 1, 1],
    );
    assert.deepEqual(made.may, { post: true, edit: true, manage: true });
    const params = { community: slug, space: 'field-reports' };
    const { space } = await linus.call(findSpace, { params });
    assert.deepEqual([space.id, space.may], [made.id, { post: true, edit: false, manage: false }]);
    for (const [reader, may] of [
      [grace, true],
      [linus, false],
      [nobody, false],
    ] as const)
      assert.deepEqual((await reader.call(listSpaces, { params: { communityId: id } })).may, {
        ...{ create: may, order: may },
      });
    assert.equal(await refusal(make(linus, id, 'Mine')), 'forbidden');
    assert.equal(await refusal(make(mallory, id, 'Mine')), 'forbidden');
    assert.equal(await refusal(ada.call(findSpace, { params: { ...params, space: 'none' } })), 'not_found');
    assert.equal(await refusal(look(ada, '1')), 'not_found');
  });

  test('addresses: from the name, a free one with a number, and one wins of many who want the same', async () => {
    const { id } = await community();
    await give(id, 'linus', 'moderator');
    const slug = async (name: string) => (await make(ada, id, name)).slug;
    assert.equal(await slug('Crème Brûlée & Straße!'), 'creme-brulee-strasse');
    assert.equal(await slug('東京'), 'space');
    assert.equal(await slug('Posts'), 'posts-2');
    const wishes = await Promise.all(
      [ada, grace, linus].map((person) => refusal(make(person, id, 'Own', { slug: 'own' }))),
    );
    assert.deepEqual(wishes.sort(), ['nothing was refused', 'space_slug_taken', 'space_slug_taken']);
    const answer = await ada.fetch(`/api/communities/${id}/spaces`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Own', slug: 'own' }),
    });
    assert.equal(((await answer.json()) as { suggestion: string }).suggestion, 'own-2');
    const mine = await make(ada, id, 'Another');
    assert.equal(await change(ada, mine, { slug: 'own' }), 'space_slug_taken');
    assert.equal(await change(ada, mine, { slug: 'another' }), 'nothing was refused');
    assert.equal(await change(ada, mine, { slug: 'other-one' }), 'nothing was refused');
    assert.equal((await look(ada, mine.id)).slug, 'other-one');
    assert.equal(await refusal(make(ada, id, 'Bad', { slug: 'Not so' })), 'invalid_request');
    assert.equal(await change(ada, mine, {}), 'invalid_request');
  });

  test('public in a public community: for anybody; otherwise for members, and for nobody else it is there', async () => {
    const open = await community();
    const closed = await community('private');
    const shown = await make(ada, open.id, 'Shown');
    const among = await make(ada, open.id, 'Among us', { visibility: 'private' });
    const inside = await make(ada, closed.id, 'Inside');
    for (const outsider of [mallory, nobody]) {
      assert.deepEqual(await slugs(outsider, open.id), ['posts', 'shown']);
      assert.deepEqual((await look(outsider, shown.id)).may, { post: false, edit: false, manage: false });
      for (const hidden of [among, inside]) {
        assert.equal(await refusal(look(outsider, hidden.id)), 'not_found');
        const params = { community: hidden.communityId, space: hidden.slug };
        assert.equal(await refusal(outsider.call(findSpace, { params })), 'not_found');
      }
      assert.equal(await refusal(slugs(outsider, closed.id)), 'not_found');
    }
    assert.deepEqual(await slugs(linus, open.id), ['posts', 'shown', 'among-us']);
    assert.deepEqual(await slugs(linus, closed.id), ['posts', 'inside']);
    assert.equal(await change(mallory, shown, { name: 'Mine' }), 'forbidden');
    for (const hidden of [among, inside])
      assert.equal(await change(mallory, hidden, { name: 'Mine' }), 'not_found');
    // Whoever leaves reads what anybody reads.
    await linus.call(leaveCommunity, { params: open.params });
    assert.deepEqual(await slugs(linus, open.id), ['posts', 'shown']);
    // A community that closes takes all of its spaces along.
    await db.rows(sql`update communities set visibility = 'private' where id = ${open.id}`);
    assert.equal(await refusal(look(nobody, shown.id)), 'not_found');
    assert.equal(await refusal(look(linus, shown.id)), 'not_found');
  });

  test('who may change what: moderators its words and order, admins who reads it, each of them what they made', async () => {
    const { id } = await community();
    const adas = await make(ada, id, 'Hers');
    const graces = await make(grace, id, 'Mine');
    assert.equal(await change(linus, adas, { name: 'Ours' }), 'forbidden');
    assert.equal(await change(grace, adas, { description: 'Quiet, please' }), 'nothing was refused');
    assert.equal(await change(grace, adas, { description: 'Loud', archived: true }), 'forbidden');
    assert.equal((await look(linus, adas.id)).description, 'Quiet, please');
    assert.equal(await change(grace, graces, { visibility: 'private' }), 'nothing was refused');
    assert.equal(await change(ada, graces, { visibility: 'public', archived: true }), 'nothing was refused');
    assert.equal(await change(ada, graces, { archived: true }), 'nothing was refused');
    const acts = await db.rows(sql`
      select act, actor_id as by, detail from audit_log where subject = ${`space:${graces.id}`} order by id`);
    assert.deepEqual(acts, [
      { act: 'space.manage', by: ada.id, detail: { visibility: 'public', archived: 'true' } },
    ]);
    await give(id, 'grace', 'member');
    assert.equal(await change(grace, graces, { archived: false }), 'forbidden');
  });

  test('archived: read, last in the list, not written; brought back it comes after the others', async () => {
    const { id } = await community();
    const old = await make(ada, id, 'Old');
    await make(ada, id, 'New');
    await change(ada, old, { archived: true });
    assert.deepEqual(await slugs(nobody, id), ['posts', 'new', 'old']);
    const seen = await look(ada, old.id);
    assert.ok(seen.archivedAt !== null);
    assert.deepEqual(seen.may, { post: false, edit: true, manage: true });
    await change(ada, old, { archived: false });
    assert.deepEqual(await slugs(nobody, id), ['posts', 'new', 'old']);
    const back = await look(ada, old.id);
    assert.deepEqual([back.archivedAt, back.position, back.version], [null, 3, 3]);
  });

  test('their order: all of them or none, told of those that moved, and pages follow it', async () => {
    const { id, params } = await community();
    for (const name of ['One', 'Two', 'Three']) await make(ada, id, name);
    const gone = await make(ada, id, 'Gone');
    await change(ada, gone, { archived: true });
    const { items } = await ada.call(listSpaces, { params });
    const ids = (...wanted: string[]) =>
      wanted.map((slug) => items.find((space) => space.slug === slug)?.id ?? '1');
    const order = (by: Somebody, spaceIds: string[]) =>
      refusal(by.call(orderSpaces, { params, body: { spaceIds } }));
    assert.equal(await order(linus, ids('three', 'posts', 'one', 'two')), 'forbidden');
    for (const wrong of [
      ids('three', 'posts', 'one'),
      ids('three', 'posts', 'one', 'one'),
      ids('three', 'posts', 'one', 'two', 'two'),
      ids('three', 'posts', 'one', 'two', 'gone'),
      ids('three', 'posts', 'one', 'unknown'),
    ])
      assert.equal(await order(grace, wrong), 'spaces_changed');
    assert.equal(await order(grace, ids('posts', 'three', 'two', 'one')), 'nothing was refused');
    assert.deepEqual(await slugs(nobody, id, 2), ['posts', 'three', 'two', 'one', 'gone']);
    const told = await db.rows<{ slug: string }>(sql`
      select payload->'space'->>'slug' as slug from outbox
      where room = ${`community:${id}`} and type = 'space.updated' order by seq desc limit 2`);
    assert.deepEqual(told.map(({ slug }) => slug).sort(), ['one', 'three']);
  });

  test('so many, and one that is made at the same moment as the last does not pass the limit', async () => {
    const { id } = await community();
    await db.rows(sql`
      insert into spaces (community_id, slug, name, position)
      select ${id}, 's-' || n, 'S', n from generate_series(1, ${spacesAtMost - 2}::int) n`);
    const last = await Promise.all([ada, grace].map((by) => refusal(make(by, id, 'Last'))));
    assert.deepEqual(last.sort(), ['nothing was refused', 'too_many_spaces']);
    assert.equal((await slugs(nobody, id)).length, spacesAtMost);
    const statements = await server.count(() => ada.call(listSpaces, { params: { communityId: id } }));
    assert.ok(statements.length <= 3, String(statements.length));
  });
});
