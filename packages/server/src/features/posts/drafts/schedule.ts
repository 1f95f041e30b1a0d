import { postDraftSaved } from '@weft/contract/post-draft-events.ts';
import type { PostDraft } from '@weft/contract/post-drafts.ts';
import { id, time } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Transaction } from '../../../core/db/executor.ts';
import type { PostsRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { Problem } from '../../../core/http/problem.ts';
import { enqueue } from '../../../core/jobs/enqueue.ts';
import { defineJob } from '../../../core/jobs/job.ts';
import type { MayPublish } from '../place.ts';
import { requireShape } from '../shape.ts';
import { findDraft, type MayUseDrafts } from './queries.ts';
import { tellOfDraft } from './tell.ts';

/** `at` is in it: what was put off meanwhile is published by the job of the other time. */
export const publishScheduled = defineJob({
  name: 'posts.publish-scheduled',
  payload: z.object({ postId: id, at: time }),
});

const furthestDays = 366;

/** What is kept has to be whole, and its author has to be allowed to publish it there, now and again when the time has come. */
export async function scheduleDraft(
  tx: Transaction,
  _permit: MayPublish,
  draft: PostDraft,
  { at: wanted, revision }: { readonly at: string; readonly revision: number },
): Promise<PostDraft> {
  // To the millisecond, as it is kept.
  const at = new Date(wanted).toISOString();
  if (draft.revision !== revision) throw new Problem('draft_conflict', { members: { draft } });
  const title = draft.title.trim();
  const content = draft.content.trim();
  requireShape({ ...draft, title, content, songs: draft.songs.length });
  const wrong = wrongTime(at);
  if (wrong !== undefined)
    throw new Problem('invalid_request', { fields: [{ path: 'body.at', reason: wrong }] });
  const [row] = await tx.rows<PostsRow>(sql`
    update posts set status = 'scheduled', scheduled_for = ${at}, version = version + 1
    where id = ${draft.id} and status in ('draft', 'scheduled') returning *`);
  if (row === undefined) throw new Problem('draft_sent');
  await enqueue(tx, publishScheduled, { postId: draft.id, at }, { runAt: new Date(at) });
  await tellOfDraft(tx, postDraftSaved, row);
  return { ...draft, revision: Number(row.version), scheduledFor: at };
}

function wrongTime(at: string): string | undefined {
  const ahead = Date.parse(at) - Date.now();
  if (ahead <= 0) return 'must be a time that is still to come';
  return ahead > furthestDays * 86_400_000 ? 'must be within a year' : undefined;
}

/** It is not published at that time, and stays what it is. */
export async function unscheduleDraft(
  tx: Transaction,
  { subject: { userId } }: MayUseDrafts,
  clientKey: string,
): Promise<PostDraft> {
  const [row] = await tx.rows<PostsRow>(sql`
    update posts set status = 'draft', scheduled_for = null, version = version + 1
    where author_id = ${userId} and client_key = ${clientKey} and status = 'scheduled' returning *`);
  if (row !== undefined) await tellOfDraft(tx, postDraftSaved, row);
  const draft = await findDraft(tx, userId, clientKey);
  if (draft === undefined) throw new Problem('not_found');
  return draft;
}
