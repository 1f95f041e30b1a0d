import type { PageQuery } from '@weft/contract/page.ts';
import type { PostDraft } from '@weft/contract/post-drafts.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import { Problem } from '../../../core/http/problem.ts';
import type { User } from '../../../core/policy/actor.ts';
import type { Permit } from '../../../core/policy/policy.ts';
import { type DraftRow, draftColumns, presentDraft } from './present.ts';

export type MayUseDrafts = Permit<'post_draft.use', User, { readonly userId: string }>;

export async function findDraft(
  db: Executor,
  authorId: string,
  clientKey: string,
): Promise<PostDraft | undefined> {
  const [row] = await db.rows<DraftRow>(sql`
    select ${draftColumns(authorId)} from posts p
    where p.author_id = ${authorId} and p.client_key = ${clientKey} and p.status in ('draft', 'scheduled')`);
  return row && presentDraft(row);
}

export async function readDraft(
  db: Executor,
  { subject }: MayUseDrafts,
  clientKey: string,
): Promise<PostDraft> {
  const draft = await findDraft(db, subject.userId, clientKey);
  if (draft === undefined) throw new Problem('not_found');
  return draft;
}

/** Times to the microsecond, as the database has them. */
const listedKey = z.tuple([z.string().regex(/^\d{1,16}$/), id]);

/** What is being written, the latest first; what waits for its time, the next first. */
export async function listDraftsOf(
  db: Executor,
  { subject: { userId } }: MayUseDrafts,
  { cursor, limit, status }: PageQuery & { readonly status: 'draft' | 'scheduled' },
) {
  const after = decodeCursor(listedKey, cursor);
  const [time, before, direction] =
    status === 'draft' ? [sql`p.updated_at`, sql`<`, sql`desc`] : [sql`p.scheduled_for`, sql`>`, sql`asc`];
  const goesOn =
    after === undefined
      ? sql``
      : sql`and (${time}, p.id) ${before} (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::bigint)`;
  const rows = await db.rows<DraftRow>(sql`
    select ${draftColumns(userId)} from posts p
    where p.author_id = ${userId} and ${status === 'draft' ? sql`p.status = 'draft'` : sql`p.status = 'scheduled'`} ${goesOn}
    order by ${time} ${direction}, p.id ${direction} limit ${limit + 1}`);
  return toPage(rows, limit, presentDraft, (row) => [row.key, row.id]);
}
