import type { AuditAct } from '@weft/contract/operator-work.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import type { AuditLogRow, UsersRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import type { Desk } from '../desk.ts';

export interface ActFilter extends PageQuery {
  readonly act?: string | undefined;
  readonly person?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

type ActRow = AuditLogRow & { readonly actor: UsersRow['username'] | null };

const actKey = z.tuple([id]);
const detail = z.record(z.string(), z.string()).catch({});

/** Newest first. A person is meant as whoever did it and as whoever it was done to. */
export async function listActsOf(db: Executor, _desk: Desk, filter: ActFilter) {
  const { act, person, since, until, cursor, limit } = filter;
  const [before] = decodeCursor(actKey, cursor) ?? [null];
  const userId = person === undefined || person === '' ? undefined : await idOf(db, person);
  if (userId === null) return { items: [], nextCursor: null };
  const rows = await db.rows<ActRow>(sql`
    select a.*, u.username as actor
    from audit_log a
    left join users u on u.id = a.actor_id
    where ${before === null ? sql`true` : sql`a.id < ${before}`}
      and ${act === undefined || act === '' ? sql`true` : sql`a.act = ${act}`}
      and ${userId === undefined ? sql`true` : sql`(a.subject = ${`user:${userId}`} or a.actor_id = ${userId})`}
      and ${since === undefined ? sql`true` : sql`a.created_at >= ${since}::date::timestamp at time zone 'utc'`}
      and ${until === undefined ? sql`true` : sql`a.created_at < (${until}::date + 1)::timestamp at time zone 'utc'`}
    order by a.id desc
    limit ${limit + 1}`);
  const names = await namesOf(
    db,
    rows.map(({ subject }) => subject),
  );
  return toPage(
    rows,
    limit,
    (row) => present(row, names),
    (row) => [row.id],
  );
}

/** Null: nobody is called so. */
async function idOf(db: Executor, username: string): Promise<string | null> {
  const [row] = await db.rows<{ id: string }>(sql`
    select id from users where lower(username) = lower(${username})`);
  return row?.id ?? null;
}

/** What the subjects of a page are called, in one statement however many they are. */
async function namesOf(db: Executor, subjects: readonly string[]): Promise<Map<string, string>> {
  const of = (kind: string) =>
    subjects
      .filter((subject) => subject.startsWith(`${kind}:`))
      .map((subject) => subject.slice(kind.length + 1));
  const rows = await db.rows<{ subject: string; name: string }>(sql`
    select 'user:' || id as subject, username as name from users where id = any(${of('user')}::bigint[])
    union all
    select 'community:' || id, name from communities where id = any(${of('community')}::bigint[])
    union all
    select 'member:' || m.id, u.username || ' · ' || c.name
    from members m join users u on u.id = m.user_id join communities c on c.id = m.community_id
    where m.id = any(${of('member')}::bigint[])
    union all
    select 'invite:' || i.id, coalesce(i.email || ' · ', '') || c.name
    from invites i join communities c on c.id = i.community_id where i.id = any(${of('invite')}::bigint[])
    union all
    select 'channel:' || h.id, case when h.visibility = 'public' then h.name || ' · ' else '' end || c.name
    from channels h join communities c on c.id = h.community_id where h.id = any(${of('channel')}::bigint[])
    union all
    select 'feedback:' || id, title from feedback_reports where id = any(${of('feedback')}::bigint[])
    union all
    select 'job:' || id, name from jobs where id = any(${of('job')}::bigint[])
    union all
    select 'mail:' || id, recipient from email_jobs where id = any(${of('mail')}::bigint[])`);
  return new Map(rows.map(({ subject, name }) => [subject, name]));
}

function present(row: ActRow, names: ReadonlyMap<string, string>): AuditAct {
  const [kind = '', subjectId = ''] = row.subject.split(':');
  const known = row.actor_id !== null && row.actor !== null;
  return {
    id: row.id,
    at: row.created_at.toISOString(),
    act: row.act,
    by: row.by,
    actor: known ? { id: row.actor_id, username: row.actor } : null,
    address: row.address,
    subject: { kind, id: subjectId, name: names.get(row.subject) ?? null },
    detail: detail.parse(row.detail),
  };
}
