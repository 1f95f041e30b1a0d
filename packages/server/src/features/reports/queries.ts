import type { MemberRole } from '@weft/contract/communities.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import type { Person } from '@weft/contract/people.ts';
import { type ReportCase, reportEvidence } from '@weft/contract/reports.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../core/db/executor.ts';
import type { ReportsRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { isReadable } from '../messages/readable.ts';
import { jsonTime } from '../messages/thread-summary.ts';
import { readsPost } from '../posts/readable.ts';
import type { Queue, ReportFacts } from './policy.ts';

/** Of those who reported the same, as many are shown. */
const shown = 20;

type MaySee = Permit<'report.list', User, Queue>;

type CaseRow = Pick<
  ReportsRow,
  'id' | 'community_id' | 'target' | 'message_id' | 'post_id' | 'evidence' | 'state' | 'handled_at' | 'note'
> & {
  readonly count: number;
  readonly person: Person;
  readonly handler: Person | null;
  readonly reports: ReportCase['reports'];
  readonly message_state: 'as_reported' | 'edited' | 'deleted';
  readonly readable: boolean;
  readonly channel: string | null;
  readonly post_state: CaseRow['message_state'];
  readonly post_readable: boolean;
  readonly space: string | null;
};

/** A report as a rule sees it. */
export async function readReportFacts(db: Executor, actor: User, reportId: string): Promise<ReportFacts> {
  const [row] = await db.rows<
    Pick<ReportsRow, 'id' | 'user_id' | 'message_id' | 'post_id' | 'community_id'> & {
      readonly role: MemberRole | null;
    }
  >(sql`
    select r.id, r.user_id, r.message_id, r.post_id, r.community_id, m.role
    from reports r
    left join members m on m.community_id = r.community_id and m.user_id = ${actor.userId} and m.status = 'active'
    where r.id = ${reportId}`);
  if (row === undefined) throw new Problem('not_found');
  const { user_id: accusedId, message_id: messageId, post_id: postId, community_id: communityId, role } = row;
  return { id: row.id, accusedId, messageId, postId, communityId, role };
}

const isIn = (queue: Queue): Statement =>
  queue.of === 'server' ? sql`r.community_id is null` : sql`r.community_id = ${queue.community.id}`;

const caseKey = z.tuple([id]);
const afterAll = '9223372036854775807';

/** Each target once while it is open; what was handled, as it was handled together. The latest first. */
export async function listCasesOf(
  db: Executor,
  { actor, subject }: MaySee,
  { handled, cursor, limit }: PageQuery & { readonly handled: boolean },
) {
  const [before] = decodeCursor(caseKey, cursor) ?? [afterAll];
  const rows = await db.rows<CaseRow>(sql`
    ${casesIn(
      actor,
      sql`
      ${isIn(subject)} and r.user_id <> ${actor.userId} and (r.state <> 'open') = ${handled}`,
    )}
    where g.last < ${before}
    order by g.last desc limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.id]);
}

export async function countOpen(db: Executor, { actor, subject }: MaySee): Promise<number> {
  const [row] = await db.rows<{ n: number }>(sql`
    select count(*)::int as n from (
      select from reports r
      where ${isIn(subject)} and r.user_id <> ${actor.userId} and r.state = 'open'
      group by r.target, r.message_id, r.post_id, r.user_id) x`);
  return row?.n ?? 0;
}

/** The case that a report belongs to. */
export async function readCase(
  db: Executor,
  { actor, subject }: Permit<'report.handle', User, ReportFacts>,
): Promise<ReportCase> {
  const [row] = await db.rows<CaseRow>(sql`
    ${casesIn(
      actor,
      sql`
      (r.target, r.user_id, r.state) = (select o.target, o.user_id, o.state from reports o where o.id = ${subject.id})
      and r.message_id is not distinct from ${subject.messageId}::bigint
      and r.post_id is not distinct from ${subject.postId}::bigint
      and r.community_id is not distinct from ${subject.communityId}::bigint
      and r.handled_at is not distinct from (select o.handled_at from reports o where o.id = ${subject.id})`,
    )}`);
  if (row === undefined) throw new Problem('not_found');
  return present(row);
}

const personJson = (u: Statement, p: Statement): Statement => sql`jsonb_build_object('id', ${u}.id::text,
  'username', ${u}.username, 'displayName', ${p}.display_name, 'avatar', ${p}.avatar_media_id::text)`;

/** Groups `g` of the reports `r` that `which` says. Where a message stands is told to those who can read it there. */
function casesIn({ userId }: User, which: Statement): Statement {
  return sql`
    select l.id, l.community_id, l.target, l.message_id, l.post_id, l.evidence, l.state, l.handled_at, l.note, g.count,
      ${personJson(sql`u`, sql`p`)} as person,
      case when hu.id is not null then ${personJson(sql`hu`, sql`hp`)} end as handler,
      (select jsonb_agg(jsonb_build_object('reporter', case when ru.id is not null then ${personJson(sql`ru`, sql`rp`)} end,
          'reason', r.reason, 'words', r.words, 'at', ${jsonTime(sql`r.created_at`)}) order by r.id desc)
       from reports r left join users ru on ru.id = r.reporter_id left join user_profiles rp on rp.user_id = ru.id
       where r.id = any(g.ids[1:${shown}])) as reports,
      case when x.id is null or x.deleted_at is not null then 'deleted'
        when x.content <> l.evidence->'message'->>'content' then 'edited' else 'as_reported' end as message_state,
      coalesce(x.id is not null and ${isReadable(userId)}, false) as readable, c.slug as channel,
      case when q.id is null or q.status = 'deleted' then 'deleted'
        when (q.title, q.content) is distinct from (l.evidence->'post'->>'title', l.evidence->'post'->>'content')
          then 'edited' else 'as_reported' end as post_state,
      ${readsPost(userId, sql`l.post_id`)} as post_readable, s.name as space
    from (
      select max(r.id) as last, count(*)::int as count, array_agg(r.id order by r.id desc) as ids
      from reports r where ${which}
      group by r.target, r.message_id, r.post_id, r.user_id, r.state, r.handled_at) g
    join reports l on l.id = g.last
    join users u on u.id = l.user_id join user_profiles p on p.user_id = u.id
    left join users hu on hu.id = l.handled_by left join user_profiles hp on hp.user_id = hu.id
    left join messages x on x.id = l.message_id
    left join conversations v on v.id = x.conversation_id
    left join messages t on t.id = v.root_message_id
    left join posts q on q.id = l.post_id
    left join spaces s on s.id = q.space_id
    left join channels c on c.id = coalesce(x.channel_id, t.channel_id)`;
}

function present(row: CaseRow): ReportCase {
  return {
    ...{
      id: row.id,
      communityId: row.community_id,
      target: row.target,
      person: row.person,
      count: row.count,
    },
    evidence: reportEvidence.parse(row.evidence),
    message:
      row.target !== 'message'
        ? null
        : {
            state: row.message_state,
            link: row.readable ? row.message_id : null,
            channel: row.readable ? row.channel : null,
          },
    post:
      row.target !== 'post'
        ? null
        : {
            state: row.post_state,
            link: row.post_readable ? row.post_id : null,
            space: row.post_readable ? row.space : null,
          },
    ...{ reports: row.reports, state: row.state, handledBy: row.handler, note: row.note },
    handledAt: row.handled_at?.toISOString() ?? null,
  };
}
