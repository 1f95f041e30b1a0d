import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';

/** Songs of one's own that are there, in the order in which they were named. */
export async function findSongs(
  db: Executor,
  { userId }: User,
  songIds: readonly string[],
): Promise<string[]> {
  if (songIds.length === 0) return [];
  const rows = await db.rows<{ id: string }>(sql`
    select id from posts
    where id = any(${songIds}) and author_id = ${userId} and type = 'song' and status = 'published'`);
  const own = new Set(rows.map(({ id }) => id));
  return songIds.filter((id, index) => own.has(id) && songIds.indexOf(id) === index);
}

/** The same, where all of them have to be there. */
export async function requireSongs(db: Executor, actor: User, songIds: readonly string[]): Promise<string[]> {
  const found = await findSongs(db, actor, songIds);
  const own = new Set(found);
  const fields = songIds.flatMap((id, index) => {
    const twice = songIds.indexOf(id) < index;
    if (own.has(id) && !twice) return [];
    return {
      path: `body.songIds.${index}`,
      reason: twice ? 'is named twice' : 'is no song that you published',
    };
  });
  if (fields.length > 0) throw new Problem('invalid_request', { fields });
  return found;
}

/** From now on these are the songs of the album. */
export async function setSongs(tx: Transaction, albumId: string, songIds: readonly string[]): Promise<void> {
  await tx.rows(sql`delete from album_songs where album_id = ${albumId}`);
  if (songIds.length > 0)
    await tx.rows(sql`
      insert into album_songs (album_id, song_id, display_order)
      select ${albumId}, s, n from unnest(${songIds}::bigint[]) with ordinality t (s, n)`);
}
