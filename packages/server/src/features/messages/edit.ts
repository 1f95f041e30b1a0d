import { messageUpdated } from '@weft/contract/message-events.ts';
import type { Transaction } from '../../core/db/executor.ts';
import { sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import { appendEvents, newEvent } from '../../core/outbox/append.ts';
import type { User } from '../../core/policy/actor.ts';
import type { Permit } from '../../core/policy/policy.ts';
import { tellOfRoot } from './carry.ts';
import { roomOf } from './place-room.ts';
import type { MessageFacts } from './policy.ts';
import { readBases } from './queries.ts';
import { readSayFacts } from './say-facts.ts';
import { readWords } from './words.ts';

/** What it said before is kept beside it. Nobody is called and nothing carried by an edit; names are looked up anew. */
export async function editMessage(
  tx: Transaction,
  { actor, subject }: Permit<'message.edit', User, MessageFacts>,
  { content, version = null }: { readonly content: string; readonly version?: number | undefined | null },
): Promise<void> {
  const text = readWords(content);
  const { id, kind } = subject.place;
  const to = kind === 'channel' ? { channelId: id } : { conversationId: id };
  const { html } = text.find(await readSayFacts(tx, actor, to, text.names));
  const [edited] = await tx.rows<{ changed: boolean }>(sql`
    with before as (
      select id, version, content, content_html from messages
      where id = ${subject.id} and deleted_at is null and (${version}::bigint is null or version = ${version})
      for no key update
    ), kept as (
      insert into message_revisions (message_id, version, content, content_html)
      select id, version, content, content_html from before where content <> ${content}
    ), after as (
      update messages m set content = ${content}, content_html = ${html}, version = m.version + 1,
        edited_at = date_trunc('milliseconds', clock_timestamp())
      from before where m.id = before.id and before.content <> ${content}
      returning m.id
    )
    select exists (select from after) as changed from before`);
  if (edited === undefined) throw new Problem('conflict');
  if (!edited.changed) return;
  const message = (await readBases(tx, [subject.id])).get(subject.id);
  if (message === undefined) return;
  const event = newEvent(messageUpdated, roomOf(message.place), { message });
  await appendEvents(tx, [event, ...(await tellOfRoot(tx, subject.id, event))]);
}
