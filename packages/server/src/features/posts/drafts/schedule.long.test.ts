import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { leaveCommunity } from '@weft/contract/communities.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import {
  discardPostDraft,
  listPostDrafts,
  type PostDraft,
  savePostDraft,
  schedulePostDraft,
  unschedulePostDraft,
} from '@weft/contract/post-drafts.ts';
import { deletePost, getPost, listSpacePosts } from '@weft/contract/posts.ts';
import { updateSpace } from '@weft/contract/spaces.ts';
import { storedEvents } from '../../../../test/kit/chat.ts';
import { nightSky } from '../../../../test/kit/night-sky.ts';
import { arrive, type Person } from '../../../../test/kit/person.ts';
import { aSpace, publish } from '../../../../test/kit/posts.ts';
import { refusal } from '../../../../test/kit/refusal.ts';
import { until } from '../../../../test/kit/wait-for.ts';
import { sql } from '../../../core/db/statement.ts';
import { JobRegistry } from '../../../core/jobs/job.ts';
import { Worker } from '../../../core/jobs/worker.ts';
import { publishDue } from './publish-scheduled.ts';
import { publishScheduled } from './schedule.ts';

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

describe('what is published at a time', async () => {
  const { url, db, config, ada, grace, linus, communityId } = await nightSky();
  const open = await aSpace(ada, communityId, 'Open');
  let n = 0;
  const schedule = async (person: Person, more: object = {}, hours = 24) => {
    n += 1;
    const params = { clientKey: `later-${n}` };
    const body = {
      type: 'text_short',
      content: `Later ${n} #moon`,
      builtOn: 0,
      saveId: 'one',
      ...more,
    } as const;
    const { draft } = await person.call(savePostDraft, { params, body });
    const at = inHours(hours);
    const { revision } = draft as PostDraft;
    return (await person.call(schedulePostDraft, { params, body: { at, revision } })).draft;
  };
  const waiting = async (person: Person) =>
    (await person.call(listPostDrafts, { query: { status: 'scheduled' } })).items.map(({ id }) => id);
  const drafted = async (person: Person) => (await person.call(listPostDrafts)).items.map(({ id }) => id);
  const isPublished = ({ id }: Pick<PostDraft, 'id'>) =>
    ada.call(getPost, { params: { postId: id } }).then(
      () => true,
      () => false,
    );
  /** All jobs that wait have come to their time; two workers take them up. */
  const timeComes = async () => {
    await db.rows(
      sql`update jobs set run_at = now() - interval '1 hour' where name = ${publishScheduled.name}`,
    );
    const registry = new JobRegistry();
    registry.handle(publishScheduled, {
      inTransaction: (tx, due) => publishDue(tx, due, config.threadDepth),
    });
    const log = { warn: () => {}, error: () => {} };
    const workers = [1, 2].map(() => new Worker({ db, registry, log, random: () => 0, pollMs: 20 }));
    after(() => Promise.all(workers.map((worker) => worker.stop())));
    for (const worker of workers) worker.start();
    await until(async () => {
      const left = await db.rows(
        sql`select from jobs where name = ${publishScheduled.name} and state in ('queued', 'running')`,
      );
      return left.length === 0;
    });
    await Promise.all(workers.map((worker) => worker.stop()));
  };

  test('comes at its time and once, also where the server was down then and a worker died over it', async () => {
    const drafts = [];
    for (let one = 0; one < 5; one += 1) drafts.push(await schedule(ada, { spaceId: open }));
    const [first] = drafts as [PostDraft];
    assert.deepEqual(
      await waiting(ada),
      drafts.map(({ id }) => id),
      'the next first',
    );
    assert.deepEqual([await isPublished(first), await waiting(grace)], [false, []]);
    // Somebody took it up, did it, and was gone before it was whole.
    const due = { postId: first.id, at: first.scheduledFor ?? '' };
    const died = db.transaction(async (tx) => {
      await publishDue(tx, due, config.threadDepth);
      throw new Error('killed');
    });
    await assert.rejects(died, /killed/);
    await db.rows(sql`
      update jobs set state = 'running', attempts = 1, locked_until = now() - interval '1 minute'
      where payload ->> 'postId' = ${first.id}`);
    await timeComes();
    assert.deepEqual(await waiting(ada), []);
    const { items } = await grace.call(listSpacePosts, { params: { spaceId: open } });
    assert.deepEqual(new Set(items.map(({ id }) => id)), new Set(drafts.map(({ id }) => id)));
    assert.deepEqual(items[0]?.tags, ['moon']);
    const told = await storedEvents(db, 'post.published');
    assert.equal(told.filter(({ payload }) => payload.postId === first.id).length, 2, 'once in each room');
    await db.transaction((tx) => publishDue(tx, due, config.threadDepth));
    assert.equal((await storedEvents(db, 'post.published')).length, told.length, 'done again, it is done');
  });

  test('what was put off, taken back, published or thrown away meanwhile is left to that', async () => {
    const [off, back, now, gone] = [
      await schedule(ada),
      await schedule(ada),
      await schedule(ada),
      await schedule(ada),
    ];
    const of = ({ clientKey }: PostDraft) => ({ params: { clientKey } });
    const due = { postId: off.id, at: off.scheduledFor ?? '' };
    const later = { at: inHours(48), revision: off.revision };
    const put = (await ada.call(schedulePostDraft, { ...of(off), body: later })).draft;
    assert.equal(put.scheduledFor, later.at);
    assert.equal(await refusal(ada.call(schedulePostDraft, { ...of(off), body: later })), 'draft_conflict');
    await db.transaction((tx) => publishDue(tx, due, config.threadDepth));
    assert.equal(await isPublished(off), false, 'the first time is no more');
    assert.equal((await ada.call(unschedulePostDraft, of(back))).draft.scheduledFor, null);
    assert.equal((await publish(ada, now.content, { clientKey: now.clientKey })).id, now.id);
    await ada.call(discardPostDraft, of(gone));
    const body = { type: 'text_short', content: 'Changed', builtOn: put.revision, saveId: 'two' } as const;
    const changed = (await ada.call(savePostDraft, { ...of(off), body })).draft;
    assert.equal(changed?.scheduledFor, later.at, 'changed, it goes on waiting');
    await timeComes();
    assert.deepEqual([await isPublished(off), await isPublished(back)], [true, false]);
    assert.deepEqual(await drafted(ada), [back.id]);
    await ada.call(discardPostDraft, of(back));
  });

  test('what may not be published then is a draft again, and its author is told why', async () => {
    const closing = await aSpace(ada, communityId, 'Closing');
    const post = await publish(ada, 'Who comes?', { spaceId: open });
    const mallory = await arrive(url, 'mallory');
    const unfit = await schedule(grace);
    const archived = await schedule(grace, { spaceId: closing });
    const parent = await schedule(grace, { parentId: post.id });
    const left = await schedule(linus, { spaceId: open });
    const suspended = await schedule(mallory);
    await db.rows(sql`update posts set content = '' where id = ${unfit.id}`);
    await ada.call(updateSpace, { params: { spaceId: closing }, body: { archived: true } });
    await ada.call(deletePost, { params: { postId: post.id } });
    await linus.call(leaveCommunity, { params: { communityId } });
    await db.rows(sql`update users set status = 'suspended' where id = ${mallory.id}`);
    await timeComes();
    const told = await db.rows<{ user: string; key: string; why: string }>(sql`
      select user_id as user, about ->> 'clientKey' as key, about ->> 'why' as why from notifications
      where about ->> 'kind' = 'post.not_published' order by about ->> 'clientKey'`);
    assert.deepEqual(told, [
      { user: grace.id, key: unfit.clientKey, why: 'unfit' },
      { user: grace.id, key: archived.clientKey, why: 'space_archived' },
      { user: grace.id, key: parent.clientKey, why: 'parent_gone' },
      { user: linus.id, key: left.clientKey, why: 'no_member' },
      { user: mallory.id, key: suspended.clientKey, why: 'suspended' },
    ]);
    assert.equal((await drafted(grace)).length, 3);
    assert.deepEqual([await waiting(grace), await waiting(linus)], [[], []]);
    const { items } = await grace.call(listNotifications);
    assert.ok(items.some(({ about }) => about.kind === 'post.not_published'));
  });

  test('it has to be whole, of the revision that one has seen, and its time still to come', async () => {
    const draft = await schedule(ada);
    const params = { clientKey: draft.clientKey };
    const at = (hours: number, revision = draft.revision) =>
      refusal(ada.call(schedulePostDraft, { params, body: { at: inHours(hours), revision } }));
    assert.deepEqual(
      [await at(-1), await at(24 * 400), await at(1, 1)],
      ['invalid_request', 'invalid_request', 'draft_conflict'],
    );
    assert.equal(await refusal(schedule(ada, { type: 'text_long' })), 'invalid_request');
    assert.equal(await refusal(grace.call(unschedulePostDraft, { params })), 'not_found');
  });
});
