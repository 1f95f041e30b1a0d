import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { blockUser } from '@weft/contract/blocks.ts';
import { deletePost, editPost } from '@weft/contract/posts.ts';
import { searchPosts } from '@weft/contract/search.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';

describe('search for posts', async () => {
  const { url, db, count, ada, grace, linus, communityId } = await nightSky();
  const [gallery, council] = [
    await aSpace(ada, communityId, 'Gallery'),
    await aSpace(ada, communityId, 'Council', 'private'),
  ];
  const stranger = await arrive(url, 'mallory');
  const look = (person: Person, q: string, more: Record<string, string> = {}) =>
    person.call(searchPosts, { query: { q, ...more } });
  const found = async (person: Person, q: string, more?: Record<string, string>) =>
    (await look(person, q, more)).items.map(
      ({ post, excerpt }) => post.title || excerpt.replaceAll(/<.?mark>/g, ''),
    );

  test('words of the title, of the text and of files; comments, too, with what was looked for marked', async () => {
    const long = await publish(ada, '## Through *dust*\n\nA telescope & a <b>', {
      ...{ type: 'text_long', title: 'The Crème of comets', spaceId: gallery },
    });
    const said = await comment(grace, long, 'No dust here');
    const file = await upload(linus, await drawing(), 'comet-tail.png');
    await publish(linus, '', { type: 'image', mediaIds: [file.id] });
    const [hit] = (await look(grace, 'creme')).items;
    assert.deepEqual(
      [hit?.post.id, hit?.title, hit?.excerpt, hit?.post.space?.slug],
      [
        long.id,
        'The <mark>Crème</mark> of comets',
        'Through dust A telescope &#38; a &#60;b&#62;',
        'gallery',
      ],
    );
    assert.deepEqual(
      (await look(ada, 'dust')).items.map(({ post }) => [post.id, post.rootId]),
      [
        [said.id, long.id],
        [long.id, null],
      ],
    );
    assert.deepEqual(
      (await look(ada, 'comet-tail.png')).items.map(({ post }) => post.author.id),
      [linus.id],
    );
    assert.equal((await look(ada, 'has:image')).items.length, 1);
  });

  test('filters narrow it down, and a space is a place; what makes no sense is refused', async () => {
    await publish(ada, 'orbit in the gallery', { spaceId: gallery });
    await publish(grace, 'orbit in the council, https://example.org', { spaceId: council });
    const old = await publish(grace, 'orbit on a page');
    await db.rows(sql`update posts set published_at = '2020-05-04T12:00:00Z' where id = ${old.id}`);
    for (const [q, expected] of [
      ['orbit', 3],
      ['orbit from:grace', 2],
      ['orbit from:me', 1],
      ['orbit in:gallery', 1],
      ['orbit in:council in:gallery', 2],
      ['orbit in:general', 0],
      ['orbit has:link', 1],
      ['orbit before:2020-05-05', 1],
      ['orbit after:2020-05-04', 2],
      ['orbit -council', 2],
      ['before:2020-05-05', 1],
    ] as const)
      assert.equal((await found(ada, q)).length, expected, q);
    assert.equal((await found(ada, 'orbit', { communityId })).length, 2);
    assert.deepEqual(await found(stranger, 'orbit', { communityId }), ['orbit in the gallery']);
    assert.equal(
      await refusal(look(stranger, 'orbit in:council')),
      'invalid_request',
      'as if it were not there',
    );
    assert.equal(await refusal(look(ada, 'orbit in:nowhere')), 'invalid_request');
    assert.equal(await refusal(look(ada, 'x', { communityId: '1' })), 'not_found');
    assert.equal(await refusal(look(ada, 'x', { cursor: 'nonsense' })), 'invalid_cursor');
    assert.equal(await refusal(look(new Person(url), 'orbit')), 'unauthenticated');
  });

  test('what one may not read is not found; of what is edited the words of now, of what is taken back none', async () => {
    await publish(ada, 'quasar in the council', { spaceId: council });
    const page = await publish(linus, 'quasar on a page');
    const gone = await publish(ada, 'quasar taken back');
    await ada.call(deletePost, { params: { postId: gone.id } });
    const edited = await publish(ada, 'quasar of before');
    await ada.call(editPost, { params: { postId: edited.id }, body: { content: 'something else' } });
    assert.deepEqual(await found(grace, 'quasar'), ['quasar on a page', 'quasar in the council']);
    assert.deepEqual(await found(stranger, 'quasar'), ['quasar on a page']);
    await db.rows(sql`update user_profiles set visibility = 'private' where user_id = ${linus.id}`);
    assert.deepEqual(await found(stranger, 'quasar'), []);
    assert.deepEqual(await found(linus, 'quasar'), ['quasar on a page', 'quasar in the council']);
    await db.rows(sql`update user_profiles set visibility = 'public' where user_id = ${linus.id}`);
    await comment(linus, await publish(stranger, 'nothing'), 'quasar below');
    await stranger.call(blockUser, { params: { userId: linus.id } });
    assert.deepEqual([await found(stranger, 'quasar'), await found(linus, 'below')], [[], []], page.id);
  });

  test('a page is as many statements as one hit, and goes on where it ended', async () => {
    for (let n = 1; n <= 7; n += 1) await publish(ada, `telescope ${n}`, { spaceId: gallery });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const more = { limit: '3', ...(cursor === undefined ? {} : { cursor }) };
      const page = await look(grace, '"telescope" in:gallery', more);
      seen.push(...page.items.map(({ excerpt }) => excerpt));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.deepEqual(
      seen.slice(0, 7),
      Array.from({ length: 7 }, (_, n) => `<mark>telescope</mark> ${7 - n}`),
    );
    const one = await count(() => look(ada, 'telescope', { limit: '1' }));
    const many = await count(() => look(ada, 'telescope', { limit: '50' }));
    assert.deepEqual([one.length, many.length], [4, 4], many.join('\n\n'));
  });
});
