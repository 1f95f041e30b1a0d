import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import { updateMe } from '@weft/contract/accounts.ts';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { leaveCommunity } from '@weft/contract/communities.ts';
import { followUser } from '@weft/contract/graph.ts';
import { getStorage } from '@weft/contract/media.ts';
import {
  deletePost,
  editPost,
  getPost,
  listPostRevisions,
  listProfilePosts,
  listSpacePosts,
  type Post,
  type PostType,
} from '@weft/contract/posts.ts';
import { updateSpace } from '@weft/contract/spaces.ts';
import { storedEvents } from '../../../test/kit/chat.ts';
import { nightSky } from '../../../test/kit/night-sky.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { animation, drawing, silence } from '../../../test/kit/pictures.ts';
import { aSpace, comment, publish } from '../../../test/kit/posts.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { upload } from '../../../test/kit/upload.ts';
import { sql } from '../../core/db/statement.ts';

describe('posts', async () => {
  const { url, db, count, ada, grace, linus, communityId } = await nightSky();
  const stranger = await arrive(url, 'mallory');
  const nobody = new Person(url);
  const open = await aSpace(ada, communityId, 'Open');
  const inner = await aSpace(ada, communityId, 'Inner', 'private');
  const at = ({ id }: Pick<Post, 'id'>) => ({ params: { postId: id } });
  const read = async (person: Person, post: Pick<Post, 'id'>) => (await person.call(getPost, at(post))).post;
  const reads = (post: Pick<Post, 'id'>, ...people: Person[]) =>
    Promise.all(
      people.map((person) =>
        person.call(getPost, at(post)).then(
          () => true,
          () => false,
        ),
      ),
    );
  const wrong = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => assert.fail('nothing was refused'),
      (reason) => reason,
    );
    assert.ok(error instanceof ProblemError, String(error));
    return error.fields.map(({ path, reason }) => `${path}: ${reason}`);
  };
  const titles = async (person: Person, spaceId: string, limit = 100) => {
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const query = cursor === undefined ? { limit } : { limit, cursor };
      const page = await person.call(listSpacePosts, { params: { spaceId }, query });
      found.push(...page.items.map(({ content, title }) => title || content));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  };

  test('what is published in an open space is read by the world, in a private one by members', async () => {
    const post = await publish(ada, 'Comet *C/2026* tonight, @grace! #Comet #comet #1', { spaceId: open });
    assert.match(post.html, /<em>C\/2026<\/em>/);
    assert.match(post.html, new RegExp(`data-person="${grace.id}"`));
    assert.deepEqual(post.tags, ['Comet']);
    assert.equal(post.space?.community.slug, 'night-sky');
    assert.deepEqual(post.may, { comment: true, like: true, edit: true, delete: true, answer: true });
    assert.deepEqual(await reads(post, ada, linus, stranger, nobody), [true, true, true, true]);
    assert.deepEqual((await read(stranger, post)).may, {
      comment: false,
      like: false,
      edit: false,
      delete: false,
      answer: false,
    });

    const hidden = await publish(grace, 'Only for us', { spaceId: inner });
    assert.deepEqual(await reads(hidden, ada, linus, stranger, nobody), [true, true, false, false]);
    assert.deepEqual(await titles(linus, inner), ['Only for us']);
    assert.equal(await refusal(stranger.call(listSpacePosts, { params: { spaceId: inner } })), 'not_found');
    const [told] = await storedEvents(db, 'post.published');
    assert.equal(told?.room, `community:${communityId}`);
    assert.equal(JSON.stringify(told?.payload).includes('Comet'), false);
  });

  test('what is on a page is for whom the page is', async () => {
    const post = await publish(linus, 'From my balcony');
    assert.deepEqual(await reads(post, linus, stranger, nobody), [true, true, false]);
    await linus.call(updateMe, { body: { visibility: 'followers' } });
    assert.deepEqual(await reads(post, linus, stranger, grace), [true, false, false]);
    const under = await comment(linus, post, 'Colder than I thought');
    assert.deepEqual(await reads(under, linus, stranger), [true, false]);
    assert.equal(await refusal(comment(stranger, post, 'Me too')), 'parent_not_there');
    await linus.call(updateMe, { body: { visibility: 'public' } });
    await stranger.call(followUser, { params: { userId: linus.id } });
    await linus.call(updateMe, { body: { visibility: 'followers' } });
    assert.deepEqual(await reads(under, stranger, grace), [true, false]);
    const list = await stranger.call(listProfilePosts, { params: { username: 'linus' } });
    assert.deepEqual(
      list.items.map(({ content }) => content),
      ['From my balcony'],
    );
    await linus.call(updateMe, { body: { visibility: 'public' } });
  });

  test('between two of whom one has blocked the other nothing is read, in either direction', async () => {
    const post = await publish(ada, 'A quiet evening', { spaceId: open });
    const answer = await comment(linus, post, 'Not for long');
    const below = await comment(grace, answer, 'Why not?');
    await ada.call(blockUser, { params: { userId: linus.id } });
    assert.deepEqual(await reads(post, linus, grace), [false, true]);
    assert.deepEqual(await reads(answer, ada, linus, grace), [false, false, true]);
    assert.deepEqual(await reads(below, ada, linus), [true, false]);
    assert.equal((await titles(linus, open)).includes('A quiet evening'), false);
    await ada.call(unblockUser, { params: { userId: linus.id } });
    assert.deepEqual(await reads(answer, ada, linus), [true, true]);
  });

  test('each type is made of what it is made of', async () => {
    const [one, two, cover] = [await drawing(), await drawing({ colour: '#112233' }), await drawing()];
    const picture = await upload(ada, one, 'one.png');
    const image = await publish(ada, '', { type: 'image', mediaIds: [picture.id] });
    assert.deepEqual(
      image.files.map(({ id }) => id),
      [picture.id],
    );
    const gallery = [await upload(ada, two), await upload(ada, one)].map(({ id }) => id).reverse();
    const shown = await publish(ada, 'Two', { type: 'image_gallery', mediaIds: gallery });
    assert.deepEqual(
      shown.files.map(({ id }) => id),
      gallery,
    );
    await publish(ada, '', { type: 'gif', mediaIds: [(await upload(ada, await animation())).id] });
    const songs: Post[] = [];
    for (const title of ['First light', 'Last light']) {
      const { id } = await upload(ada, silence(), `${title}.wav`);
      songs.push(await publish(ada, '', { type: 'song', title, mediaIds: [id] }));
    }
    const [first = '', last = ''] = songs.map(({ id }) => id);
    const front = await upload(ada, cover);
    const album = await publish(ada, '', {
      ...{ type: 'album', title: 'Nights', songIds: [last, first], coverId: front.id },
    });
    assert.deepEqual(
      album.songs.map(({ title }) => title),
      ['Last light', 'First light'],
    );
    assert.equal(album.cover?.id, front.id);
    await ada.call(deletePost, at({ id: last }));
    assert.deepEqual(
      (await read(grace, album)).songs.map(({ title }) => title),
      ['First light'],
    );
    assert.equal((await grace.fetch(`/api/media/${picture.id}`)).status, 200);
  });

  test('what does not fit is refused, part by part, and nothing is written', async () => {
    const picture = await upload(ada, await drawing());
    const sound = await upload(ada, silence());
    const before = await db.rows(sql`select count(*) from posts`);
    const make = (type: PostType, more: object = {}) => wrong(publish(ada, '', { type, ...more }));
    assert.deepEqual(await make('text_short'), ['body.content: must say something']);
    assert.deepEqual(await make('text_long', { content: 'Long.' }), [
      'body.title: a post of the type text_long has a title',
    ]);
    assert.deepEqual(await make('text_short', { content: 'x'.repeat(501), title: 'T' }), [
      'body.title: a post of the type text_short has no title',
      'body.content: a post of the type text_short has 500 characters at most',
    ]);
    assert.deepEqual(await make('image'), ['body.mediaIds: a post of the type image has one file']);
    assert.deepEqual(await make('image', { mediaIds: [sound.id] }), [
      'body.mediaIds.0: is a recording: image takes a picture',
    ]);
    assert.equal(
      await refusal(publish(ada, '', { type: 'song', title: 'S', mediaIds: [sound.id], coverId: sound.id })),
      'media_in_use',
    );
    assert.deepEqual(await make('text_short', { content: 'S', coverId: picture.id }), [
      'body.coverId: a post of the type text_short has no cover',
    ]);
    assert.deepEqual(await make('text_long', { title: 'T', content: 'S', coverId: sound.id }), [
      'body.coverId: is a recording: a cover is a picture',
    ]);
    assert.deepEqual(await make('album', { title: 'A' }), [
      'body.songIds: a post of the type album has 1 to 50 songs',
    ]);
    assert.deepEqual(await make('album', { title: 'A', songIds: ['77'] }), [
      'body.songIds.0: is no song that you published',
    ]);
    assert.deepEqual(await make('status'), ['body.content: must say something, where there are no pictures']);
    assert.equal(await refusal(publish(grace, '', { type: 'image', mediaIds: [picture.id] })), 'not_found');
    assert.equal(await refusal(comment(ada, { id: '77' }, 'Hello?')), 'parent_not_there');
    assert.deepEqual(await db.rows(sql`select count(*) from posts`), before);
  });

  test('an edit keeps what was said before; on another version it is a conflict', async () => {
    const post = await publish(ada, 'Seing #stars', { spaceId: open });
    const edit = (person: Person, body: object) => person.call(editPost, { ...at(post), body });
    const { post: edited } = await edit(ada, { content: 'Seeing #planets', version: post.version });
    assert.deepEqual([edited.content, edited.tags, edited.version], ['Seeing #planets', ['planets'], 2]);
    assert.notEqual(edited.editedAt, null);
    assert.equal(await refusal(edit(ada, { content: 'Again', version: post.version })), 'conflict');
    assert.equal(await refusal(edit(grace, { content: 'Mine' })), 'forbidden');
    assert.deepEqual(await wrong(edit(ada, { content: '' })), ['body.content: must say something']);
    const { revisions } = await linus.call(listPostRevisions, at(post));
    assert.deepEqual(
      revisions.map(({ content, version }) => [version, content]),
      [[1, 'Seing #stars']],
    );
    assert.equal((await edit(ada, { content: 'Seeing #planets' })).post.version, 2);
  });

  test('a deleted post keeps its place while comments hang on it, without its words; its files go', async () => {
    const before = (await grace.call(getStorage, {})).storage.usedBytes;
    const picture = await upload(grace, await drawing());
    const post = await publish(grace, 'Look', { type: 'image', mediaIds: [picture.id], spaceId: open });
    const answer = await comment(linus, post, 'Where was that?');
    assert.equal(await refusal(linus.call(deletePost, at(post))), 'forbidden');
    await ada.call(deletePost, at(post));
    const gone = await read(linus, post);
    assert.deepEqual(
      [gone.deleted, gone.content, gone.html, gone.files, gone.may.comment],
      [true, '', '', [], false],
    );
    assert.equal((await grace.call(getStorage, {})).storage.usedBytes, before);
    assert.deepEqual(await reads(answer, linus, nobody), [true, true]);
    const acts = await db.rows<{ subject: string }>(
      sql`select subject from audit_log where act = 'post.delete'`,
    );
    assert.deepEqual(acts, [{ subject: `user:${grace.id}` }]);
    await linus.call(deletePost, at(answer));
    assert.deepEqual(await reads(post, linus, grace), [false, false]);
    assert.equal((await titles(linus, open)).includes('Look'), false);
  });

  test('the same key is the same post; another one under it is refused', async () => {
    const keyed = { spaceId: open, clientKey: 'only-once' };
    const all = await Promise.all(Array.from({ length: 4 }, () => publish(ada, 'Once', keyed)));
    assert.equal(new Set(all.map(({ id }) => id)).size, 1);
    assert.equal(await refusal(publish(ada, 'Twice', keyed)), 'client_key_reused');
    assert.equal((await titles(ada, open)).filter((title) => title === 'Once').length, 1);
  });

  test('counts are exact when 32 comment and delete at the same moment', async () => {
    const post = await publish(ada, 'Count with me', { spaceId: open });
    const made = await Promise.all(Array.from({ length: 32 }, (_, n) => comment(linus, post, `Number ${n}`)));
    const below = await Promise.all(made.slice(0, 8).map((one) => comment(grace, one, 'And one')));
    await Promise.all([...made.slice(0, 4), ...below.slice(4)].map((one) => ada.call(deletePost, at(one))));
    const { counts } = await read(ada, post);
    assert.deepEqual([counts.replies, counts.thread], [28, 32]);
    assert.equal((await read(ada, made[0] as Post)).counts.replies, 1);
    assert.equal((await read(ada, made[4] as Post)).counts.replies, 0);
    await db.rows(sql`delete from posts where id = ${made[0]?.id ?? ''}`);
    assert.equal((await read(ada, post)).counts.thread, 31);
  });

  test('comments go as deep as the server lets them', async () => {
    const post = await publish(ada, 'Down we go', { spaceId: open });
    const last = await comment(grace, post, 'A step');
    assert.deepEqual([last.depth, last.rootId], [1, post.id]);
    await db.rows(sql`alter table posts disable trigger posts_moved`);
    await db.rows(sql`update posts set depth = 64 where id = ${last.id}`);
    await db.rows(sql`alter table posts enable trigger posts_moved`);
    assert.equal(await refusal(comment(ada, last, 'Deeper')), 'thread_too_deep');
  });

  test('what is archived, left or muted is not written in', async () => {
    const space = await aSpace(ada, communityId, 'Closing');
    const post = await publish(linus, 'While I can', { spaceId: space });
    await db.rows(sql`
      update members set muted_at = now(), mute_reason = '' where user_id = ${linus.id} and community_id = ${communityId}`);
    assert.equal(await refusal(publish(linus, 'Hush', { spaceId: space })), 'member_muted');
    assert.equal(await refusal(comment(linus, post, 'Hush')), 'member_muted');
    await db.rows(sql`
      update members set muted_at = null, mute_reason = null where user_id = ${linus.id}`);
    await ada.call(updateSpace, { params: { spaceId: space }, body: { archived: true } });
    assert.equal(await refusal(publish(linus, 'Late', { spaceId: space })), 'space_archived');
    assert.equal(
      await refusal(linus.call(editPost, { ...at(post), body: { content: 'L' } })),
      'space_archived',
    );
    await linus.call(leaveCommunity, { params: { communityId } });
    assert.equal(await refusal(comment(linus, post, 'Bye')), 'forbidden');
    await linus.call(deletePost, at(post));
  });

  test('a list of many costs what a list of one costs', async () => {
    const list = (limit: number) =>
      grace.call(listSpacePosts, { params: { spaceId: open }, query: { limit } });
    const [one, many] = [await count(() => list(1)), await count(() => list(50))];
    assert.equal(many.length, one.length, many.join('\n\n'));
    assert.ok(many.length <= 6, many.join('\n\n'));
  });
});
