import { formDraftDiscarded, formDraftSaved, type formDraftSubmitted } from '@weft/contract/form-events.ts';
import { type FormDraft, type FormMetadata, formMetadata } from '@weft/contract/forms.ts';
import type { Transaction } from '../../core/db/executor.ts';
import type { DraftsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvent } from '../../core/outbox/append.ts';
import { presentDraft } from './present.ts';
import type { MayUseForms } from './queries.ts';

export interface FormWords {
  readonly type: DraftsRow['type'];
  readonly clientKey: string;
  readonly title: string;
  readonly description: string;
  readonly metadata: FormMetadata;
}

export interface ToSave extends FormWords {
  readonly saveId: string;
  readonly builtOn: number;
}

/** Of one writer one comes after the other, saved or sent: also where there is no row yet that one could wait for. */
export async function lockForms(tx: Transaction, { subject }: MayUseForms): Promise<void> {
  await tx.rows(sql`select from users where id = ${subject.userId} for no key update`);
}

/** Goes on from the revision that it says, or is refused with what is kept. Null: there is nothing in it. */
export async function saveDraft(
  tx: Transaction,
  permit: MayUseForms,
  save: ToSave,
): Promise<FormDraft | null> {
  await lockForms(tx, permit);
  const { userId } = permit.subject;
  // A late save never brings back what was sent.
  const [sent] = await tx.rows(sql`
    select from feedback_reports where user_id = ${userId} and client_key = ${save.clientKey}`);
  if (sent !== undefined) throw new Problem('draft_sent');
  const [kept] = await tx.rows<DraftsRow>(sql`
    select * from drafts where user_id = ${userId} and type = ${save.type}`);
  const isNothing = save.title.trim() === '' && save.description.trim() === '';
  if (kept === undefined) return isNothing ? null : keep(tx, userId, save);
  const isIt = kept.client_key === save.clientKey;
  if (isIt && !isNothing && (kept.save_id === save.saveId || saysTheSame(kept, save)))
    return presentDraft(kept);
  if (!isIt || Number(kept.revision) !== save.builtOn)
    throw new Problem('draft_conflict', { members: { draft: presentDraft(kept) } });
  if (!isNothing) return keep(tx, userId, save);
  await discardDraft(tx, permit, save.clientKey);
  return null;
}

function saysTheSame(kept: DraftsRow, { title, description, metadata }: FormWords): boolean {
  return kept.title === title && kept.description === description && sameMetadata(kept.metadata, metadata);
}

export function sameMetadata(kept: unknown, metadata: FormMetadata): boolean {
  // Both in the order of the schema.
  const inOrder = (one: unknown) => JSON.stringify(formMetadata.catch({}).parse(one));
  return inOrder(kept) === inOrder(metadata);
}

async function keep(tx: Transaction, userId: string, save: ToSave): Promise<FormDraft> {
  const { type, clientKey, title, description, saveId, builtOn } = save;
  const metadata = JSON.stringify(save.metadata);
  const [row] = await tx.rows<DraftsRow>(sql`
    insert into drafts (user_id, type, client_key, title, description, metadata, save_id, revision)
    values (${userId}, ${type}, ${clientKey}, ${title}, ${description}, ${metadata}, ${saveId}, ${builtOn + 1})
    on conflict (user_id, type) do update set title = excluded.title, description = excluded.description,
      metadata = excluded.metadata, save_id = excluded.save_id, revision = excluded.revision
    returning *`);
  if (row === undefined) throw new Error('the form that was saved is not there');
  await tellOfDraft(tx, formDraftSaved, row);
  return presentDraft(row);
}

/** Whatever was written since goes, too: somebody said so. */
export async function discardDraft(
  tx: Transaction,
  { subject }: MayUseForms,
  clientKey: string,
): Promise<void> {
  const gone = await tx.rows<DraftsRow>(sql`
    delete from drafts where user_id = ${subject.userId} and client_key = ${clientKey} returning *`);
  if (gone.length === 0) throw new Problem('not_found');
  for (const row of gone) await tellOfDraft(tx, formDraftDiscarded, row);
}

/** To the writer's own devices, without a word of it. */
export function tellOfDraft(
  tx: Transaction,
  event: typeof formDraftSaved | typeof formDraftSubmitted | typeof formDraftDiscarded,
  { id: draftId, user_id: userId, type, client_key: clientKey, revision }: DraftsRow,
): Promise<void> {
  return appendEvent(tx, event, `user:${userId}`, {
    draftId,
    type,
    clientKey,
    revision: Number(revision),
  });
}
