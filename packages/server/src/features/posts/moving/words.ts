import type { Transaction } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { readMarkdown } from '../../../core/markdown/markdown.ts';
import { knowsOf } from '../../graph/readable.ts';
import { tagsIn } from '../words.ts';
import type { Place } from './resolve.ts';

/** What many texts show and are tagged with, by their old ids. */
export interface ManyWords {
  readonly html: ReadonlyMap<string, string>;
  readonly tags: readonly { readonly postId: string; readonly name: string }[];
}

/** As readWords does for one; whom they name is looked up once for all. */
export async function readManyWords(tx: Transaction, places: readonly Place[]): Promise<ManyWords> {
  const texts = places.map(({ comment }) => ({ comment, text: readMarkdown(comment.content, 'post') }));
  const named = texts.flatMap(({ comment, text }) =>
    text.names.flatMap(({ kind, name }) =>
      kind === 'person' ? [{ by: comment.user_id, name: name.toLowerCase() }] : [],
    ),
  );
  const people = await findPeople(tx, named);
  return {
    html: new Map(
      texts.map(({ comment, text }) => [
        comment.id,
        text.toHtml(({ kind, name }) => {
          const id = kind === 'person' ? people.get(`${comment.user_id} ${name.toLowerCase()}`) : undefined;
          return id === undefined ? undefined : { id, href: `/u/${name}` };
        }),
      ]),
    ),
    tags: texts.flatMap(({ comment, text }) =>
      tagsIn(text.names).map((name) => ({ postId: comment.status_id, name })),
    ),
  };
}

/** Whom each author may know of. */
async function findPeople(
  tx: Transaction,
  named: readonly { readonly by: string; readonly name: string }[],
): Promise<Map<string, string>> {
  if (named.length === 0) return new Map();
  const rows = await tx.rows<{ by: string; name: string; id: string }>(sql`
    select distinct n.by, n.name, u.id
    from unnest(${named.map(({ by }) => by)}::bigint[], ${named.map(({ name }) => name)}::text[]) n (by, name)
    join users u on lower(u.username) = n.name
    where u.status = 'active' and ${knowsOf(sql`n.by`, sql`u.id`)}`);
  return new Map(rows.map(({ by, name, id }) => [`${by} ${name}`, id]));
}
