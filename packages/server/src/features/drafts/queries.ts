import type { DraftCounts, PlacedDraft } from '@weft/contract/drafts.ts';
import type { PageQuery } from '@weft/contract/page.ts';
import { id } from '@weft/contract/values.ts';
import { z } from 'zod';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import { decodeCursor, toPage } from '../../core/http/cursor.ts';
import { Problem } from '../../core/http/problem.ts';
import { outboxSignal } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { readableChannels } from '../channels/queries.ts';
import { goalsOf } from '../messages/goal-people.ts';
import type { DraftFacts } from './policy.ts';
import { type DraftRow, draftColumns, presentDraft, toldJson } from './present.ts';

export async function readDraftFacts(db: Executor, draftId: string): Promise<DraftFacts> {
  const [row] = await db.rows<{ author_id: string }>(
    sql`select author_id from messages where id = ${draftId} and is_draft`,
  );
  if (row === undefined) throw new Problem('not_found');
  return { id: draftId, authorId: row.author_id };
}

/** Whatever was typed since goes, too: somebody said so. */
export async function discardDraft(
  tx: Transaction,
  { actor, subject }: Permit<'draft.discard', User, DraftFacts>,
): Promise<void> {
  const gone = await tx.rows(sql`
    with m as (
      delete from messages where id = ${subject.id} and author_id = ${actor.userId} and is_draft returning *
    ), told as (
      insert into outbox (type, room, payload) select 'draft.discarded', 'user:' || m.author_id, ${toldJson} from m
    )
    select from m`);
  // It was sent, or thrown away on another device, in the same moment.
  if (gone.length === 0) throw new Problem('not_found');
  tx.signal(outboxSignal);
}

export async function countDraftsOf(
  db: Executor,
  { actor }: Permit<'draft.list', User, { readonly userId: string }>,
): Promise<DraftCounts> {
  const me = actor.userId;
  const [row] = await db.rows<DraftCounts>(sql`
    select
      (select count(*)::int from messages where author_id = ${me} and is_draft and deleted_at is null) as messages,
      (select count(*)::int from posts where author_id = ${me} and status = 'draft') as posts,
      (select count(*)::int from drafts where user_id = ${me}) as forms`);
  return row ?? { messages: 0, posts: 0, forms: 0 };
}

type PlacedRow = DraftRow & {
  readonly community_id: string | null;
  readonly where: string | null;
  readonly answers: string | null;
  readonly key: string;
};

/** As much of the message that is answered as helps to know it again. */
const answersShown = 140;

/** Times to the microsecond, as the database has them. */
const savedKey = z.tuple([z.string().regex(/^\d{1,16}$/), id]);

/**
 * The latest first. Text in a place that one may no longer read is still one's own; of the place it tells only what one may
 * know now.
 */
export async function listDraftsOf(
  db: Executor,
  { actor }: Permit<'draft.list', User, { readonly userId: string }>,
  { cursor, limit }: PageQuery,
) {
  const me = actor.userId;
  const after = decodeCursor(savedKey, cursor);
  const goesOn =
    after === undefined
      ? sql`true`
      : sql`(m.updated_at, m.id) < (timestamptz 'epoch' + ${after[0]}::bigint * interval '1 microsecond', ${after[1]}::bigint)`;
  const rows = await db.rows<PlacedRow>(sql`
    select ${draftColumns}, (extract(epoch from m.updated_at) * 1000000)::bigint as key,
      coalesce(o.community_id, v.community_id) as community_id, coalesce(${peopleIn(me)}, g.title, home.name) as where,
      case when home.name is not null or g.id is not null or ${isAmong(me)} then nullif(left(r.content, ${answersShown}), '') end as answers
    from messages m
    left join channels o on o.id = m.channel_id
    left join messages r on r.id = m.reply_to_message_id and not r.is_draft
    left join lateral (
      select * from conversations where id = m.conversation_id
      union all select * from conversations where m.channel_id is not null and root_message_id = r.id) v on true
    left join lateral (${bestKnown(me)}) home on true
    left join goals g on g.id = v.goal_id and v.id in (${goalsOf(me)})
    where m.author_id = ${me} and m.is_draft and m.deleted_at is null and ${goesOn}
    order by m.updated_at desc, m.id desc
    limit ${limit + 1}`);
  return toPage(rows, limit, present, (row) => [row.key, row.id]);
}

/** Of the channels that it would be read in, one that one may know of: the channel where it began, if that is one. */
const bestKnown = (me: string): Statement => sql`
  select n.name from channels n
  where n.id in (
      select o.id union all select k.channel_id from conversation_channels k where k.conversation_id = v.id)
    and n.id in (${readableChannels(me)})
  order by (n.id = o.id) desc nulls last, n.id limit 1`;

const isAmong = (me: string): Statement => sql`
  v.kind = 'direct' and exists (
    select from conversation_participants x where x.conversation_id = v.id and x.user_id = ${me})`;

/** Of a direct conversation: the others; oneself where there is nobody else. */
const peopleIn = (me: string): Statement => sql`
  case when ${isAmong(me)} then (
    select string_agg(p.display_name, ', ' order by p.display_name)
    from conversation_participants x join user_profiles p on p.user_id = x.user_id
    where x.conversation_id = v.id and (x.user_id <> ${me} or cardinality(v.participant_ids) = 1)) end`;

function present(row: PlacedRow): PlacedDraft {
  const { community_id: communityId, where, answers } = row;
  return { ...presentDraft(row), communityId, where: where ?? '', answers };
}
