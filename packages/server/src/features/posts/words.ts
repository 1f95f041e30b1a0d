import type { Executor } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { type NameInText, readMarkdown } from '../../core/markdown/markdown.ts';
import { knowsOf } from '../graph/readable.ts';

/** A text, read: what it shows, and what it is tagged with. */
export interface Words {
  readonly html: string;
  /** As they were written, each once whatever the size of its letters. */
  readonly tags: readonly string[];
  /** Who is called by it: linked, and not in what is quoted. */
  readonly mentions: readonly string[];
}

/** More than these are words like others. */
const tagsAtMost = 30;

/** People whom the author may know of become links. */
export async function readWords(db: Executor, authorId: string, content: string): Promise<Words> {
  const text = readMarkdown(content, 'post');
  const people = await findPeople(db, authorId, text.names);
  const called = text.names.flatMap(({ kind, name, quoted }) =>
    kind === 'person' && !quoted ? (people.get(name.toLowerCase()) ?? []) : [],
  );
  return {
    tags: tagsIn(text.names),
    mentions: [...new Set(called)],
    html: text.toHtml(({ kind, name }) => {
      const id = kind === 'person' ? people.get(name.toLowerCase()) : undefined;
      return id === undefined ? undefined : { id, href: `/u/${name}` };
    }),
  };
}

export function tagsIn(names: readonly NameInText[]): string[] {
  const tags = new Map<string, string>();
  for (const { kind, name, quoted } of names)
    if (kind === 'tag' && !quoted && !tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), name);
  return [...tags.values()].slice(0, tagsAtMost);
}

async function findPeople(
  db: Executor,
  authorId: string,
  names: readonly NameInText[],
): Promise<Map<string, string>> {
  const wanted = new Set(names.flatMap(({ kind, name }) => (kind === 'person' ? name.toLowerCase() : [])));
  if (wanted.size === 0) return new Map();
  const rows = await db.rows<{ id: string; name: string }>(sql`
    select u.id, lower(u.username) as name from users u
    where lower(u.username) = any(${[...wanted]}) and u.status = 'active' and ${knowsOf(authorId, sql`u.id`)}`);
  return new Map(rows.map(({ id, name }) => [name, id]));
}
