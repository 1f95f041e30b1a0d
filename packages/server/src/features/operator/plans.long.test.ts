import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { explaining, type Plan } from '../../../test/kit/plans.ts';
import { plannedFiles } from '../../../test/kit/seed-files.ts';
import { addCrowd } from '../../cli/seed/crowd.ts';
import { tellStory, theEnd } from '../../cli/seed/tell.ts';
import { Database } from '../../core/db/database.ts';
import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { operator, type User } from '../../core/policy/actor.ts';
import { listMembersOf } from '../communities/member-queries.ts';
import { mayReadCommunity } from '../communities/policy.ts';
import { readCommunity, readCommunityFacts } from '../communities/queries.ts';
import { readFigures } from './figures.ts';
import { mayRunServer, thisServer } from './policy.ts';
import { listEveryCommunity } from './queries/communities.ts';
import { listPeople, type PeopleFilter } from './queries/people.ts';

/** How often a plan went to a table, from wherever. */
function timesRead(plan: Plan, table: string): number {
  const own = plan['Relation Name'] === table ? (plan['Actual Loops'] ?? 0) : 0;
  return (plan.Plans ?? []).reduce((sum, part) => sum + timesRead(part, table), own);
}

describe('with many people, no list reads everybody', async () => {
  const db = new Database({ connection: (await testDatabase()).connection, statementTimeoutMs: 60_000 });
  const at = { now: new Date(theEnd), passwordHash: '$argon2id$nobody' };
  await tellStory(db, { ...at, files: plannedFiles }, () => {});
  await addCrowd(db, { ...at, scale: 1000 }, () => {});
  const [ada] = await db.rows<{ id: string }>(sql`select id from users where username = 'ada'`);
  const actor: User = {
    ...{ kind: 'user', userId: ada?.id ?? '', sessionId: '1', role: 'admin', scopes: 'all' },
  };
  const desk = mayRunServer.permit(actor, thisServer);
  const page = { limit: 30 };

  const searches: readonly [string, PeopleFilter][] = [
    ['the newest', page],
    ['the next page', { ...page, cursor: Buffer.from('["1374078382416855050"]').toString('base64url') }],
    ['a name that few have', { ...page, begins: 'crowd_777' }],
    ['a name that nobody has', { ...page, begins: 'nobody' }],
    ['a display name', { ...page, begins: 'Rosa Lind' }],
    ['those who are suspended', { ...page, status: 'suspended' }],
    ['the admins', { ...page, role: 'admin' }],
  ];
  for (const [what, filter] of searches)
    test(`people: ${what}`, async () => {
      const { executor, scans } = explaining(db);
      await listPeople(executor, desk, filter);
      assert.deepEqual(scans, []);
    });

  test('people: a beginning that very many have is looked for from the newest on', async () => {
    const { executor, scans } = explaining(db, [[{ n: 2001 }]]);
    await listPeople(executor, desk, { ...page, begins: 'c' });
    // Whether so many have it is counted in whatever order they stand, until there are enough.
    assert.deepEqual(scans.slice(2), []);
    const found = await listPeople(db, desk, { ...page, begins: 'c' });
    assert.ok(found.items.every(({ username }) => username.startsWith('c')));
    assert.equal(found.items.length, 30);
  });

  test('members: the first and the next page of a community of forty thousand', async () => {
    const { id } = await readCommunity(db, operator, 'the-crowd');
    const permit = mayReadCommunity.permit(actor, await readCommunityFacts(db, actor, id));
    const first = await listMembersOf(db, permit, { ...page, status: 'active' });
    for (const cursor of [undefined, first.nextCursor ?? undefined]) {
      const { executor, scans } = explaining(db);
      await listMembersOf(executor, permit, { ...page, status: 'active', cursor });
      assert.deepEqual(scans, []);
    }
  });

  test('communities: by how a name begins', async () => {
    await db.rows(sql`
      insert into communities (name, slug) select 'Club ' || n, 'club-' || n from generate_series(1, 5000) n`);
    await db.rows(sql`analyze communities, community_seats`);
    const { executor, scans } = explaining(db);
    await listEveryCommunity(executor, desk, { ...page, begins: 'club 77' });
    assert.deepEqual(
      scans.filter((table) => table === 'communities' || table === 'users' || table === 'members'),
      [],
    );
  });

  test('a year of figures reads the people a few times, not once a day', async () => {
    let times = 0;
    const counting: Executor = {
      async rows({ text, values }) {
        const { rows } = await db.pool.query({
          text: `explain (analyze, format json) ${text}`,
          values: [...values],
        });
        times += timesRead(rows[0]['QUERY PLAN'][0].Plan, 'users');
        return [];
      },
    };
    await db.rows(sql`update users set created_at = now() - interval '2 years' where username = 'ada'`);
    await readFigures(counting, desk, 365);
    assert.ok(times > 0 && times < 10, String(times));
  });

  test('close', () => db.close());
});
