import type { MemberRole } from '@weft/contract/communities.ts';
import type { Place } from '@weft/contract/places.ts';
import type { Executor } from '../../core/db/executor.ts';
import type { ChannelsRow, ConversationParticipantsRow } from '../../core/db/row-types.ts';
import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { Problem } from '../../core/http/problem.ts';
import type { User } from '../../core/policy/actor.ts';
import { isMuted } from '../communities/muted.ts';
import type { GoalPlace, PlaceFacts } from './policy.ts';

/** How the reader stands to a conversation’s channels. `v` is the conversation. */
export function standingIn(readerId: string): Statement {
  return sql`
    select coalesce(bool_or(c.visibility = 'public' or i.user_id is not null), false) as readable,
      coalesce(bool_or(i.user_id is not null and c.archived_at is null), false) as inside,
      coalesce(bool_and(c.archived_at is not null), false) as archived
    from conversation_channels k
    join channels c on c.id = k.channel_id
    left join channel_members i on i.channel_id = c.id and i.user_id = ${readerId}
    where k.conversation_id = v.id`;
}

interface ChannelPlaceRow extends Pick<ChannelsRow, 'id' | 'community_id' | 'visibility'> {
  readonly role: MemberRole | null;
  readonly inside: boolean;
  readonly archived: boolean;
  readonly muted: boolean;
  readonly last_seq: string;
  readonly last_read_seq: string | null;
}

interface ConversationPlaceRow {
  readonly muted: boolean;
  readonly closed: boolean;
  readonly id: string;
  readonly kind: 'thread' | 'direct' | 'goal';
  readonly community_id: string | null;
  readonly role: MemberRole | null;
  readonly takes: ConversationParticipantsRow['role'] | null;
  readonly readable: boolean;
  readonly inside: boolean;
  readonly archived: boolean;
  readonly last_seq: string;
  readonly last_read_seq: string | null;
}

export interface PlaceNow {
  readonly facts: PlaceFacts;
  readonly lastSeq: number;
  /** Null: the reader does not keep a position there. */
  readonly lastReadSeq: number | null;
}

/** What may not be known of is for the policy to say. */
export async function readPlace(db: Executor, actor: User, { kind, id }: Place): Promise<PlaceNow> {
  const now = await (kind === 'channel'
    ? readChannelPlace(db, actor, id)
    : readConversationPlace(db, actor, id));
  if (now === undefined) throw new Problem('not_found');
  return now;
}

async function readChannelPlace(db: Executor, { userId }: User, id: string): Promise<PlaceNow | undefined> {
  const [row] = await db.rows<ChannelPlaceRow>(prepared('channel-place')`
    select c.id, c.community_id, c.visibility, m.role, ${isMuted(sql`m`)} as muted, i.user_id is not null as inside,
      c.archived_at is not null as archived, c.last_seq, i.last_read_seq
    from channels c
    left join members m on m.community_id = c.community_id and m.user_id = ${userId} and m.status = 'active'
    left join channel_members i on i.channel_id = c.id and i.user_id = ${userId}
    where c.id = ${id}`);
  if (row === undefined) return undefined;
  const { community_id: communityId, visibility, role, inside, archived, muted } = row;
  return {
    facts: { kind: 'channel', id, communityId, visibility, role, inside, archived, muted },
    ...positionsOf(row),
  };
}

async function readConversationPlace(
  db: Executor,
  { userId }: User,
  id: string,
): Promise<PlaceNow | undefined> {
  const [row] = await db.rows<ConversationPlaceRow>(prepared('conversation-place')`
    select v.id, v.kind, v.community_id, v.closed, m.role, p.role as takes, ${isMuted(sql`m`)} as muted, s.readable,
      case v.kind when 'direct' then p.user_id is not null else s.inside end as inside, s.archived,
      v.last_seq, p.last_read_seq
    from conversations v
    left join members m on m.community_id = v.community_id and m.user_id = ${userId} and m.status = 'active'
    left join conversation_participants p on p.conversation_id = v.id and p.user_id = ${userId}
    cross join lateral (${standingIn(userId)}) s
    where v.id = ${id}`);
  return row && { facts: conversationFacts(row), ...positionsOf(row) };
}

export function conversationFacts(row: Omit<ConversationPlaceRow, 'last_seq' | 'last_read_seq'>): PlaceFacts {
  const { id, community_id: communityId, role, readable, inside, archived, muted, closed } = row;
  if (communityId === null) return { kind: 'direct', id, inside, closed };
  if (row.kind === 'goal')
    return { kind: 'goal', id, communityId, role, takes: takenBy(row.takes), archived: closed, muted };
  return { kind: 'thread', id, communityId, role, readable, inside, archived, muted };
}

/** A row of participants says what somebody is in a goal. */
export function takenBy(role: ConversationParticipantsRow['role'] | null): GoalPlace['takes'] {
  return role === 'student' || role === 'instructor' ? role : null;
}

function positionsOf(row: { readonly last_seq: string; readonly last_read_seq: string | null }) {
  const lastReadSeq = row.last_read_seq === null ? null : Number(row.last_read_seq);
  return { lastSeq: Number(row.last_seq), lastReadSeq };
}
