import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { testDatabase } from '../../../test/kit/database.ts';
import { holds } from '../../../test/kit/random.ts';
import { Database } from '../../core/db/database.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { mayOpenProfile, mayReadProfile, type ProfileFacts } from './policy.ts';
import { knowsOf, readsProfile } from './readable.ts';
import { factsOf, type StandingRow, standingOf } from './standing.ts';

const size = 5;
const somebody = fc.nat({ max: size - 1 });
/** From one to another, and something about it. */
const ties = <About>(about: fc.Arbitrary<About>) =>
  fc.uniqueArray(fc.tuple(somebody, somebody, about), {
    maxLength: 6,
    selector: ([from, to]) => `${from} ${to}`,
  });
const pairs = ties(fc.boolean()).map((all) => all.filter(([from, to]) => from !== to));

const worlds = fc.record({
  people: fc.array(
    fc.record({
      visibility: fc.constantFrom('public', 'followers', 'private'),
      status: fc.constantFrom('active', 'active', 'active', 'suspended'),
    }),
    { minLength: size, maxLength: size },
  ),
  follows: pairs,
  unfriended: pairs,
  blocks: pairs,
  /** Of community 0 or 1, active or not. */
  members: ties(fc.boolean()).map((all) => all.filter(([, community]) => community < 2)),
  /** In conversation 0 or 1, taking part or following a thread. */
  talks: ties(fc.boolean()).map((all) => all.filter(([, conversation]) => conversation < 2)),
});
type World = typeof worlds extends fc.Arbitrary<infer W> ? W : never;

/** Who stands how to whom, from the lists alone. */
function factsIn({ people, follows, unfriended, blocks, members, talks }: World, reader: number, of: number) {
  const person = people[of];
  if (person === undefined) throw new Error('nobody');
  const tied = (list: typeof pairs extends fc.Arbitrary<infer P> ? P : never, from: number, to: number) =>
    list.find(([a, b]) => a === from && b === to);
  const accepted = (from: number, to: number) => tied(follows, from, to)?.[2] === true;
  const either = (list: typeof follows) => [tied(list, reader, of), tied(list, of, reader)].some(Boolean);
  const shared = (list: typeof follows) =>
    [0, 1].some((place) => tied(list, reader, place)?.[2] === true && tied(list, of, place)?.[2] === true);
  const friends = accepted(reader, of) && accepted(of, reader) && !either(unfriended);
  return {
    ...person,
    friends,
    follows: accepted(reader, of),
    apart: either(blocks),
    known: [
      reader === of || person.visibility === 'public' || either(follows) || friends,
      shared(members) || shared(talks),
    ].some(Boolean),
  } as Omit<ProfileFacts, 'userId'>;
}

const id = (n: number) => String(100 + n);

async function build(tx: Transaction, { people, follows, unfriended, blocks, members, talks }: World) {
  await tx.rows(sql`
    with u as (
      insert into users (id, username, email, status)
      select (p->>'id')::bigint, 'person_' || (p->>'id'), (p->>'id') || '@example.org', p->>'status'
      from jsonb_array_elements(${JSON.stringify(people.map((p, n) => ({ ...p, id: id(n) })))}::jsonb) p returning id
    ), c as (insert into communities (id, name, slug) values (1, 'a', 'aa'), (2, 'b', 'bb'))
    insert into conversations (id, kind, founding_key) values (1, 'direct', 'a'), (2, 'direct', 'b')`);
  for (const [n, { visibility }] of people.entries())
    await tx.rows(sql`
      insert into user_profiles (user_id, display_name, visibility) values (${id(n)}, 'Person', ${visibility})`);
  for (const [from, to, accepted] of follows)
    await tx.rows(sql`
      insert into user_follows (follower_id, following_id, accepted, accepted_at)
      values (${id(from)}, ${id(to)}, ${accepted}, case when ${accepted} then now() end)`);
  for (const [one, other] of unfriended)
    await tx.rows(sql`
      delete from friendships
      where user_id_1 = least(${id(one)}::bigint, ${id(other)}) and user_id_2 = greatest(${id(one)}::bigint, ${id(other)})`);
  for (const [from, to] of blocks)
    await tx.rows(sql`insert into blocks (blocker_id, blocked_id) values (${id(from)}, ${id(to)})`);
  for (const [n, community, active] of members)
    await tx.rows(sql`
      insert into members (community_id, user_id, role, status, joined_at)
      values (${community + 1}, ${id(n)}, 'member', ${active ? 'active' : 'suspended'}, now())`);
  for (const [n, conversation, part] of talks)
    await tx.rows(sql`
      insert into conversation_participants (conversation_id, user_id, role)
      values (${conversation + 1}, ${id(n)}, ${part ? 'participant' : 'follower'})`);
}

const undo = new Error('the next world is another');

describe('the rule of pages', async () => {
  const db = new Database(await testDatabase());

  test('says the same in TypeScript, in SQL and by hand, whoever asks', (t) =>
    holds(
      t,
      fc.asyncProperty(worlds, async (world) => {
        const outcome = await db
          .transaction(async (tx) => {
            await tx.rows(sql`set constraints all deferred`);
            await build(tx, world);
            for (let reader = 0; reader < size; reader += 1) await compare(tx, world, reader);
            throw undo;
          })
          .catch((error: unknown) => error);
        if (outcome !== undo) throw outcome;
      }),
      { runs: 25 },
    ));

  test('close', () => db.close());
});

async function compare(tx: Transaction, world: World, reader: number): Promise<void> {
  const readerId = id(reader);
  const actor = { kind: 'user', userId: readerId } as User;
  const rows = await tx.rows<StandingRow & { reads: boolean; knows: boolean }>(sql`
    select ${standingOf(readerId)}, ${readsProfile(readerId, sql`u.id`)} as reads, ${knowsOf(readerId, sql`u.id`)} as knows
    from users u join user_profiles p on p.user_id = u.id order by u.id`);
  for (const [of, row] of rows.entries()) {
    const facts = { ...factsIn(world, reader, of), userId: id(of) };
    const reads = mayReadProfile.allows(actor, facts);
    assert.deepEqual(factsOf(row), facts, `${reader} of ${of}`);
    assert.equal(row.reads, reads, `${reader} reads ${of}`);
    assert.equal(row.knows, facts.known, `${reader} knows ${of}`);
    if (reads) assert.equal(mayOpenProfile.allows(actor, facts), true, 'what is read can be opened');
  }
}
