import type { OperatorFeedback } from '@weft/contract/operator-feedback.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor } from '../../../core/db/executor.ts';
import type { FeedbackReportsRow, UserProfilesRow, UsersRow } from '../../../core/db/row-types.ts';
import { sql } from '../../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../../core/http/cursor.ts';
import { Problem } from '../../../core/http/problem.ts';
import { presentReport } from '../../forms/present.ts';
import type { Desk } from '../desk.ts';

export interface FeedbackFilter {
  readonly state?: FeedbackReportsRow['state'] | undefined;
  readonly type?: FeedbackReportsRow['type'] | undefined;
}

type ListedRow = FeedbackReportsRow &
  Pick<UsersRow, 'username'> &
  Pick<UserProfilesRow, 'display_name'> & { readonly handled_by_name: UsersRow['username'] | null };

const listed = sql`
  select f.*, u.username, p.display_name, h.username as handled_by_name
  from feedback_reports f
  join users u on u.id = f.user_id
  join user_profiles p on p.user_id = f.user_id
  left join users h on h.id = f.handled_by`;

const listKey = z.tuple([id]);

/** Newest first. */
export async function listFeedbackOf(
  db: Executor,
  _desk: Desk,
  { state, type, cursor, limit }: PageQuery & FeedbackFilter,
) {
  const [before] = decodeCursor(listKey, cursor) ?? [null];
  const rows = await db.rows<ListedRow>(sql`
    ${listed}
    where ${before === null ? sql`true` : sql`f.id < ${before}`}
      and ${state === undefined ? sql`true` : sql`f.state = ${state}`}
      and ${type === undefined ? sql`true` : sql`f.type = ${type}`}
    order by f.id desc limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.id]);
}

export async function readFeedback(db: Executor, _desk: Desk, reportId: string): Promise<OperatorFeedback> {
  const [row] = await db.rows<ListedRow>(sql`${listed} where f.id = ${reportId}`);
  if (row === undefined) throw new Problem('not_found');
  return present(row);
}

/** So many are held in memory, however many there are. */
const batch = 200;

/** All of them, page by page: what comes in meanwhile is newer than the first, and not in it. */
export async function* allFeedback(
  db: Executor,
  desk: Desk,
  filter: FeedbackFilter,
): AsyncGenerator<OperatorFeedback> {
  for (let cursor: string | undefined; ; ) {
    const { items, nextCursor } = await listFeedbackOf(db, desk, { ...filter, limit: batch, cursor });
    yield* items;
    if (nextCursor === null) return;
    cursor = nextCursor;
  }
}

function present(row: ListedRow): OperatorFeedback {
  return {
    ...presentReport(row),
    by: { id: row.user_id, username: row.username, displayName: row.display_name },
    handledBy: row.handled_by_name,
  };
}
