import type { MediaRow } from '../../core/db/row-types.ts';
import { sql } from '../../core/db/statement.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';
import { enqueueRemoval } from './remove-files.ts';

/** The bytes go by a job of the same transaction; the sweep finds what it leaves. */
export const mediaData: DescribePersonalData = (data) => {
  data.export({
    name: 'files',
    tables: ['media'],
    read: (db, userId) =>
      db.rows(sql`
        select id::text, type, name, coalesce(profile_part, case when message_id is not null then 'message' end) as "usedAs", mime_type as "mimeType", size::text as bytes, width, height,
          created_at as "uploadedAt"
        from media where owner_id = ${userId} order by id desc`),
    files: async (db, userId) => {
      const rows = await db.rows<Pick<MediaRow, 'id' | 'name' | 'storage_key'>>(
        sql`select id, name, storage_key from media where owner_id = ${userId} order by id`,
      );
      // Two may have one name; a colon or a question mark is no name everywhere.
      return rows.map(({ id, name, storage_key: key }) => ({
        name: `files/${id}-${name.replaceAll(/[<>:"|?*]/g, '_')}`,
        key,
      }));
    },
  });
  data.export({
    name: 'storage',
    tables: ['storage_usage', 'uploads', 'user_subscriptions'],
    read: async (db, userId) => {
      const [room] = await db.rows<object>(sql`
        select used_bytes::text as "usedBytes", reserved_bytes::text as "reservedBytes", quota_bytes::text as "quotaBytes"
        from storage_usage where user_id = ${userId}`);
      const subscriptions = await db.rows<object>(sql`
        select t.name as tier, c.name as community, s.status, s.subscribed_at as "subscribedAt",
          s.canceled_at as "canceledAt", s.period_ends_at as "endsAt"
        from user_subscriptions s join subscription_tiers t on t.id = s.tier_id
        left join communities c on c.id = s.community_id
        where s.user_id = ${userId} order by s.id desc`);
      return { ...room, subscriptions };
    },
  });
  data.erase({
    name: 'files',
    tables: ['media', 'uploads', 'storage_usage', 'user_subscriptions'],
    erase: async (tx, userId) => {
      await tx.rows(sql`select from storage_usage where user_id = ${userId} for update`);
      await tx.rows(sql`update user_profiles set avatar_media_id = null where user_id = ${userId}`);
      const gone = await tx.rows<{ key: string }>(sql`
        with u as (delete from uploads where owner_id = ${userId} returning parts),
          m as (delete from media where owner_id = ${userId} returning storage_key, thumbnail_key)
        select unnest(parts) as key from u
        union all select storage_key from m
        union all select thumbnail_key from m where thumbnail_key is not null`);
      await enqueueRemoval(
        tx,
        gone.map(({ key }) => key),
      );
      // What was paid stays on record; who paid is a number by then, and the provider's name for them goes.
      await tx.rows(sql`
        update user_subscriptions set provider_customer_id = null, provider_subscription_id = null where user_id = ${userId}`);
    },
  });
};
