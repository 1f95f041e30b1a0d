import type { Database } from '../../../core/db/database.ts';
import type { Executor, Transaction } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { movedAtOnce, moveIn, moveSome } from './move.ts';
import { type Phase, readPhase } from './phase.ts';

const knownForMs = 5_000;

/**
 * While old comments are moved, a thread that is opened is moved first: both kinds then stand in one table, in one order, and
 * what counts, sorts and pages them needs to know of one kind only.
 */
export class OldComments {
  readonly #db: Database;
  readonly #deepest: number;
  #phase: Phase = 'legacy';
  #askAgainAt = 0;

  constructor(db: Database, deepest: number) {
    this.#db = db;
    this.#deepest = deepest;
  }

  /** By the id of the post, or of anything under it. */
  async bringThread(postId: string): Promise<void> {
    if ((await this.#know(this.#db)) !== 'dual_read') return;
    const [due] = await this.#db.rows<{ post_id: string }>(sql`
      select e.post_id from (
        select ${postId}::bigint as id union select root_id from posts where id = ${postId}
        union select post_id from engagement_comments where status_id = ${postId}) thread
      join engagement_comments e on e.post_id = thread.id
      where e.moved_at is null and e.trouble is null limit 1`);
    if (due === undefined) return;
    const part = { postId: due.post_id };
    while ((await moveSome(this.#db, { part, deepest: this.#deepest })).looked >= movedAtOnce);
  }

  /** What is answered and not moved yet is moved before its answer, with all that it answers itself. */
  async bringComment(tx: Transaction, statusId: string): Promise<void> {
    if ((await this.#know(tx)) === 'dual_read')
      await moveIn(tx, { part: { statusId }, batch: 1, deepest: this.#deepest });
  }

  /** Asked every few seconds: whoever finds out later shows for so long what was shown before. */
  async #know(db: Executor): Promise<Phase> {
    if (this.#phase !== 'cutover' && performance.now() >= this.#askAgainAt) {
      this.#phase = await readPhase(db);
      this.#askAgainAt = performance.now() + knownForMs;
    }
    return this.#phase;
  }
}
