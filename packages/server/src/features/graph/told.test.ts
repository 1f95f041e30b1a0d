import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { updateMe } from '@weft/contract/accounts.ts';
import { acceptFollow, declineFollow, followUser, unfollowUser } from '@weft/contract/graph.ts';
import {
  listNotifications,
  readAllNotifications,
  setNotificationSettings,
} from '@weft/contract/notifications.ts';
import { aCommunity } from '../../../test/kit/chat.ts';
import { arrive, type Somebody } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';

describe('notifications of follows', async () => {
  const { url } = await testServer();
  const ada = await arrive(url, 'ada');
  const grace = await arrive(url, 'grace');
  const linus = await arrive(url, 'linus');
  await aCommunity([ada, grace, linus]);
  const to = (person: Somebody) => ({ params: { userId: person.id } });
  const told = async (person: Somebody) =>
    (await person.call(listNotifications, { query: { unread: 'true' } })).items.map(
      ({ type, about, actor, others }) => [type, about.kind, actor?.username, others],
    );
  const readAll = (person: Somebody) =>
    person.call(readAllNotifications, { body: { until: new Date(Date.now() + 1000).toISOString() } });

  test('followers are gathered, and who leaves again is news no longer', async () => {
    await grace.call(followUser, to(ada));
    await linus.call(followUser, to(ada));
    assert.deepEqual(await told(ada), [['follow', 'follow.new', 'linus', 1]]);
    await linus.call(unfollowUser, to(ada));
    assert.deepEqual(await told(ada), [['follow', 'follow.new', 'grace', 0]]);
    await readAll(ada);
    await linus.call(followUser, to(ada));
    await grace.call(unfollowUser, to(ada));
    assert.deepEqual(
      await told(ada),
      [['follow', 'follow.new', 'linus', 0]],
      'what was read before is not taken back from what is new',
    );
    await linus.call(unfollowUser, to(ada));
    assert.deepEqual(await told(ada), []);
  });

  test('who waits is told of until they are answered, and hears when they are let in', async () => {
    await ada.call(updateMe, { body: { visibility: 'private' } });
    await grace.call(followUser, to(ada));
    await linus.call(followUser, to(ada));
    assert.deepEqual(await told(ada), [['friend_request', 'follow.requested', 'linus', 1]]);
    await ada.call(acceptFollow, to(linus));
    assert.deepEqual(await told(ada), [['friend_request', 'follow.requested', 'grace', 0]]);
    assert.deepEqual(await told(linus), [['follow', 'follow.accepted', 'ada', 0]]);
    await ada.call(declineFollow, to(grace));
    assert.deepEqual([await told(ada), await told(grace)], [[], []], 'declined without a word');
    await grace.call(followUser, to(ada));
    await ada.call(updateMe, { body: { visibility: 'public' } });
    assert.deepEqual([await told(ada), await told(grace)], [[], [['follow', 'follow.accepted', 'ada', 0]]]);
  });

  test('who does not want to hear of it does not', async () => {
    await grace.call(setNotificationSettings, { body: { muted: ['follow', 'friend_request'] } });
    await readAll(grace);
    await ada.call(followUser, to(grace));
    assert.deepEqual(await told(grace), []);
  });
});
