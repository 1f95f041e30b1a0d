import { isDeepStrictEqual } from 'node:util';
import type { Draft } from '@weft/contract/drafts.ts';
import type { Attachment } from '@weft/contract/media.ts';
import type { Executor, Transaction } from '../../core/db/executor.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { outboxSignal } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import { lockRoom } from '../media/room.ts';
import { filesChanged, holding, readFiles, requireHeld, sameFiles } from '../messages/files.ts';
import { maySayIn } from '../messages/policy.ts';
import { readSayFacts } from '../messages/say-facts.ts';
import { datedOf } from '../messages/utterance.ts';
import { goOn } from './go-on.ts';
import { type DraftPlace, isThere, placeOf, type ToSave } from './place.ts';
import { type DraftRow, draftColumns, presentDraft, toldJson } from './present.ts';

/**
 * A save that is allowed; without a place when nothing is left of it, and nothing has to be put anywhere. Words that go on from what is
 * kept are tried where they are before anything is asked.
 */
export type Save = PlacedSave | (ToSave & { readonly author: User; readonly place: 'where it is' });

interface PlacedSave extends ToSave {
  readonly author: User;
  readonly place: DraftPlace | null;
  readonly files: readonly Attachment[];
}

export async function prepareToSave(db: Executor, author: User, toSave: ToSave): Promise<Save> {
  const { content, mediaIds, builtOn } = toSave;
  if (mediaIds.length > 0 || builtOn === 0) return place(db, author, toSave);
  if (content.trim() === '') return { ...toSave, author, place: null, files: [] };
  return { ...toSave, author, place: 'where it is' };
}

async function place(db: Executor, author: User, toSave: ToSave): Promise<PlacedSave> {
  const { to, content, mediaIds, clientKey } = toSave;
  if (content.trim() === '' && mediaIds.length === 0) return { ...toSave, author, place: null, files: [] };
  const facts = await readSayFacts(db, author, to, []);
  const dated = datedOf(to);
  maySayIn.permit(author, { ...facts.place, says: dated.kind });
  const files = await readFiles(db, author, mediaIds, clientKey);
  return { ...toSave, author, files, place: placeOf(facts.place, facts.rootMessageId, to, dated) };
}

/** With files it is more: they are held with the draft, or neither is kept. */
export const isOneStatement = ({ mediaIds }: Save): boolean => mediaIds.length === 0;

/**
 * In one statement, when it goes on from what is kept. Whatever stands against it is looked up afterwards: of two at the
 * same moment, one waits for the other and finds that there was nothing to be done. `db` reads what others committed.
 */
export async function saveDraft(db: Executor, tx: Transaction, save: Save): Promise<Draft | null> {
  if (save.place !== 'where it is') return keepOrJudge(db, tx, save);
  const saved = await goOn(tx, save.author, save);
  tx.signal(outboxSignal);
  return saved === undefined ? keepOrJudge(db, tx, await place(db, save.author, save)) : presentDraft(saved);
}

async function keepOrJudge(
  db: Executor,
  tx: Transaction,
  save: PlacedSave,
  again = true,
): Promise<Draft | null> {
  const { place, author, files } = save;
  if (files.length > 0) await lockRoom(tx, author.userId);
  const [saved] = await tx.rows<SavedRow>(place === null ? discard(save) : keep(save, place));
  tx.signal(outboxSignal);
  if (saved !== undefined) {
    requireHeld(files, saved.held);
    return place === null ? null : presentDraft({ ...saved, attachments: [...files] });
  }
  const standing = await readWhatStands(db, save);
  // What stood against it was thrown away in the same moment.
  if (standing === undefined && place !== null && again) return keepOrJudge(db, tx, save, false);
  return judge(save, standing);
}

type SavedRow = Omit<DraftRow, 'attachments'> & { readonly held: number };

function keep(
  { author, content, clientKey, saveId, builtOn, files }: PlacedSave,
  place: DraftPlace,
): Statement {
  const me = author.userId;
  return prepared(`save-draft-${place.kind}`)`
    with place as (${place.row}), changed as (
      update messages m set content = ${content}, save_id = ${saveId}, revision = m.revision + 1,
        kind = place.kind, target_date = place.target_date, progress = place.progress
      from place
      where m.author_id = ${me} and m.client_key = ${clientKey} and m.is_draft and m.deleted_at is null
        and m.revision = ${builtOn} and ${isThere} and (m.content <> ${content}
          or (m.kind, m.target_date, m.progress) is distinct from (place.kind, place.target_date, place.progress)
          or ${files.map(({ id }) => id)}::bigint[]
          is distinct from array(select f.id from media f where f.message_id = m.id order by f.display_order))
      returning m.*
    ), made as (
      insert into messages (author_id, channel_id, conversation_id, reply_to_message_id, content, is_draft, client_key,
        save_id, revision, kind, target_date, progress)
      select ${me}, channel_id, conversation_id, reply_to_message_id, ${content}, true, ${clientKey}, ${saveId},
        ${builtOn}::integer + 1, kind, target_date, progress
      from place
      where not exists (select from messages s where s.author_id = ${me} and s.client_key = ${clientKey})
      on conflict do nothing
      returning *
    ), saved as (
      select * from changed union all select * from made
    ), ${holding(sql`saved`, me, files)}, told as (
      insert into outbox (type, room, payload)
      select 'draft.saved', 'user:' || m.author_id, ${toldJson} from saved m
      union all ${filesChanged(me)}
    )
    select ${draftColumns}, (select count(*)::int from held) as held from saved m`;
}

function discard({ author, clientKey, builtOn }: PlacedSave): Statement {
  return sql`
    with m as (
      delete from messages
      where author_id = ${author.userId} and client_key = ${clientKey} and is_draft and revision = ${builtOn}
      returning *
    ), told as (
      insert into outbox (type, room, payload) select 'draft.discarded', 'user:' || m.author_id, ${toldJson} from m
    )
    select m.id, 0 as held from m`;
}

type StandingRow = DraftRow & {
  readonly is_draft: boolean;
  readonly save_id: string | null;
  readonly same_key: boolean;
  readonly same_place: boolean;
};

/** What has this key, or else what is in the same place already. */
async function readWhatStands(
  db: Executor,
  { author, clientKey, place }: PlacedSave,
): Promise<StandingRow | undefined> {
  const me = author.userId;
  const same = place === null ? sql`false` : isThere;
  const [row] = await db.rows<StandingRow>(sql`
    with place as (${place?.row ?? sql`select null::bigint as channel_id`}), own as (
      select id from messages where author_id = ${me} and client_key = ${clientKey}
      union all
      select m.id from messages m, place where m.author_id = ${me} and m.is_draft and m.deleted_at is null and ${same}
    )
    select ${draftColumns}, m.is_draft, m.save_id, m.client_key = ${clientKey} as same_key, ${same} as same_place
    from messages m, place where m.id in (select id from own)
    order by same_key desc limit 1`);
  return row;
}

function judge(
  { place, to, content, saveId, files }: PlacedSave,
  row: StandingRow | undefined,
): Draft | null {
  if (row === undefined && place === null) return null;
  if (row === undefined) throw new Problem('draft_conflict');
  if (row.same_key && !row.is_draft) throw new Problem('draft_sent');
  const draft = presentDraft(row);
  const isSame =
    row.save_id === saveId ||
    (row.content === content &&
      sameFiles(row.attachments, files) &&
      isDeepStrictEqual(datedOf(row.to), datedOf(to)));
  if (place !== null && row.same_key && row.same_place && isSame) return draft;
  throw new Problem('draft_conflict', { members: { draft } });
}
