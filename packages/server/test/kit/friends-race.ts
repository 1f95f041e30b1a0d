import assert from 'node:assert/strict';
import { blockUser, unblockUser } from '@weft/contract/blocks.ts';
import { acceptFollow, followUser } from '@weft/contract/graph.ts';
import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import type { Somebody } from './person.ts';
import { refusal } from './refusal.ts';

/** What two do to each other at the same moment, each on a connection of their own, again and again. */
export class FriendsRace {
  readonly #db: Database;
  readonly #one: Somebody;
  readonly #other: Somebody;

  constructor(db: Database, one: Somebody, other: Somebody) {
    this.#db = db;
    this.#one = one;
    this.#other = other;
  }

  /** Nothing between the two, and both pages open or closed. */
  async #begin(visibility: 'public' | 'private'): Promise<void> {
    await this.#db.rows(sql`delete from friendships`);
    await this.#db.rows(sql`delete from user_follows`);
    await this.#db.rows(sql`update user_profiles set visibility = ${visibility}`);
  }

  async #end(friendships: number): Promise<void> {
    const [row] = await this.#db.rows<{ friendships: number; stats: unknown }>(sql`
      select (select count(*)::int from friendships) as friendships,
        (select count(*)::int from user_stats s where (followers, following, friends) is distinct from (
          (select count(*) from user_follows where following_id = s.user_id and accepted),
          (select count(*) from user_follows where follower_id = s.user_id and accepted),
          (select count(*) from friendships where s.user_id in (user_id_1, user_id_2)))) as stats`);
    assert.deepEqual(row, { friendships, stats: 0 });
  }

  async follow(): Promise<void> {
    await this.#begin('public');
    await Promise.all([follow(this.#one, this.#other), follow(this.#other, this.#one)]);
    await this.#end(1);
  }

  /** By two statements beside each other, without the commands and their locks: the trigger alone. */
  async byTrigger(): Promise<void> {
    await this.#begin('public');
    const insert = (from: Somebody, to: Somebody) =>
      this.#db.transaction(async (tx) => {
        await tx.rows(sql`
          insert into user_follows (follower_id, following_id, accepted, accepted_at)
          values (${from.id}, ${to.id}, true, now())`);
        await tx.rows(sql`select pg_sleep(0.005)`);
      });
    await Promise.all([insert(this.#one, this.#other), insert(this.#other, this.#one)]);
    await this.#end(1);
  }

  async accept(): Promise<void> {
    await this.#begin('private');
    await follow(this.#one, this.#other);
    await follow(this.#other, this.#one);
    await Promise.all([
      this.#one.call(acceptFollow, at(this.#other)),
      this.#other.call(acceptFollow, at(this.#one)),
    ]);
    await this.#end(1);
  }

  /** However it ends, nothing is left between those who are apart. */
  async block(): Promise<void> {
    await this.#begin('public');
    await follow(this.#one, this.#other);
    const [outcome] = await Promise.all([
      refusal(follow(this.#other, this.#one)),
      this.#one.call(blockUser, at(this.#other)),
    ]);
    assert.ok(['nothing was refused', 'not_found'].includes(outcome), outcome);
    await this.#end(0);
    assert.equal((await this.#db.rows(sql`select from user_follows`)).length, 0);
    await this.#one.call(unblockUser, at(this.#other));
  }
}

const at = (person: Somebody) => ({ params: { userId: person.id } });
const follow = (from: Somebody, to: Somebody) => from.call(followUser, at(to));
