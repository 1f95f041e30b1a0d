import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { signIn } from '@weft/contract/accounts.ts';
import { acceptInvite } from '@weft/contract/invites.ts';
import { listNotifications } from '@weft/contract/notifications.ts';
import { arrive, Person } from '../../../test/kit/person.ts';
import { testServer } from '../../../test/kit/server.ts';
import { addressOf, oneLine, run } from '../../../test/kit/weft.ts';
import { sql } from '../../core/db/statement.ts';

describe('weft seed', async () => {
  const { url, db, connection } = await testServer();
  const seed = (args: readonly string[] = [], env: Record<string, string> = {}) =>
    run(['seed', ...args], { DATABASE_URL: addressOf(connection), WEFT_DATA: '/nowhere', ...env });

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
