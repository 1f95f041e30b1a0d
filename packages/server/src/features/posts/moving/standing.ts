import type { Executor } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { type Phase, readPhase } from './phase.ts';
import type { Trouble } from './resolve.ts';

/** What a post that a comment became says otherwise than the comment does. */
export interface Parity {
  readonly compared: number;
  readonly missing: number;
  readonly otherAuthor: number;
  readonly otherParent: number;
  readonly otherTime: number;
  readonly otherWords: number;
}

export interface Standing {
  readonly phase: Phase;
  readonly total: number;
  readonly moved: number;
  readonly due: number;
  readonly troubles: Partial<
    Record<Trouble, { readonly count: number; readonly examples: readonly string[] }>
  >;
}

const examplesShown = 5;

export async function readStanding(db: Executor): Promise<Standing> {
  const [counts] = await db.rows<{ total: string; moved: string; due: string }>(sql`
    select count(*) as total, count(moved_at) as moved,
      count(*) filter (where moved_at is null and trouble is null) as due
    from engagement_comments`);
  const troubled = await db.rows<{ trouble: Trouble; count: string; examples: string[] }>(sql`
    select t.trouble, t.count, array(
      select e.id::text from engagement_comments e where e.trouble = t.trouble order by e.id limit ${examplesShown}) as examples
    from (select trouble, count(*) from engagement_comments where trouble is not null group by trouble) t order by t.trouble`);
  return {
    phase: await readPhase(db),
    total: Number(counts?.total),
    moved: Number(counts?.moved),
    due: Number(counts?.due),
    troubles: Object.fromEntries(
      troubled.map(({ trouble, count, examples }) => [trouble, { count: Number(count), examples }]),
    ),
  };
}

/**
 * Each comment that was moved beside the post that it became. What was edited, deleted or erased since says something else, and
 * what stood in a space that is gone is gone with it: both are as it should be.
 */
export async function readParity(db: Executor): Promise<Parity> {
  const [row] = await db.rows<Record<keyof Parity, string>>(sql`
    select count(*) as compared,
      count(*) filter (where p.id is null and exists (select from posts r where r.id = e.post_id)) as missing,
      count(*) filter (where p.author_id <> e.user_id) as "otherAuthor",
      count(*) filter (where p.id is not null and p.parent_id is distinct from coalesce(a.status_id, e.post_id)) as "otherParent",
      count(*) filter (where p.published_at <> e.created_at::timestamptz(3)) as "otherTime",
      count(*) filter (where p.version = 1 and p.status = 'published' and p.content <> e.content and e.content <> '') as "otherWords"
    from engagement_comments e
    left join posts p on p.id = e.status_id
    left join engagement_comments a on a.id = e.parent_comment_id
    where e.moved_at is not null`);
  const number = (name: keyof Parity) => Number(row?.[name] ?? 0);
  return {
    compared: number('compared'),
    missing: number('missing'),
    otherAuthor: number('otherAuthor'),
    otherParent: number('otherParent'),
    otherTime: number('otherTime'),
    otherWords: number('otherWords'),
  };
}

export function agrees({ compared: _, ...differences }: Parity): boolean {
  return Object.values(differences).every((n) => n === 0);
}
