import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  countUnread,
  listNotifications,
  type NotificationAbout,
  readAllNotifications,
  setNotificationSettings,
  updateNotification,
} from '@weft/contract/notifications.ts';
import { arrive, type Person } from '../../../test/kit/person.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { sql } from '../../core/db/statement.ts';
import { notify } from './notify.ts';

describe('notifications', async () => {
  const { url, db } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');

  const notice = (text: string): NotificationAbout => ({ kind: 'operator.notice', text });
  const joined: NotificationAbout = {
    kind: 'invite.accepted',
    community: { id: '7', name: 'Night Sky', slug: 'night-sky' },
  };
  const tell = (to: { id: string }, by: { id: string } | null, about: NotificationAbout, gather?: string) =>
    db.transaction((tx) =>
      notify(tx, [
        {
          userId: to.id,
          type: about.kind === 'operator.notice' ? 'system' : 'invite',
          actorId: by?.id ?? null,
          about,
          ...(gather === undefined ? {} : { gather }),
        },
      ]),
    );
  const list = async (person: Person) => (await person.call(listNotifications)).items;
  const unread = async (person: Person) => (await person.call(countUnread)).unread;
  const clear = () => db.rows(sql`delete from notifications`);

  test('news comes with its transaction, or not at all', async () => {
    await db
      .transaction(async (tx) => {
        await notify(tx, [{ userId: ada.id, type: 'system', actorId: null, about: notice('no') }]);
        throw new Error('changed my mind');
      })
      .catch(() => {});
    assert.deepEqual(await list(ada), []);
    await tell(ada, null, notice('yes'));
    const [one] = await list(ada);
    assert.deepEqual([one?.about, one?.read, one?.others], [notice('yes'), false, 0]);
    const events = await db.rows(sql`
      select payload from outbox where type = 'notification.changed' and room = ${`user:${ada.id}`}`);
    assert.deepEqual(events, [{ payload: { notificationId: one?.id } }]);
  });

  test('unread ones of one thing are one, also when they come at once; a read one begins anew', async () => {
    await clear();
    await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        tell(ada, index % 2 === 0 ? grace : linus, joined, 'night-sky'),
      ),
    );
    const [gathered, ...more] = await list(ada);
    assert.equal(more.length, 0);
    assert.equal(gathered?.others, 11);
    assert.equal(await unread(ada), 1);
    const params = { notificationId: gathered?.id ?? '' };
    await ada.call(updateNotification, { params, body: { read: true } });
    await tell(ada, grace, joined, 'night-sky');
    assert.deepEqual(
      (await list(ada)).map(({ others, read }) => [others, read]),
      [
        [0, false],
        [11, true],
      ],
    );
    // Unread again beside a newer one of the same key: both stand.
    await ada.call(updateNotification, { params, body: { read: false } });
    assert.equal(await unread(ada), 2);
  });

  test('nobody is told of what they did, nor of what they turned off; the system speaks anyway', async () => {
    await clear();
    await tell(ada, ada, joined);
    await ada.call(setNotificationSettings, { body: { muted: ['invite'] } });
    await tell(ada, grace, joined);
    assert.deepEqual(await list(ada), []);
    await tell(ada, null, notice('We move on Sunday.'));
    assert.equal((await list(ada)).length, 1);
    await ada.call(setNotificationSettings, { body: { muted: [] } });
    await tell(ada, grace, joined);
    assert.equal((await list(ada)).length, 2);
    assert.equal(
      (
        await ada.fetch('/api/notification-settings', {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ muted: ['system'] }),
        })
      ).status,
      400,
    );
  });

  test('reading all reads what was seen, and not what came meanwhile', async () => {
    await clear();
    await tell(ada, null, notice('seen'));
    const [seen] = await list(ada);
    await db.rows(sql`update notifications set happened_at = happened_at - interval '1 minute'`);
    await tell(ada, null, notice('meanwhile'));
    const [, older] = await list(ada);
    assert.equal(older?.id, seen?.id);
    await ada.call(readAllNotifications, { body: { until: older?.happenedAt ?? '' } });
    assert.equal(await unread(ada), 1);
    assert.deepEqual(
      (await ada.call(listNotifications, { query: { unread: 'true' } })).items.map(({ about }) => about),
      [notice('meanwhile')],
    );
  });

  test('they are one’s own alone', async () => {
    const [one] = await list(ada);
    assert.deepEqual(await list(grace), []);
    const params = { notificationId: one?.id ?? '' };
    assert.equal(
      await refusal(grace.call(updateNotification, { params, body: { read: true } })),
      'not_found',
    );
    await grace.call(readAllNotifications, { body: { until: new Date().toISOString() } });
    assert.equal(await unread(ada), 1);
  });

  test('they page latest first, each once, and the count stops at a hundred', async () => {
    await clear();
    await db.rows(sql`
      insert into notifications (user_id, type, about, gather_key, happened_at)
      select ${ada.id}, 'system', '{"kind":"operator.notice","text":"x"}', n::text, now() - (n / 10) * interval '1 second'
      from generate_series(1, 130) n`);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ada.call(listNotifications, {
        query: { limit: 50, ...(cursor === undefined ? {} : { cursor }) },
      });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    assert.equal(new Set(ids).size, 130);
    assert.equal(ids.length, 130);
    assert.equal(await unread(ada), 100);
  });
});
