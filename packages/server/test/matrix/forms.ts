import type { Database } from '../../src/core/db/database.ts';
import { sql } from '../../src/core/db/statement.ts';

/** The owner's. */
export interface FormThings {
  readonly formDraftId: string;
  readonly formKey: string;
  readonly feedbackId: string;
}

export async function fillForms(db: Database, owner: string): Promise<FormThings> {
  const [made] = await db.rows<FormThings>(sql`
    with d as (insert into drafts (user_id, type, client_key, title, save_id)
        values (${owner}, 'bug_report', 'form', 'It', 'one') returning id, client_key),
      r as (insert into feedback_reports (user_id, type, client_key, title, description)
        values (${owner}, 'feature_request', 'sent', 'A moon map', 'To find craters') returning id)
    select d.id as "formDraftId", d.client_key as "formKey", r.id as "feedbackId" from d, r`);
  if (made === undefined) throw new Error('the forms were not filled');
  return made;
}
