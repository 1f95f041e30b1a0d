import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import { acceptInvite } from '@weft/contract/invites.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { addressOf, oneLine, run } from '../../../test/kit/weft.ts';
import type { MediaRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';

describe('weft seed', async () => {
  const { url, db, connection, dataDir } = await testServer();
  const seed = (args: readonly string[] = [], env: Record<string, string> = {}) =>
    run(['seed', ...args], { DATABASE_URL: addressOf(connection), WEFT_DATA: dataDir, ...env });

  test('tells it once, and lets people in by the password and the invite that it prints', async () => {
    const first = await seed(['--json']);
    assert.equal(first.code, 0, first.err);
    const { changed, people, tiers, password, invite } = JSON.parse(first.out);
    assert.deepEqual([changed, people, tiers], [true, 40, 4]);
    assert.equal(JSON.parse((await seed(['--json'])).out).changed, false);

    const ada = new Person(url);
    const { user } = await ada.call(signIn, { body: { login: 'ada', password } });
    assert.deepEqual([user.role, user.displayName], ['admin', 'Ada Lovelace']);
    assert.ok((await ada.call(listNotifications)).items.length > 0);
    const tove = await arrive(url, 'tove');
    const { slug } = await tove.call(acceptInvite, { body: { token: new URL(invite).hash.slice(1) } });
    assert.equal(slug, 'common-room');
  });

  test('has files that can be seen and heard, and two people who have hardly any room left', async () => {
    const ada = new Person(url);
    await ada.call(signIn, { body: { login: 'ada', password: 'the story begins' } });
    const rows = await db.rows<MediaRow>(sql`select * from media order by id`);
    assert.ok(rows.length >= 50, String(rows.length));
    assert.ok(rows.every(({ type, duration_ms }) => type !== 'video' || Number(duration_ms) > 1_000));
    for (const type of ['image', 'gif', 'video', 'audio']) {
      const one = rows.find((row) => row.type === type) ?? assert.fail(type);
      const response = await ada.fetch(`/api/media/${one.id}`);
      assert.deepEqual([response.status, response.headers.get('content-type')], [200, one.mime_type]);
      assert.equal((await response.arrayBuffer()).byteLength, Number(one.size));
    }
    const full = await db.rows<{ username: string }>(sql`
      select u.username from storage_usage s join users u on u.id = s.user_id
      where s.used_bytes between s.quota_bytes * 0.85 and s.quota_bytes order by 1`);
    assert.deepEqual(
      full.map(({ username }) => username),
      ['ada', 'hedy'],
    );
    const over = await db.rows(sql`select from storage_usage where used_bytes > quota_bytes`);
    assert.equal(over.length, 0);
  });

  test('is refused where people depend on it, and beside people of the same name', async () => {
    assert.match(
      oneLine(await seed([], { WEFT_URL: 'https://community.example.org' })),
      /looks like production: it is reached at/,
    );
    await db.rows(sql`
      insert into users (username, email) select 'real_' || n, 'real_' || n || '@example.org' from generate_series(1, 10) n`);
    const refused = await seed();
    assert.equal(refused.code, 1);
    assert.match(oneLine(refused), /11 people have come by themselves/);
    assert.equal((await seed(['--even-in-production', '--json'])).code, 0);
    assert.equal((await seed(['--scale', 'many'])).code, 2);
    assert.equal((await seed(['--now', '2026-13-40'])).code, 2);
  });
});
