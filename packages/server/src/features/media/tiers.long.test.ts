import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { getStorage } from '@weft/contract/media.ts';
import { getPerson } from '@weft/contract/operator-people.ts';
import { listActs } from '@weft/contract/operator-work.ts';
import { listTiers, setPersonTier } from '@weft/contract/tiers.ts';
import { ears } from '../../../test/kit/ears.ts';
import { arrive } from '../../../test/kit/person.ts';
import { drawing } from '../../../test/kit/pictures.ts';
import { refusal } from '../../../test/kit/refusal.ts';
import { testServer } from '../../../test/kit/server.ts';
import { announce, upload } from '../../../test/kit/upload.ts';
import { until } from '../../../test/kit/wait-for.ts';
import { addressOf, oneLine, run } from '../../../test/kit/weft.ts';
import { sql } from '../../core/db/statement.ts';

const mb = 1024 ** 2;

describe('the tier that somebody has', async () => {
  const { url, db, connection } = await testServer();
  const root = await arrive(url, 'root');
  const hedy = await arrive(url, 'hedy');
  const ada = await arrive(url, 'ada');
  await db.rows(sql`update users set role = 'admin' where username in ('root', 'hedy')`);
  const { tiers } = await root.call(listTiers);
  const idOf = (name: string) => tiers.find((tier) => tier.name === name)?.id ?? assert.fail(name);
  const change = (to: string, from: string, by = root, userId = ada.id) =>
    by.call(setPersonTier, { params: { userId }, body: { tierId: idOf(to), instead: idOf(from) } });
  const storage = async () => (await ada.call(getStorage)).storage;
  const subscriptions = () =>
    db.rows<{ name: string; status: string; ended: boolean }>(sql`
      select t.name, s.status, s.canceled_at is not null as ended
      from user_subscriptions s join subscription_tiers t on t.id = s.tier_id where s.user_id = ${ada.id} order by s.id`);

  test('is changed by an operator, heard on the person’s devices and on record', async () => {
    assert.deepEqual(
      tiers.map(({ name, storageBytes, priceMonthlyCents }) => [name, storageBytes / mb, priceMonthlyCents]),
      [
        ['Free', 50, 0],
        ['Basic', 1024, 499],
        ['Pro', 5120, 999],
        ['Premium', 10_240, 1499],
      ],
    );
    const adas = await ears(ada);
    const { person } = await change('Basic', 'Free');
    assert.deepEqual([person.storage.tier, person.storage.quotaBytes], ['Basic', 1024 * mb]);
    await until(() => adas.has('storage.changed'));
    assert.deepEqual(adas.told('storage.changed')[0]?.payload, { tier: 'Basic', quotaBytes: 1024 * mb });
    assert.deepEqual([(await storage()).tier, (await storage()).quotaBytes], ['Basic', 1024 * mb]);
    await change('Pro', 'Basic');
    assert.deepEqual(await subscriptions(), [
      { name: 'Basic', status: 'canceled', ended: true },
      { name: 'Pro', status: 'active', ended: false },
    ]);
    const [act] = (await root.call(listActs, { query: { limit: 1 } })).items;
    assert.deepEqual(
      [act?.act, act?.subject.name, act?.detail],
      [...['user.set-tier', 'ada'], { from: 'Basic', to: 'Pro' }],
    );
    adas.stop();
  });

  test('by nobody else, not to a tier that is not given out, not for who is gone, not from what they have not', async () => {
    const before = await subscriptions();
    assert.equal(await refusal(change('Premium', 'Pro', ada)), 'not_found');
    assert.equal(await refusal(change('Premium', 'Free')), 'conflict');
    const [old] = await db.rows<{ id: string }>(sql`
      insert into subscription_tiers (name, storage_bytes, price_monthly_cents, is_active)
      values ('Old', 1024, 0, false) returning id`);
    const body = { tierId: old?.id ?? '', instead: idOf('Pro') };
    assert.equal(
      await refusal(root.call(setPersonTier, { params: { userId: ada.id }, body })),
      'tier_not_offered',
    );
    const gone = await arrive(url, 'gone');
    await db.rows(sql`update users set status = 'deleted', deleted_at = now() where id = ${gone.id}`);
    assert.equal(await refusal(change('Pro', 'Free', root, gone.id)), 'account_not_active');
    // What they have already changes nothing.
    await change('Pro', 'Pro');
    assert.deepEqual(await subscriptions(), before);
  });

  test('of two operators at once one is right, and one tier is left', async () => {
    const outcomes = await Promise.allSettled([change('Premium', 'Pro'), change('Basic', 'Pro', hedy)]);
    assert.deepEqual(outcomes.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
    const active = (await subscriptions()).filter(({ status }) => status === 'active');
    const { tier, quotaBytes } = await storage();
    assert.deepEqual([active.length, active[0]?.name], [1, tier]);
    assert.equal(quotaBytes, tiers.find(({ name }) => name === tier)?.storageBytes);
    await change('Basic', tier, root);
  });

  test('below what is used: nothing goes, nothing new is taken, and what is under way comes to its end', async () => {
    const content = await drawing();
    await upload(ada, content, 'here.png');
    // More than the free tier has, recorded on a file that is there.
    await db.rows(sql`update media set size = ${60 * mb} where owner_id = ${ada.id}`);
    const underWay = await announce(ada, content.length, 'coming.png');
    await change('Free', 'Basic');
    const { usedBytes, quotaBytes, files } = await storage();
    assert.deepEqual([usedBytes, quotaBytes, files], [60 * mb, 50 * mb, 1]);
    assert.equal(await refusal(announce(ada, 1)), 'storage_full');
    const { person } = await root.call(getPerson, { params: { userId: ada.id } });
    assert.deepEqual(
      [person.storage.usedBytes, person.storage.reservedBytes, person.storage.byKind.images],
      [60 * mb, content.length, 60 * mb],
    );
    await change('Basic', 'Free');
    assert.ok((await announce(ada, 1)) > underWay);
  });

  test('an upload that is announced while the tier changes fits one room or the other', async () => {
    const big = 900 * mb;
    await db.rows(sql`delete from uploads where owner_id = ${ada.id}`);
    const outcomes = await Promise.allSettled([announce(ada, big), change('Free', 'Basic')]);
    const { reservedBytes, tier } = await storage();
    assert.equal(outcomes[1].status, 'fulfilled');
    assert.deepEqual([tier, reservedBytes], ['Free', outcomes[0].status === 'fulfilled' ? big : 0]);
    assert.equal(await refusal(announce(ada, 1)), 'storage_full');
  });

  test('weft user tier tells it and changes it', async () => {
    const env = { DATABASE_URL: addressOf(connection) };
    const told = async (...args: string[]) => {
      const outcome = await run(['user', 'tier', 'ada', ...args, '--json'], env);
      assert.equal(outcome.code, 0, outcome.err);
      return JSON.parse(outcome.out) as { changed: boolean; storage: { tier: string } };
    };
    assert.deepEqual([(await told()).storage.tier, (await told('premium')).changed], ['Free', true]);
    assert.deepEqual([(await told()).storage.tier, (await told('Premium')).changed], ['Premium', false]);
    assert.equal(
      oneLine(await run(['user', 'tier', 'ada', 'Gold'], env)),
      'There is no tier Gold: Free, Basic, Pro, Premium.',
    );
  });
});
