import type { IndexUse } from './index-use.ts';

/** Of files, and the room for them. */
export const mediaIndexes: readonly IndexUse[] = [
  {
    index: 'media_pkey',
    serves: 'one file, by the address that it is served at',
    query: `select * from media where id = 500`,
  },
  {
    index: 'media_owner',
    serves: "a list of one's own files, newest first",
    query: `select * from media where owner_id = 500 and id < 900000 order by id desc limit 21`,
  },
  {
    index: 'media_loose',
    serves: 'removing what nothing has held on to for a day',
    query: `select id from media where loose_since < now() - interval '19900 minutes' order by loose_since limit 100`,
  },
  {
    index: 'media_profile',
    serves: 'what a profile shows, in its order',
    query: `select id from media where profile_id = 500 order by display_order`,
  },
  {
    index: 'media_community',
    serves: 'what a community shows, in its order',
    query: `select id from media where community_id = 50 order by display_order limit 5`,
  },
  {
    index: 'media_message',
    serves: 'what hangs on a message, in its order',
    query: `select id from media where message_id = 502 order by display_order`,
  },
  {
    index: 'media_storage_key',
    serves: 'looking for files without a row; one row a file',
    query: `select storage_key from media where storage_key = any(array['k500', 'k501'])`,
  },
  {
    index: 'media_thumbnail_key',
    serves: 'the same for thumbnails',
    query: `select thumbnail_key from media where thumbnail_key = any(array['t500', 't501'])`,
  },
  {
    index: 'storage_usage_pkey',
    serves: 'how much room somebody has; the lock of it',
    query: `select * from storage_usage where user_id = 500 for update`,
  },
  {
    index: 'subscription_tiers_pkey',
    serves: "a subscription's tier",
    query: `select * from subscription_tiers where id = 500`,
  },
  {
    index: 'subscription_tiers_name_key',
    serves: "a tier by its owner and name, the platform's among them",
    query: `select storage_bytes from subscription_tiers where community_id is null and lower(name) = 'free'`,
  },
  {
    index: 'uploads_pkey',
    serves: 'going on with an upload',
    query: `update uploads set received_bytes = 1 where id = 500 and received_bytes = 0`,
  },
  {
    index: 'uploads_owner',
    serves: 'how many uploads somebody has under way',
    query: `select count(*) from uploads where owner_id = 500`,
  },
  {
    index: 'uploads_expiry',
    serves: 'giving back what abandoned uploads reserved',
    query: `select id from uploads where expires_at < now() - interval '9900 minutes' order by expires_at limit 100`,
  },
  {
    index: 'user_subscriptions_pkey',
    serves: 'changing one subscription',
    query: `update user_subscriptions set period_ends_at = now() where id = 500`,
  },
  {
    index: 'user_subscriptions_active_key',
    serves: "the tier that somebody's quota comes from; one for each owner",
    query: `select tier_id from user_subscriptions where user_id = 500 and community_id is null and status = 'active'`,
  },
  {
    index: 'user_subscriptions_user',
    serves: "somebody's subscriptions, newest first",
    query: `select * from user_subscriptions where user_id = 500 order by id desc limit 20`,
  },
  {
    index: 'user_subscriptions_tier',
    serves: 'who has a tier whose room changes',
    query: `select user_id from user_subscriptions where tier_id = 500`,
  },
  {
    index: 'user_subscriptions_community',
    serves: 'who has subscribed to a community, by state',
    query: `select user_id from user_subscriptions where community_id = 50 and status = 'active'`,
  },
  {
    index: 'user_subscriptions_ending',
    serves: 'ending what has run out',
    query: `select id from user_subscriptions where status = 'active' and period_ends_at < now() - interval '19900 minutes' order by period_ends_at limit 100`,
  },
];
