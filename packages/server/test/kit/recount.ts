import { nameOfPlace, type Place } from '@weft/contract/places.ts';
import type { Reading } from '@weft/contract/unread.ts';
import type { Database } from '../../src/core/db/database.ts';
import type {
  ChannelMembersRow,
  ChannelsRow,
  ConversationChannelsRow,
  ConversationParticipantsRow,
  ConversationsRow,
  MembersRow,
  MessageMentionsRow,
  MessagesRow,
} from '../../src/core/db/row-types.ts';
import { sql } from '../../src/core/db/statement.ts';

type Position = Pick<ChannelMembersRow, 'last_read_seq' | 'since_seq'>;

/** What the overview should say, by place: counted by hand from every row there is. */
export async function recount(db: Database, userId: string): Promise<Record<string, number[]>> {
  const members = await db.rows<MembersRow>(sql`
    select * from members where user_id = ${userId} and status = 'active'`);
  const channels = await db.rows<ChannelsRow>(sql`select * from channels`);
  const joined = await db.rows<ChannelMembersRow>(sql`
    select * from channel_members where user_id = ${userId}`);
  const conversations = await db.rows<ConversationsRow>(sql`select * from conversations`);
  const homes = await db.rows<ConversationChannelsRow>(sql`select * from conversation_channels`);
  const followed = await db.rows<ConversationParticipantsRow>(sql`
    select * from conversation_participants where user_id = ${userId}`);
  const messages = await db.rows<MessagesRow>(sql`select * from messages`);
  const mentions = await db.rows<MessageMentionsRow>(sql`
    select * from message_mentions where user_id = ${userId}`);

  const active = new Set(members.map((row) => row.community_id));
  const inside = new Set(joined.map((row) => row.channel_id));
  const readable = new Set(
    channels
      .filter((row) => active.has(row.community_id) && (row.visibility === 'public' || inside.has(row.id)))
      .map(({ id }) => id),
  );
  const called = new Set(mentions.map((row) => row.message_id));

  const count = ({ kind, id }: Place, { last_read_seq, since_seq }: Position): number[] => {
    const news = messages.filter(
      (row) =>
        (kind === 'channel' ? row.channel_id : row.conversation_id) === id &&
        !row.is_draft &&
        row.deleted_at === null &&
        row.author_id !== userId &&
        Number(row.seq) > Math.max(Number(last_read_seq), Number(since_seq)),
    );
    const calls = news.filter((row) => row.everyone !== null || called.has(row.id));
    return [news.length, calls.length, Number(last_read_seq)];
  };
  const counts: Record<string, number[]> = {};
  for (const row of joined) {
    const place: Place = { kind: 'channel', id: row.channel_id };
    if (readable.has(row.channel_id)) counts[nameOfPlace(place)] = count(place, row);
  }
  for (const row of followed) {
    const place: Place = { kind: 'conversation', id: row.conversation_id };
    const thread = conversations.find(({ id }) => id === place.id)?.kind === 'thread';
    const here = homes.some((home) => home.conversation_id === place.id && readable.has(home.channel_id));
    if (!thread || here) counts[nameOfPlace(place)] = count(place, row);
  }
  return counts;
}

/** The same of an overview. */
export function countsIn(items: readonly Reading[]): Record<string, number[]> {
  return Object.fromEntries(
    items.map(({ place, unread, mentions, lastReadSeq }) => [
      nameOfPlace(place),
      [unread, mentions, lastReadSeq],
    ]),
  );
}
