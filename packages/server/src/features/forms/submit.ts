import { feedbackChanged, formDraftSubmitted } from '@weft/contract/form-events.ts';
import type { FeedbackReport } from '@weft/contract/forms.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { DraftsRow, FeedbackReportsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import { presentReport } from './present.ts';
import type { MayUseForms } from './queries.ts';
import { type FormWords, lockForms, sameMetadata, tellOfDraft } from './save.ts';

/** The report is there and its draft is gone, in one transaction; once under a key, from however many devices. */
export async function submitForm(
  tx: Transaction,
  permit: MayUseForms,
  form: FormWords,
): Promise<FeedbackReport> {
  await lockForms(tx, permit);
  const { userId } = permit.subject;
  const { type, clientKey, title, description } = form;
  const [made] = await tx.rows<FeedbackReportsRow>(sql`
    insert into feedback_reports (user_id, type, client_key, title, description, metadata)
    values (${userId}, ${type}, ${clientKey}, ${title}, ${description}, ${JSON.stringify(form.metadata)})
    on conflict (user_id, client_key) do nothing returning *`);
  if (made === undefined) return presentReport(await sentBefore(tx, userId, form));
  const drafts = await tx.rows<DraftsRow>(sql`
    delete from drafts where user_id = ${userId} and client_key = ${clientKey} returning *`);
  for (const draft of drafts) await tellOfDraft(tx, formDraftSubmitted, draft);
  await tellSender(tx, made);
  return presentReport(made);
}

async function sentBefore(tx: Transaction, userId: string, form: FormWords): Promise<FeedbackReportsRow> {
  const [sent] = await tx.rows<FeedbackReportsRow>(sql`
    select * from feedback_reports where user_id = ${userId} and client_key = ${form.clientKey}`);
  const isSame =
    sent !== undefined &&
    sent.type === form.type &&
    sent.title === form.title &&
    sent.description === form.description &&
    sameMetadata(sent.metadata, form.metadata);
  if (!isSame) throw new Problem('draft_sent');
  return sent;
}

export function tellSender(tx: Transaction, { id, user_id, version }: FeedbackReportsRow): Promise<void> {
  return appendEvent(tx, feedbackChanged, `user:${user_id}`, { reportId: id, version: Number(version) });
}
