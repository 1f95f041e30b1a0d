import type { Database } from '../../core/db/database.ts';
import { sql } from '../../core/db/statement.ts';
import { operator } from '../../core/policy/actor.ts';
import { recordAct } from '../../features/audit/record.ts';
import { ofTheStory } from '../production.ts';
import { cast } from './cast.ts';
import { chapters } from './chapters.ts';
import type { Files } from './media/studio.ts';
import { randomFrom } from './random.ts';

/** The same on every run: where the numbers begin, and when the story ends. */
export const seed = 1815;
export const theEnd = '2026-11-20T18:00:00.000Z';

/** It is written down last, in the same transaction: a story is there whole or not at all. */
const act = 'server.seed';

export async function isTold(db: Database): Promise<boolean> {
  const rows = await db.rows(sql`select from audit_log where act = ${act} limit 1`);
  return rows.length > 0;
}

export async function tellStory(
  db: Database,
  { now, passwordHash, files }: { now: Date; passwordHash: string; files: Files },
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  await db.transaction(
    async (tx) => {
      const story = { tx, now, random: randomFrom(seed), passwordHash, files, people: new Map() };
      for (const [n, { tell }] of chapters.entries()) {
        onProgress(n, chapters.length);
        await tell(story);
      }
      await recordAct(tx, { act, actor: operator, subject: 'server:1', detail: { now: now.toISOString() } });
    },
    // Asked again after a lost race it would find its own half: it never is, since nobody else is there.
    { attempts: 1 },
  );
  onProgress(chapters.length, chapters.length);
}

/** Names of the story that somebody else has already: it cannot be told beside them. */
export async function namesTaken(db: Database): Promise<string[]> {
  const names = cast.map(({ username }) => username);
  const rows = await db.rows<{ name: string }>(sql`
    select username as name from users where lower(username) = any(${names}) and not ${ofTheStory}
    union all select slug from communities where slug in ('common-room', 'night-sky', 'slow-readers', 'the-crowd')`);
  return rows.map(({ name }) => name);
}

/** People who are not of the story: whoever has come by themselves. */
export async function countStrangers(db: Database): Promise<number> {
  const [row] = await db.rows<{ n: number }>(sql`
    select count(*)::int as n from users where not ${ofTheStory} and status <> 'deleted'`);
  return row?.n ?? 0;
}
