import { type Snippet, snippetsAtMost } from '@weft/contract/desk.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { MayUseDesk } from './notes.ts';

type Words = Pick<Snippet, 'title' | 'content'>;

/** Nobody else sees any of this, so no event tells of it. */
export async function visit(
  tx: Transaction,
  { subject: { userId } }: MayUseDesk,
  seenUntil: string | null,
): Promise<string | null> {
  if (seenUntil === null) {
    await tx.rows(sql`delete from desk_visits where user_id = ${userId}`);
    return null;
  }
  // Whatever a clock says: what is still to come has been seen by nobody.
  const [row] = await tx.rows<{ seen_until: Date }>(sql`
    insert into desk_visits (user_id, seen_until) values (${userId}, least(${seenUntil}::timestamptz, now()))
    on conflict (user_id) do update set seen_until = excluded.seen_until
    returning seen_until`);
  return row?.seen_until.toISOString() ?? null;
}

export async function listSnippetsOf(db: Executor, { subject: { userId } }: MayUseDesk): Promise<Snippet[]> {
  return db.rows<Snippet>(sql`
    select id, title, content from feedback_snippets where user_id = ${userId} order by lower(title), id`);
}

export async function createSnippet(
  tx: Transaction,
  { subject: { userId } }: MayUseDesk,
  { title, content }: Words,
): Promise<Snippet> {
  // The lock under which one's own are counted.
  await tx.rows(sql`select from users where id = ${userId} for no key update`);
  const [counted] = await tx.rows<{ n: number }>(
    sql`select count(*)::int as n from feedback_snippets where user_id = ${userId}`,
  );
  const use = counted?.n ?? 0;
  if (use >= snippetsAtMost)
    throw new Problem('too_many_snippets', { members: { limit: snippetsAtMost, use } });
  return one(
    await tx.rows<Snippet>(sql`
      insert into feedback_snippets (user_id, title, content) values (${userId}, ${title}, ${content})
      returning id, title, content`),
  );
}

export async function updateSnippet(
  tx: Transaction,
  { subject: { userId } }: MayUseDesk,
  snippetId: string,
  { title, content }: { readonly [K in keyof Words]?: Words[K] | undefined },
): Promise<Snippet> {
  return one(
    await tx.rows<Snippet>(sql`
      update feedback_snippets
      set title = coalesce(${title ?? null}, title), content = coalesce(${content ?? null}, content)
      where id = ${snippetId} and user_id = ${userId} returning id, title, content`),
  );
}

export async function deleteSnippet(
  tx: Transaction,
  { subject: { userId } }: MayUseDesk,
  snippetId: string,
): Promise<void> {
  one(
    await tx.rows<Snippet>(sql`
      delete from feedback_snippets where id = ${snippetId} and user_id = ${userId} returning id, title, content`),
  );
}

/** Somebody else's is not there. */
function one(rows: readonly Snippet[]): Snippet {
  const [row] = rows;
  if (row === undefined) throw new Problem('not_found');
  return row;
}
