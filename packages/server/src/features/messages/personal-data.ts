import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';
import { lastRepliers, replyCount } from './thread-counts.ts';

/**
 * An export holds what somebody wrote, also what they did not send. Erasing takes their words out and leaves the rows, on
 * which other people's replies hang; drafts, reactions and positions go.
 */
export const messageData: DescribePersonalData = (data) => {
  data.export({
    name: 'messages',
    tables: ['messages', 'message_revisions'],
    read: (db, userId) =>
      db.rows(sql`
        select m.content, m.sent_at as "sentAt", m.edited_at as "editedAt", m.is_draft as "draft", c.slug as channel,
          v.kind as conversation, m.kind, m.target_date as "targetDate", m.progress,
          (select coalesce(jsonb_agg(r.content order by r.version), '[]') from message_revisions r
           where r.message_id = m.id) as before,
          (select coalesce(jsonb_agg(f.id::text order by f.display_order), '[]') from media f
           where f.message_id = m.id) as files
        from messages m
        left join channels c on c.id = m.channel_id
        left join conversations v on v.id = m.conversation_id
        where m.author_id = ${userId} and m.deleted_at is null order by m.id`),
  });
  data.export({
    name: 'reactions',
    tables: ['message_reactions'],
    read: (db, userId) =>
      db.rows(sql`
        select message_id::text as message, emoji, created_at as at from message_reactions
        where user_id = ${userId} order by created_at`),
  });
  data.export({
    name: 'conversations',
    tables: ['conversation_participants'],
    read: (db, userId) =>
      db.rows(sql`
        select p.conversation_id::text as conversation, v.kind, p.role, p.muted, p.created_at as since
        from conversation_participants p join conversations v on v.id = p.conversation_id
        where p.user_id = ${userId} order by p.created_at`),
  });
  data.erase({
    name: 'messages',
    tables: [
      'messages',
      'message_revisions',
      'message_mentions',
      'message_reactions',
      'message_pins',
      'conversation_channels',
      'conversation_participants',
    ],
    erase: async (tx, userId) => {
      await tx.rows(sql`delete from messages where author_id = ${userId} and is_draft`);
      await tx.rows(sql`
        delete from message_revisions r using messages m where m.id = r.message_id and m.author_id = ${userId}`);
      const spokeIn = sql`(
        select m.conversation_id from messages m where m.author_id = ${userId} and m.deleted_at is null)`;
      // A statement of its own: what was said while it waited is counted by the next.
      await tx.rows(
        sql`select from conversations v where v.id in ${spokeIn} order by v.id for no key update`,
      );
      await tx.rows(sql`
        update conversations v set version = v.version + 1,
          last_repliers = ${lastRepliers(sql`v.id`, userId)}, reply_count = ${replyCount(sql`v.id`, userId)}
        where v.id in ${spokeIn}`);
      await tx.rows(sql`
        update messages set content = '', content_html = '', everyone = null, version = version + 1,
          deleted_at = now(), deleted_by = null
        where author_id = ${userId} and deleted_at is null`);
      await tx.rows(sql`delete from message_mentions where user_id = ${userId}`);
      await tx.rows(sql`delete from message_reactions where user_id = ${userId}`);
      await tx.rows(sql`update message_pins set pinned_by = null where pinned_by = ${userId}`);
      await tx.rows(sql`update conversation_channels set carried_by = null where carried_by = ${userId}`);
      await tx.rows(sql`
        delete from conversation_participants where user_id = ${userId} and role = 'follower'`);
    },
  });
};
