import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';

/** The owner's. */
export interface ListThings {
  readonly listId: string;
  readonly feedId: string;
  readonly snippetId: string;
}

export async function makeLists(db: Database, owner: string): Promise<ListThings> {
  const [made] = await db.rows<ListThings>(sql`
    with l as (insert into user_lists (user_id, name) values (${owner}, 'Astronomers') returning id),
      f as (insert into custom_feeds (user_id, name, display_order, logic, sort)
        values (${owner}, 'Nights', 0, 'AND', 'recent') returning id),
      s as (insert into feedback_snippets (user_id, title, content) values (${owner}, 'Well begun', 'Go on so.') returning id)
    select l.id as "listId", f.id as "feedId", s.id as "snippetId" from l, f, s`);
  if (made === undefined) throw new Error('the list and the feed were not made');
  return made;
}
