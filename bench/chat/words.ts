import { randomInt } from 'node:crypto';
import type { Database } from '../../packages/server/src/core/db/database.ts';
import { type Statement, sql } from '../../packages/server/src/core/db/statement.ts';

const vocabulary = 60_000;

/** As often as people say them: the n-th most frequent word stands in every n-th place. The answer gives one of them. */
export async function makeWords(db: Database): Promise<() => string> {
  await db.rows(sql`create table bench_words as
    select i, translate(substr(md5(i::text), 1, 3 + i % 6), '0123456789', 'ghijklmnop') as word
    from generate_series(1, ${vocabulary}::int) i`);
  await db.rows(sql`create unique index on bench_words (i)`);
  const rows = await db.rows<{ word: string }>(sql`select word from bench_words order by i`);
  const words = rows.map(({ word }) => word);
  return () => words[Math.floor(words.length ** (randomInt(1_000_000) / 1_000_000)) - 1] ?? '';
}

/** Six to twenty-one of them, by the number of what holds them. */
export const someWords = (n: Statement): Statement => sql`(
  select string_agg(b.word, ' ')
  from (select floor(exp(random() * ln(${vocabulary}::int)))::int as i from generate_series(1, 6 + ${n} % 16)) g
  join bench_words b on b.i = greatest(1, g.i))`;
