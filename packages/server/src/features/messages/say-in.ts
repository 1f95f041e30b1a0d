import { prepared, type Statement, sql } from '../../core/db/statement.ts';
import { isMuted } from '../communities/muted.ts';
import { goalPeople, takesPart } from './goal-people.ts';
import { draftSent, messagePayload, notSaid, now, oneMore, saidAndCalled, theSaid } from './said.ts';
import { threadSummaryJson } from './thread-summary.ts';
import type { Utterance } from './utterance.ts';

export function inChannel(utterance: Utterance, channelId: string): Statement {
  const me = utterance.facts.author.id;
  return prepared('say-in-channel')`
    with place as (
      update channels c set last_seq = c.last_seq + 1
      where c.id = ${channelId} and c.archived_at is null and ${notSaid(utterance)}
        and exists (select from channel_members i where i.channel_id = c.id and i.user_id = ${me})
        and exists (
          select from members x where x.community_id = c.community_id and x.user_id = ${me} and x.status = 'active'
            and not ${isMuted(sql`x`)})
      returning c.id as channel_id, null::bigint as conversation_id, c.last_seq as seq, false as thread_made
    ), ${saidAndCalled(utterance)}, moved as (
      update channel_members i set last_read_seq = said.seq from said
      where i.channel_id = said.channel_id and i.user_id = ${me}
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', 'channel:' || said.channel_id, ${messagePayload(utterance)} from said
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}

/** The first reply makes the thread; of several at the same moment, one does and the others wait and join it. */
export function inThread(utterance: Utterance): Statement {
  const { facts, words } = utterance;
  const me = facts.author.id;
  return prepared('say-in-thread')`
    with thread as (
      insert into conversations as v (kind, community_id, root_message_id, last_seq, reply_count, last_repliers,
        last_activity_at)
      select 'thread', c.community_id, r.id, 1, 1, array[${me}::bigint], ${now}
      from messages r
      join channels c on c.id = r.channel_id
      where r.id = ${facts.rootMessageId} and not r.is_draft and ${notSaid(utterance)}
        and (r.deleted_at is null or exists (select from conversations w where w.root_message_id = r.id))
        and exists (
          select from members x where x.community_id = c.community_id and x.user_id = ${me} and x.status = 'active'
            and not ${isMuted(sql`x`)})
        and exists (
          select from channel_members i join channels o on o.id = i.channel_id and o.archived_at is null
          where i.user_id = ${me} and (i.channel_id = c.id or i.channel_id in (
            select k.channel_id from conversation_channels k join conversations w on w.id = k.conversation_id
            where w.root_message_id = r.id)))
      on conflict (root_message_id) where root_message_id is not null do update set ${oneMore(me)}
      returning v.*, (xmax = 0) as thread_made
    ), place as (
      select null::bigint as channel_id, id as conversation_id, last_seq as seq, thread_made from thread
    ), home as (
      insert into conversation_channels (conversation_id, channel_id, is_primary)
      select thread.id, r.channel_id, true from thread join messages r on r.id = thread.root_message_id
      where thread.thread_made
      returning conversation_id, channel_id
    ), ${saidAndCalled(utterance)}, follows as (
      insert into conversation_participants as p (conversation_id, user_id, role, last_read_seq, since_seq)
      select said.conversation_id, f.user_id, 'follower', min(f.seq), min(f.seq)
      from said join thread on thread.id = said.conversation_id, lateral (
        select ${me}::bigint as user_id, said.seq as seq
        union all select r.author_id, 0 from messages r
          where r.id = thread.root_message_id and thread.thread_made and r.author_id <> ${me}
        union all select n, said.seq - 1 from unnest(${words.mentions}::bigint[]) n where n <> ${me}
      ) f
      group by said.conversation_id, f.user_id order by f.user_id
      on conflict (conversation_id, user_id) do update
        set last_read_seq = case when p.user_id = ${me} then excluded.last_read_seq else p.last_read_seq end
      returning p.*, (xmax = 0) as begins
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', 'thread:' || said.conversation_id, ${messagePayload(utterance)} from said
      union all
      select case when v.thread_made then 'conversation.created' else 'conversation.updated' end,
        'channel:' || l.channel_id,
        jsonb_build_object('channelId', l.channel_id::text, 'thread', ${threadSummaryJson},
          'latest', jsonb_build_object('seq', said.seq, 'authorId', ${me}::text,
            'mentions', ${JSON.stringify(words.mentions)}::jsonb, 'everyone', ${words.everyone}::text))
      from said join thread v on v.id = said.conversation_id join (
        select conversation_id, channel_id from home
        union all select conversation_id, channel_id from conversation_channels) l on l.conversation_id = v.id
      union all
      select 'following.changed', 'user:' || follows.user_id, jsonb_build_object(
        'conversationId', follows.conversation_id::text, 'communityId', thread.community_id::text, 'following', true,
        'muted', follows.muted, 'lastReadSeq', follows.last_read_seq, 'version', follows.version)
      from follows join thread on thread.id = follows.conversation_id where follows.begins
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}

export function inDirect(utterance: Utterance, conversationId: string): Statement {
  const me = utterance.facts.author.id;
  return prepared('say-directly')`
    with conversation as (
      update conversations v set ${oneMore(me)}
      where v.id = ${conversationId} and v.kind = 'direct' and not v.closed and ${notSaid(utterance)} and exists (
        select from conversation_participants i where i.conversation_id = v.id and i.user_id = ${me})
      returning v.id, v.last_seq, v.participant_ids
    ), place as (
      select null::bigint as channel_id, id as conversation_id, last_seq as seq, false as thread_made from conversation
    ), ${saidAndCalled(utterance)}, moved as (
      update conversation_participants i set last_read_seq = said.seq from said
      where i.conversation_id = said.conversation_id and i.user_id = ${me}
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', room.name, ${messagePayload(utterance)}
      from said join conversation on conversation.id = said.conversation_id, lateral (
        select 'thread:' || said.conversation_id as name
        union all select 'user:' || n from unnest(conversation.participant_ids) n) room
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}

/**
 * What decides whether it may be said there still lies on the conversation's row: whoever was taken out, and a goal that was put
 * away, while this waited for that row, is seen.
 */
export function inGoal(utterance: Utterance, conversationId: string): Statement {
  const me = utterance.facts.author.id;
  return prepared('say-in-goal')`
    with conversation as (
      update conversations v set ${oneMore(me)}
      where v.id = ${conversationId} and v.kind = 'goal' and not v.closed and ${me}::bigint = any(v.participant_ids)
        and ${notSaid(utterance)} and exists (
          select from conversation_participants i join members m on m.user_id = i.user_id
          where i.conversation_id = v.id and i.user_id = ${me} and m.community_id = v.community_id
            and ${takesPart(sql`i`, sql`m`)} and not ${isMuted(sql`m`)})
      returning v.id, v.community_id, v.last_seq
    ), place as (
      select null::bigint as channel_id, id as conversation_id, last_seq as seq, false as thread_made from conversation
    ), ${saidAndCalled(utterance)}, moved as (
      update conversation_participants i set last_read_seq = said.seq from said
      where i.conversation_id = said.conversation_id and i.user_id = ${me}
    ), told as (
      insert into outbox (type, room, payload)
      select 'message.created', room.name, ${messagePayload(utterance)}
      from said join conversation on conversation.id = said.conversation_id, lateral (
        select 'thread:' || said.conversation_id as name
        union all select 'user:' || n.user_id from (${goalPeople(sql`conversation`)}) n) room
      ${draftSent(utterance)}
    )
    ${theSaid}`;
}
