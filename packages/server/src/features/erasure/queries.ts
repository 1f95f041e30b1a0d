import type { Executor } from '../../core/db/executor.ts';
import type { UsersRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';

/** For the command line: also somebody who is deleted and still has their name. */
export async function findErasable(db: Executor, username: string): Promise<string | undefined> {
  const [row] = await db.rows<Pick<UsersRow, 'id'>>(sql`
    select u.id from users u left join account_erasures e on e.user_id = u.id
    where lower(u.username) = lower(${username}) and e.erased_at is null`);
  return row?.id;
}
