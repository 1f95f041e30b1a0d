import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { testDatabase } from '../../../test/kit/database.ts';
import { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { type Actor, anonymous } from '../../core/policy/actor.ts';
import { mayReadSpace } from './policy.ts';
import { readableSpaces, readSpaceFacts } from './queries.ts';

/** The rule is said twice, in TypeScript and in SQL: every case that there is, asked both ways. */
describe('who reads a space', async () => {
  const db = new Database(await testDatabase());
  const memberships = [
    'owner',
    'admin',
    'moderator',
    'instructor',
    'member',
    'suspended',
    'left',
    'stranger',
  ];
  const [people] = await db.rows<{ ids: Record<string, string> }>(sql`
    with u as (
      insert into users (username, email, role)
      select name || '_of_it', name || '@example.org', case name when 'stranger' then 'admin' else 'user' end
      from unnest(${memberships}::text[]) name
      returning id, split_part(username, '_', 1) as name
    ), c as (
      insert into communities (name, slug, visibility)
      select v, v || '-sky', v from unnest(array['public', 'private']) v returning id
    ), s as (
      insert into spaces (community_id, slug, name, visibility, archived_at, created_by)
      select c.id, v || coalesce('-' || extract(year from at), ''), v, v, at, (select id from u where name = 'left')
      from c, unnest(array['public', 'private']) v, unnest(array[null, timestamptz '2026-01-01']) at
    ), m as (
      insert into members (community_id, user_id, role, status, joined_at)
      select c.id, u.id, case when u.name in ('suspended', 'left') then 'member' else u.name end,
        case when u.name in ('suspended', 'left') then u.name else 'active' end, now()
      from c, u where u.name <> 'stranger'
    )
    select jsonb_object_agg(name, id::text) as ids from u`);
  const spaces = await db.rows<{ id: string; slug: string }>(sql`
    select s.id, c.visibility || ': ' || s.slug as slug from spaces s join communities c on c.id = s.community_id`);
  const readers: readonly [string, string | null][] = [
    ['nobody', null],
    ...Object.entries(people?.ids ?? {}),
  ];

  for (const [name, readerId] of readers)
    test(`${name}: the policy and the SQL agree`, async () => {
      const actor: Actor =
        readerId === null
          ? anonymous
          : { kind: 'user', userId: readerId, sessionId: readerId, role: 'admin', scopes: 'all' };
      const found = await db.rows<{ id: string }>(readableSpaces(readerId));
      const readable: string[] = [];
      for (const { id } of spaces)
        if (mayReadSpace.allows(actor, await readSpaceFacts(db, actor, id))) readable.push(id);
      assert.deepEqual(found.map(({ id }) => id).sort(), readable.sort());
      const active = !['nobody', 'suspended', 'left', 'stranger'].includes(name);
      assert.equal(readable.length, active ? 8 : 2);
      // As it is asked of one.
      for (const { id, slug } of spaces) {
        const rows = await db.rows(
          sql`select from spaces x where x.id = ${id} and x.id in (${readableSpaces(readerId)})`,
        );
        assert.equal(rows.length === 1, readable.includes(id), slug);
      }
    });

  test('close', () => db.close());
});
