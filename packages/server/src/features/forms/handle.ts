import type { Transaction } from '../../core/db/executor.ts';
import type { FeedbackReportsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { notify } from '../notifications/notify.ts';
import { takeBackAll } from '../notifications/take-back.ts';
import { tellSender } from './submit.ts';

export interface Outcome {
  readonly state: FeedbackReportsRow['state'];
  readonly note: string;
  /** The one that was seen. */
  readonly version: number;
}

/** False: it is another version by now. */
export async function handleFeedback(
  tx: Transaction,
  { act, actor, subject }: Permit<'feedback.handle', User, { readonly id: string }>,
  { state, note, version }: Outcome,
): Promise<boolean> {
  const [before] = await tx.rows<FeedbackReportsRow>(sql`
    select * from feedback_reports where id = ${subject.id} for update`);
  if (before === undefined || Number(before.version) !== version) return false;
  if (before.state === state && before.note === note) return true;
  const [now] = await tx.rows<FeedbackReportsRow>(sql`
    update feedback_reports set state = ${state}, note = ${note}, handled_by = ${actor.userId}, handled_at = now(),
      version = version + 1
    where id = ${subject.id} returning *`);
  if (now === undefined) throw new Error(`feedback ${subject.id} is not there`);
  await recordAct(tx, {
    act,
    actor,
    subject: `feedback:${subject.id}`,
    detail: { state, before: before.state },
  });
  await tellSender(tx, now);
  if (before.state !== state) await tellOfState(tx, actor, now);
  return true;
}

/** Several changes that nobody has read become one; what was taken back before it was read was never so. */
async function tellOfState(
  tx: Transaction,
  actor: User,
  { id, user_id: userId, title, state }: FeedbackReportsRow,
): Promise<void> {
  if (userId === actor.userId) return;
  const news = { userId, type: 'system', gather: `feedback:${id}` } as const;
  if (state === 'open' && (await takeBackAll(tx, news))) return;
  const about = { kind: 'feedback.handled', reportId: id, title, state } as const;
  await notify(tx, [{ ...news, about, actorId: null }]);
}
