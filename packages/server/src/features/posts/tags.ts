import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';

/** From now on these are its tags. The smaller letters first, so that two who tag at once do not wait in a circle. */
export async function setTags(tx: Transaction, postId: string, names: readonly string[]): Promise<void> {
  await tx.rows(sql`
    insert into tags (name) select n from unnest(${names}::text[]) n order by lower(n)
    on conflict (lower(name)) do nothing`);
  await tx.rows(sql`
    with wanted as (
      select t.id from tags t where lower(t.name) in (select lower(n) from unnest(${names}::text[]) n)
    ), gone as (
      delete from post_tags k where k.post_id = ${postId} and k.tag_id not in (select id from wanted)
    )
    insert into post_tags (post_id, tag_id) select ${postId}, id from wanted on conflict do nothing`);
}
