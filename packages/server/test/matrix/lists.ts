import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';

/** The owner's. */
export interface ListThings {
  readonly listId: string;
}

export async function makeLists(db: Database, owner: string): Promise<ListThings> {
  const [list] = await db.rows<{ id: string }>(sql`
    insert into user_lists (user_id, name) values (${owner}, 'Astronomers') returning id`);
  if (list === undefined) throw new Error('the list was not made');
  return { listId: list.id };
}
