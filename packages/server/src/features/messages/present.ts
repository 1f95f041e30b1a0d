import type { Attachment } from '@weft/contract/media.ts';
import type { Message, MessageBase, Reaction } from '@weft/contract/messages.ts';
import type { MessagesRow, UserProfilesRow, UsersRow } from '../../core/db/row-types.ts';
import { type Statement, sql } from '../../core/db/statement.ts';
import type { User } from '../../core/policy/actor.ts';
import { attachmentsJson } from './files.ts';
import {
  butForMute,
  type MessageFacts,
  mayDeleteMessage,
  mayEditMessage,
  mayPin,
  mayReact,
  maySayIn,
  type PlaceFacts,
} from './policy.ts';
import { type ThreadJson, threadSummaryJson } from './thread-summary.ts';

/** Of those who reacted, as many are named. */
const peopleShown = 50;

export const reactionsJson: Statement = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('emoji', e.emoji, 'count', e.n, 'people', e.people)
      order by e.began, e.emoji), '[]')
   from (
     select r.emoji, count(*) as n, min(r.created_at) as began,
       (array_agg(r.user_id::text order by r.created_at, r.user_id))[1:${peopleShown}] as people
     from message_reactions r where r.message_id = m.id group by r.emoji) e)`;

export type BaseRow = Pick<
  MessagesRow,
  | 'id'
  | 'author_id'
  | 'channel_id'
  | 'conversation_id'
  | 'reply_to_message_id'
  | 'content'
  | 'content_html'
  | 'everyone'
  | 'client_key'
  | 'seq'
  | 'kind'
  | 'target_date'
  | 'progress'
  | 'sent_at'
  | 'edited_at'
  | 'deleted_at'
  | 'version'
> &
  Pick<UsersRow, 'username'> &
  Pick<UserProfilesRow, 'display_name' | 'avatar_media_id'> & {
    readonly attachments: Attachment[];
    readonly mentions: string[];
    readonly reactions: Reaction[];
    readonly pinned: boolean;
  };

export type MessageRow = BaseRow & { readonly mine: string[]; readonly thread: ThreadJson };

/** What everybody sees of a message `m`, with its author `u`, `p`. */
export const baseColumns: Statement = sql`
  m.id, m.author_id, m.channel_id, m.conversation_id, m.reply_to_message_id, m.content, m.content_html, m.everyone,
  m.client_key, m.seq, m.kind, m.target_date::text as target_date, m.progress, m.sent_at, m.edited_at, m.deleted_at, m.version, u.username,
  p.display_name, p.avatar_media_id,
  ${attachmentsJson(sql`m.id`)} as attachments,
  (select coalesce(jsonb_agg(x.user_id::text order by x.user_id), '[]')
   from message_mentions x where x.message_id = m.id) as mentions,
  exists (select from message_pins x where x.message_id = m.id) as pinned,
  ${reactionsJson} as reactions`;

export function messageColumns(readerId: string): Statement {
  return sql`${baseColumns},
    array(select r.emoji from message_reactions r where r.message_id = m.id and r.user_id = ${readerId}) as mine,
    (select ${threadSummaryJson} from conversations v where v.root_message_id = m.id) as thread`;
}

export const messageTables: Statement = sql`
  messages m join users u on u.id = m.author_id join user_profiles p on p.user_id = m.author_id`;

export function presentBase(row: BaseRow): MessageBase {
  const deleted = row.deleted_at !== null;
  return {
    id: row.id,
    place:
      row.channel_id === null
        ? { kind: 'conversation', id: row.conversation_id ?? '' }
        : { kind: 'channel', id: row.channel_id },
    seq: Number(row.seq),
    kind: row.kind,
    targetDate: row.target_date,
    progress: row.progress,
    author: {
      id: row.author_id,
      username: row.username,
      displayName: row.display_name,
      avatar: row.avatar_media_id,
    },
    content: row.content,
    html: row.content_html,
    attachments: row.attachments,
    replyToMessageId: row.reply_to_message_id,
    mentions: deleted ? [] : row.mentions,
    everyone: deleted ? null : row.everyone,
    reactions: deleted ? [] : row.reactions,
    pinned: row.pinned,
    clientKey: row.client_key,
    sentAt: row.sent_at?.toISOString() ?? '',
    editedAt: row.edited_at?.toISOString() ?? null,
    deleted,
    version: Number(row.version),
  };
}

export function presentMessage(
  actor: User,
  row: MessageRow,
  place: PlaceFacts,
  carriedHere = false,
): Message {
  const base = presentBase(row);
  return {
    ...base,
    thread: row.thread,
    mine: base.deleted ? [] : row.mine,
    may: mayDo(actor, {
      ...{ id: base.id, authorId: base.author.id, deleted: base.deleted, place, carriedHere },
    }),
  };
}

export function mayDo(actor: User, message: MessageFacts): Message['may'] {
  const facts = { ...message, place: butForMute(message.place) };
  return {
    reply: maySayIn.allows(actor, facts.place),
    react: mayReact.allows(actor, facts),
    edit: mayEditMessage.allows(actor, facts),
    delete: mayDeleteMessage.allows(actor, facts),
    pin: mayPin.allows(actor, facts),
  };
}
