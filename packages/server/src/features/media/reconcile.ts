import { type Statement, sql } from '../../core/db/statement.ts';
import { keptValues } from '../../core/reconcile/kept-values.ts';

const bytesOf = (types: Statement) => sql`(
  select coalesce(sum(m.size), 0)::bigint from media m where m.owner_id = o.user_id and m.type in (${types}))`;

/** What is used of somebody's room, what is announced, and how big the room is. */
export const storageUse = keptValues({
  table: 'storage_usage',
  key: ['user_id'],
  owner: 'users',
  columns: {
    image_bytes: bytesOf(sql`'image'`),
    video_bytes: bytesOf(sql`'video'`),
    audio_bytes: bytesOf(sql`'audio'`),
    other_bytes: bytesOf(sql`'gif', 'document'`),
    reserved_bytes: sql`(
      select coalesce(sum(u.declared_bytes), 0)::bigint from uploads u where u.owner_id = o.user_id)`,
    quota_bytes: sql`coalesce(
      (select t.storage_bytes from user_subscriptions s join subscription_tiers t on t.id = s.tier_id
       where s.user_id = o.user_id and s.community_id is null and s.status = 'active'),
      (select t.storage_bytes from subscription_tiers t where t.community_id is null and lower(t.name) = 'free'),
      kept.quota_bytes)`,
  },
  also: sql`last_calculated_at = now()`,
});

/** Since when nothing holds a file; of one that is held, nothing. */
export const looseFiles = keptValues({
  table: 'media',
  key: ['id'],
  columns: {
    loose_since: sql`case when num_nonnulls(kept.profile_id, kept.community_id, kept.message_id, kept.post_id) = 0
      then coalesce(kept.loose_since, now()) end`,
  },
});

export const subscriptionOwners = keptValues({
  table: 'user_subscriptions',
  key: ['id'],
  columns: { community_id: sql`(select t.community_id from subscription_tiers t where t.id = kept.tier_id)` },
});
