import {
  type ReportEvidence,
  type ReportReason,
  reportEvidence,
  reportsChanged,
} from '@weft/contract/reports.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { violates } from '../../core/db/failures.ts';
import type { ReportsRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { recordAct } from '../audit/record.ts';
import { readCommunityName } from '../communities/tell-member.ts';
import { notify } from '../notifications/notify.ts';
import type { ReportFacts } from './policy.ts';

export interface NewReport {
  readonly target: ReportsRow['target'];
  readonly messageId?: string;
  readonly postId?: string;
  readonly accusedId: string;
  /** Null: for whoever runs the server. */
  readonly communityId: string | null;
  readonly reason: ReportReason;
  readonly words: string;
  readonly evidence: ReportEvidence;
}

/** One open report for each reporter and target. Those who handle it hear of it at once; whom it is about does not. */
export async function makeReport(
  tx: Transaction,
  { actor }: Permit<'message.report' | 'user.report' | 'post.report', User, unknown>,
  report: NewReport,
): Promise<void> {
  const { target, messageId = null, postId = null, accusedId, communityId, reason, words } = report;
  const evidence = JSON.stringify(reportEvidence.parse(report.evidence));
  const made = await tx.rows(sql`
    insert into reports (reporter_id, target, message_id, post_id, user_id, community_id, reason, words, evidence)
    values (${actor.userId}, ${target}, ${messageId}, ${postId}, ${accusedId}, ${communityId}, ${reason}, ${words}, ${evidence})
    on conflict do nothing returning id`);
  if (made.length === 0) throw new Problem('already_reported');
  await tellHandlers(tx, communityId, accusedId);
}

export interface Outcome {
  readonly state: ReportsRow['state'];
  readonly note: string;
}

/** Of all open reports of the same target at once; opened again, of all that were handled together. */
export async function handleReport(
  tx: Transaction,
  { act, actor, subject }: Permit<'report.handle', User, ReportFacts>,
  { state, note }: Outcome,
): Promise<void> {
  const [now] = await tx.rows<Pick<ReportsRow, 'state'>>(
    sql`select state from reports where id = ${subject.id} for no key update`,
  );
  if (now?.state === state) return;
  // Somebody else was quicker, and said something else.
  if (now === undefined || (now.state !== 'open' && state !== 'open')) throw new Problem('conflict');
  const changed = await changeTogether(tx, actor, subject.id, { state, note });
  const detail = { report: subject.id, state, community: subject.communityId ?? '' };
  await recordAct(tx, { act, actor, subject: `user:${subject.accusedId}`, detail });
  await tellHandlers(tx, subject.communityId, subject.accusedId);
  if (state !== 'open') await tellReporters(tx, subject, changed);
}

const openOnes = ['reports_open_message', 'reports_open_user', 'reports_open_post'];

async function changeTogether(
  tx: Transaction,
  { userId }: User,
  reportId: string,
  { state, note }: Outcome,
): Promise<Pick<ReportsRow, 'reporter_id'>[]> {
  const by = state === 'open' ? null : userId;
  try {
    return await tx.rows<Pick<ReportsRow, 'reporter_id'>>(sql`
      with one as (select * from reports where id = ${reportId})
      update reports r set state = ${state}, note = ${note}, handled_by = ${by},
        handled_at = case when ${state} <> 'open' then now() end
      from one
      where r.target = one.target and r.user_id = one.user_id and r.state = one.state
        and r.message_id is not distinct from one.message_id
        and r.post_id is not distinct from one.post_id and r.community_id is not distinct from one.community_id
        and r.handled_at is not distinct from one.handled_at
      returning r.reporter_id`);
  } catch (error) {
    // It was reported anew meanwhile, by the same person.
    if (openOnes.some((name) => violates(error, name))) throw new Problem('conflict');
    throw error;
  }
}

/** Not by whom, and not what: that somebody looked at it. */
async function tellReporters(
  tx: Transaction,
  { id, communityId }: ReportFacts,
  reports: readonly Pick<ReportsRow, 'reporter_id'>[],
): Promise<void> {
  const community = communityId === null ? null : await readCommunityName(tx, communityId);
  const reporters = new Set(reports.flatMap(({ reporter_id: reporter }) => reporter ?? []));
  await notify(
    tx,
    [...reporters].map((userId) => ({
      ...{ userId, type: 'system', actorId: null, gather: `report:${id}` },
      about: { kind: 'report.handled', community },
    })),
  );
}

/** All who may handle it now, but for whom it is about. */
async function tellHandlers(tx: Transaction, communityId: string | null, accusedId: string): Promise<void> {
  const handlers = await tx.rows<{ id: string }>(
    communityId === null
      ? sql`select id from users where role = 'admin' and status = 'active' and id <> ${accusedId}`
      : sql`
        select user_id as id from members
        where community_id = ${communityId} and status = 'active' and role in ('owner', 'admin', 'moderator')
          and user_id <> ${accusedId}`,
  );
  await appendEvents(
    tx,
    handlers.map(({ id }) => newEvent(reportsChanged, `user:${id}`, { communityId })),
  );
}

/** What was handled is nobody's business any more after this. */
const keptDays = 180;

export async function removeOld(tx: Transaction): Promise<void> {
  await tx.rows(sql`delete from reports where handled_at < now() - make_interval(days => ${keptDays})`);
}
