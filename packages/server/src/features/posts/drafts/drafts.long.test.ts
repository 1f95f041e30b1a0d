import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ProblemError } from '@weft/client/failures.ts';
import {
  discardPostDraft,
  getPostDraft,
  listPostDrafts,
  type PostDraft,
  savePostDraft,
} from '@weft/contract/post-drafts.ts';
import { deletePost, getPost, type PostType, publishPost } from '@weft/contract/posts.ts';
import { updateSpace } from '@weft/contract/spaces.ts';
import { storedEvents } from '../../../../test/kit/chat.ts';
import { nightSky } from '../../../../test/kit/night-sky.ts';
import type { Person } from '../../../../test/kit/person.ts';
import { drawing } from '../../../../test/kit/pictures.ts';
import { aSpace, publish } from '../../../../test/kit/posts.ts';
import { refusal } from '../../../../test/kit/refusal.ts';
import { upload } from '../../../../test/kit/upload.ts';
import { sql } from '../../../core/db/statement.ts';

interface Saved {
  readonly type?: PostType;
  readonly title?: string;
  readonly mediaIds?: string[];
  readonly spaceId?: string;
  readonly parentId?: string;
  readonly saveId?: string;
}

describe('drafts of posts', async () => {
  const { db, ada, grace, communityId } = await nightSky();
  const open = await aSpace(ada, communityId, 'Open');
  const save = async (
    person: Person,
    clientKey: string,
    content: string,
    builtOn: number,
    more: Saved = {},
  ) => {
    const body = { content, builtOn, saveId: `${content}-${builtOn}`.slice(0, 64), ...more };
    return (await person.call(savePostDraft, { params: { clientKey }, body })).draft as PostDraft;
  };
  const at = (clientKey: string) => ({ params: { clientKey } });
  const listed = async (person: Person) =>
    (await person.call(listPostDrafts)).items.map(({ content }) => content);
  const conflictOf = async (promise: Promise<unknown>) => {
    const error = await promise.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof ProblemError, 'nothing was refused');
    assert.equal(error.code, 'draft_conflict');
    return error.body.draft as PostDraft;
  };

  test('is kept with every save, and is the post when it is published under its key', async () => {
    const more = { spaceId: open, type: 'text_long' } as const;
    const first = await save(ada, 'one', 'Who is', 0, more);
    assert.deepEqual([first.revision, first.content, first.space?.name], [1, 'Who is', 'Open']);
    const second = await save(ada, 'one', 'Who is #up?  ', 1, { ...more, title: 'Night' });
    assert.deepEqual([second.id, second.revision, second.title], [first.id, 2, 'Night']);
    assert.deepEqual((await ada.call(getPostDraft, at('one'))).draft, second);
    assert.deepEqual(await listed(ada), ['Who is #up?  ']);
    for (const person of [ada, grace])
      assert.equal(await refusal(person.call(getPost, { params: { postId: first.id } })), 'not_found');
    assert.equal(await refusal(grace.call(getPostDraft, at('one'))), 'not_found');
    assert.deepEqual(await listed(grace), []);

    const post = await publish(ada, 'Who is #up?', { ...more, title: 'Night', clientKey: 'one' });
    assert.deepEqual([post.id, post.tags], [first.id, ['up']]);
    assert.ok(Date.parse(post.publishedAt) >= Date.parse(second.savedAt), 'published when it was');
    assert.equal(await refusal(save(ada, 'one', 'late', 2)), 'draft_sent');
    assert.equal(await refusal(save(ada, 'one', ' ', 2)), 'draft_sent');
    assert.deepEqual(await listed(ada), []);
    const told = await Promise.all(
      ['post_draft.saved', 'post_draft.published'].map(async (type) => (await storedEvents(db, type)).at(-1)),
    );
    const payload = { draftId: first.id, clientKey: 'one', spaceId: open, parentId: null };
    assert.deepEqual(told, [
      { room: `user:${ada.id}`, payload: { ...payload, revision: 2 } },
      { room: `user:${ada.id}`, payload: { ...payload, revision: 3 } },
    ]);
  });

  test('the same again succeeds, something else on an older revision is a conflict that shows what is kept', async () => {
    const kept = await save(ada, 'two', 'a', 0, { saveId: 'one' });
    assert.deepEqual(await save(ada, 'two', 'a', 0, { saveId: 'one' }), kept, 'the answer was lost');
    assert.deepEqual(await save(ada, 'two', 'a', 0, { saveId: 'of another device' }), kept);
    const desk = await save(ada, 'two', 'on the desk', 1);
    assert.deepEqual(await conflictOf(save(ada, 'two', 'on the phone', 1)), desk);
    assert.deepEqual(await conflictOf(save(ada, 'two', '', 1)), desk, 'nor is it thrown away unseen');
    assert.equal(await save(ada, 'two', ' ', desk.revision), null);
    assert.deepEqual(await listed(ada), []);
    assert.equal((await save(ada, 'two', 'anew', 2)).revision, 3, 'somebody was typing it');
    await ada.call(discardPostDraft, at('two'));
    assert.equal(await refusal(ada.call(discardPostDraft, at('two'))), 'not_found');
  });

  test('of devices that save or publish at the same moment one is kept, and one post published', async () => {
    const { revision, id } = await save(ada, 'three', 'before', 0);
    const saves = await Promise.all(
      Array.from({ length: 6 }, (_, n) => refusal(save(ada, 'three', `device ${n}`, revision))),
    );
    assert.deepEqual(saves.toSorted().slice(-2), ['draft_conflict', 'nothing was refused']);
    const body = { type: 'text_short', content: 'once', clientKey: 'three' } as const;
    const posts = await Promise.all([
      ...Array.from({ length: 4 }, () => ada.call(publishPost, { body }).then(({ post }) => post.id)),
      ...[2, 3].map((n) => refusal(save(ada, 'three', 'late', n)).then(() => id)),
    ]);
    assert.deepEqual(new Set(posts), new Set([id]));
    const told = (await storedEvents(db, 'post.published')).filter(({ payload }) => payload.postId === id);
    assert.equal(new Set(told.map(({ room }) => room)).size, told.length, 'told once');
    assert.equal(await refusal(save(ada, 'three', 'late', 3)), 'draft_sent');
  });

  test('what hangs on it is its author’s alone, and stays a day when it is thrown away', async () => {
    const picture = await upload(ada, await drawing());
    const loose = async () => {
      const [row] = await db.rows<{ loose: boolean }>(sql`
        select loose_since is not null as loose from media where id = ${picture.id}`);
      return row?.loose;
    };
    const more = { type: 'image', mediaIds: [picture.id], spaceId: open } as const;
    const draft = await save(ada, 'four', '', 0, { ...more, mediaIds: [...more.mediaIds] });
    assert.deepEqual([draft.files.map(({ id }) => id), await loose()], [[picture.id], false]);
    assert.equal((await grace.fetch(`/api/media/${picture.id}`)).status, 404);
    assert.equal((await ada.fetch(`/api/media/${picture.id}`)).status, 200);
    await ada.call(discardPostDraft, at('four'));
    assert.equal(await loose(), true);
    await save(ada, 'five', '', 0, { ...more, mediaIds: [...more.mediaIds] });
    const post = await publish(ada, '', { ...more, mediaIds: [...more.mediaIds], clientKey: 'five' });
    assert.deepEqual([post.files.length, await loose()], [1, false]);
    assert.equal((await grace.fetch(`/api/media/${picture.id}`)).status, 200);
  });

  test('a comment that is being written counts for nothing, and its words stay when what it answers goes', async () => {
    const post = await publish(ada, 'A comet', { spaceId: open });
    const draft = await save(grace, 'six', 'Where?', 0, { parentId: post.id });
    assert.deepEqual([draft.type, draft.answers], ['status', 'A comet']);
    const { post: read } = await ada.call(getPost, { params: { postId: post.id } });
    assert.deepEqual([read.counts.replies, read.counts.thread], [0, 0]);
    assert.deepEqual((await conflictOf(save(grace, 'six', 'Where?', 1))).parentId, post.id);
    await ada.call(deletePost, { params: { postId: post.id } });
    const body = { type: 'status', content: 'Where?', parentId: post.id, clientKey: 'six' } as const;
    assert.equal(await refusal(grace.call(publishPost, { body })), 'parent_not_there');
    assert.equal(await refusal(save(grace, 'six', 'Oh', 1, { parentId: post.id })), 'parent_not_there');
    const [kept] = (await grace.call(listPostDrafts)).items;
    assert.deepEqual([kept?.content, kept?.answers], ['Where?', null]);
  });

  test('where one may no longer publish it is listed and thrown away, and no longer saved', async () => {
    const place = await aSpace(ada, communityId, 'Short');
    await save(grace, 'seven', 'Wait', 0, { spaceId: place });
    await ada.call(updateSpace, { params: { spaceId: place }, body: { archived: true } });
    assert.equal(await refusal(save(grace, 'seven', 'Wait!', 1, { spaceId: place })), 'space_archived');
    assert.equal((await listed(grace)).includes('Wait'), true);
    await grace.call(discardPostDraft, at('seven'));
    assert.equal((await listed(grace)).includes('Wait'), false);
  });
});
