import { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';
import { testDatabase } from '../kit/database.ts';

/** Makes ids on several connections at once and tells how many are doubles. */
export async function idMill() {
  const { connection } = await testDatabase();
  const db = new Database({ connection, statementTimeoutMs: 60_000 });
  await db.rows(sql`create unlogged table made (id bigint)`);
  return {
    db,
    make: (count: number) =>
      db.rows(sql`insert into made select weft_id() from generate_series(1, ${count})`),
    doubles: async () => {
      const [row] = await db.rows<{ n: number }>(
        sql`select (count(*) - count(distinct id))::int as n from made`,
      );
      return row?.n;
    },
  };
}
