import { type FeedbackReport, type FormDraft, formMetadata } from '@weft/contract/forms.ts';
import type { DraftsRow, FeedbackReportsRow } from '../../core/db/row-types.ts';

/** What an older server kept and this one does not know is left out. */
const metadataOf = (stored: unknown) => formMetadata.catch({}).parse(stored);

export function presentDraft(row: DraftsRow): FormDraft {
  return {
    id: row.id,
    type: row.type,
    clientKey: row.client_key,
    title: row.title,
    description: row.description,
    metadata: metadataOf(row.metadata),
    revision: Number(row.revision),
    savedAt: row.updated_at.toISOString(),
  };
}

export function presentReport(row: FeedbackReportsRow): FeedbackReport {
  return {
    id: row.id,
    type: row.type,
    title: row.title,
    description: row.description,
    metadata: metadataOf(row.metadata),
    state: row.state,
    note: row.note,
    version: Number(row.version),
    createdAt: row.created_at.toISOString(),
    handledAt: row.handled_at?.toISOString() ?? null,
  };
}
