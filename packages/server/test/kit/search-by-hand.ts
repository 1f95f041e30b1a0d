import type { Database } from '../../src/core/db/database.ts';
import type {
  ChannelMembersRow,
  ChannelsRow,
  ConversationChannelsRow,
  ConversationParticipantsRow,
  ConversationsRow,
  MembersRow,
  MessagesRow,
} from '../../src/core/db/row-types.ts';
import { sql } from '../../src/core/db/statement.ts';
import { fold } from '../../src/features/search/excerpt.ts';
import type { Asked, Part } from './random-search.ts';

interface Everything {
  readonly users: readonly { readonly id: string; readonly username: string; readonly open: boolean }[];
  readonly members: readonly MembersRow[];
  readonly channels: readonly ChannelsRow[];
  readonly joined: readonly ChannelMembersRow[];
  readonly conversations: readonly ConversationsRow[];
  readonly homes: readonly ConversationChannelsRow[];
  readonly participants: readonly ConversationParticipantsRow[];
  /** Sent and not deleted, the newest first. */
  readonly messages: readonly MessagesRow[];
}

export async function everythingIn(db: Database): Promise<Everything> {
  return {
    users: await db.rows(sql`
      select u.id, u.username, p.visibility = 'public' as open from users u join user_profiles p on p.user_id = u.id`),
    members: await db.rows(sql`select * from members`),
    channels: await db.rows(sql`select * from channels`),
    joined: await db.rows(sql`select * from channel_members`),
    conversations: await db.rows(sql`select * from conversations`),
    homes: await db.rows(sql`select * from conversation_channels`),
    participants: await db.rows(sql`select * from conversation_participants where role = 'participant'`),
    messages: await db.rows(sql`
      select * from messages where not is_draft and deleted_at is null order by sent_at desc, id desc`),
  };
}

/** What a search should find, by looking at every message there is; or the code with which it should be refused. */
export function searchByHand(
  all: Everything,
  reader: string,
  communityId: string,
  { parts, inCommunity }: Asked,
): readonly string[] | string {
  const active = all.members.filter((row) => row.status === 'active');
  const mine = new Set(active.filter((row) => row.user_id === reader).map((row) => row.community_id));
  const inside = new Set(all.joined.filter((row) => row.user_id === reader).map((row) => row.channel_id));
  const readable = all.channels.filter(
    (row) => mine.has(row.community_id) && (row.visibility === 'public' || inside.has(row.id)),
  );
  const talks = new Set(
    all.participants
      .filter((row) => row.user_id === reader)
      .map((row) => row.conversation_id)
      .filter((id) => all.conversations.find((one) => one.id === id)?.kind === 'direct'),
  );
  const valuesOf = (kind: Part['kind']) =>
    parts.flatMap((part) => (part.kind === kind && 'value' in part ? part.value : []));

  const isWord = (part: Part) => part.kind === 'word' || part.kind === 'phrase';
  const hasFilter = parts.some((part) => 'value' in part);
  if (!hasFilter && !parts.some((part) => isWord(part) && 'without' in part && !part.without))
    return 'invalid_request';

  const authors = valuesOf('from').map((name) => {
    const user = all.users.find(({ id, username }) => (name === 'me' ? id === reader : username === name));
    return user === undefined || !isKnown(user.id) ? undefined : user.id;
  });
  function isKnown(userId: string): boolean {
    if (userId === reader || all.users.some(({ id, open }) => id === userId && open)) return true;
    if (all.members.some((row) => row.user_id === userId && mine.has(row.community_id))) return true;
    return all.participants.some((row) => row.user_id === userId && talks.has(row.conversation_id));
  }
  const searched = readable.filter((row) => !inCommunity || row.community_id === communityId);
  if (inCommunity && searched.length === 0) return 'not_found';
  const places = valuesOf('in').map((slug) =>
    searched.filter((row) => row.slug === slug).map(({ id }) => id),
  );
  if (authors.includes(undefined) || places.some((ids) => ids.length === 0)) return 'invalid_request';
  const named = new Set(places.flat());

  const channelsOf = (conversationId: string | undefined) =>
    all.homes.filter((home) => home.conversation_id === conversationId).map((home) => home.channel_id);
  /** Every channel that a message is read in. */
  const livesIn = (row: MessagesRow): readonly string[] => {
    if (row.conversation_id !== null) return channelsOf(row.conversation_id);
    const thread = all.conversations.find((one) => one.root_message_id === row.id);
    return [row.channel_id ?? '', ...channelsOf(thread?.id)];
  };
  const may = (row: MessagesRow) => {
    if (row.conversation_id !== null && talks.has(row.conversation_id))
      return !inCommunity && named.size === 0;
    const lives = livesIn(row);
    return (
      lives.some((id) => searched.some((channel) => channel.id === id)) &&
      (named.size === 0 || lives.some((id) => named.has(id)))
    );
  };
  return all.messages
    .filter((row) => may(row) && (authors.length === 0 || authors.includes(row.author_id ?? '')))
    .filter((row) => fits(row, parts, valuesOf))
    .map(({ id }) => id);
}

export function fits(
  { content, sent_at }: Pick<MessagesRow, 'content' | 'sent_at'>,
  parts: readonly Part[],
  valuesOf: (kind: Part['kind']) => readonly string[],
): boolean {
  const day = (sent_at ?? new Date(0)).toISOString().slice(0, 10);
  if (valuesOf('before').some((before) => day >= before)) return false;
  if (valuesOf('after').some((after) => day <= after)) return false;
  if (valuesOf('has').some((kind) => kind !== 'link' || !/https?:\/\//i.test(content))) return false;

  const said = wordsOf(content);
  const terms = parts.filter((part) => !('value' in part));
  const either = terms.some((part) => part.kind === 'or');
  const last = parts.at(-1);
  const holds = (part: Part): boolean => {
    if (part.kind !== 'word' && part.kind !== 'phrase') return true;
    const wanted = wordsOf(part.text);
    const begins = part === last && part.kind === 'word' && !either && !part.without && part.text.length > 1;
    const found = said.some((_, at) =>
      wanted.every((word, n) => (begins ? said[at + n]?.startsWith(word) : said[at + n] === word)),
    );
    return found !== part.without;
  };
  // What stands on either side of an "or" belongs together.
  const sides: Part[][] = [[]];
  for (const part of terms)
    if (part.kind === 'or') sides.push([]);
    else sides.at(-1)?.push(part);
  return sides.some((side) => side.every(holds));
}

const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
