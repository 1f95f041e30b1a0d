import type { FormDraft } from '@weft/contract/forms.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { DraftsRow, FeedbackReportsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { presentDraft, presentReport } from './present.ts';

export type MayUseForms = Permit<'form.use', User, { readonly userId: string }>;

/** One of each type at most: there is no second page. */
export async function listDraftsOf(db: Executor, { subject }: MayUseForms): Promise<FormDraft[]> {
  const rows = await db.rows<DraftsRow>(sql`
    select * from drafts where user_id = ${subject.userId} order by updated_at desc, id desc`);
  return rows.map(presentDraft);
}

const listKey = z.tuple([id]);

export async function listReportsOf(db: Executor, { subject }: MayUseForms, { cursor, limit }: PageQuery) {
  const [before] = decodeCursor(listKey, cursor) ?? [null];
  const rows = await db.rows<FeedbackReportsRow>(sql`
    select * from feedback_reports
    where user_id = ${subject.userId} and ${before === null ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit + 1}`);
  return toPage(rows, limit, presentReport, (row) => [row.id]);
}
