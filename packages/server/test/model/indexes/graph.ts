import type { IndexUse } from './index-use.ts';

/** Of what is between people. */
export const graphIndexes: readonly IndexUse[] = [
  {
    index: 'user_follows_pkey',
    serves: 'whether somebody follows somebody',
    query: `select accepted from user_follows where follower_id = 500 and following_id = 501`,
  },
  {
    index: 'user_follows_following',
    serves: 'whom somebody follows, the latest first',
    query: `select following_id from user_follows where follower_id = 500 and accepted order by accepted_at desc, following_id desc limit 21`,
  },
  {
    index: 'user_follows_followers',
    serves: 'who follows somebody, the latest first; erasing an account',
    query: `select follower_id from user_follows where following_id = 500 and accepted order by accepted_at desc, follower_id desc limit 21`,
  },
  {
    index: 'user_follows_requests',
    serves: 'who waits for an answer, the latest first; letting all of them in',
    query: `select follower_id from user_follows where following_id = 500 and not accepted order by created_at desc, follower_id desc limit 21`,
  },
  {
    index: 'friendships_pkey',
    serves: 'whether two are friends',
    query: `select from friendships where user_id_1 = 500 and user_id_2 = 507`,
  },
  {
    index: 'friendships_first',
    serves: 'somebody’s friends, the latest first: those whose id is larger',
    query: `select user_id_2 from friendships where user_id_1 = 500 order by created_at desc, user_id_2 desc limit 21`,
  },
  {
    index: 'friendships_second',
    serves: 'somebody’s friends, the latest first: those whose id is smaller',
    query: `select user_id_1 from friendships where user_id_2 = 500 order by created_at desc, user_id_1 desc limit 21`,
  },
  {
    index: 'user_mutes_pkey',
    serves: 'whether one has muted somebody',
    query: `select from user_mutes where muter_id = 500 and muted_id = 501`,
  },
  {
    index: 'user_mutes_listed',
    serves: 'whom one has muted, the latest first',
    query: `select muted_id from user_mutes where muter_id = 500 order by created_at desc, muted_id desc limit 21`,
  },
  {
    index: 'user_mutes_muted',
    serves: 'erasing an account',
    query: `delete from user_mutes where muted_id = 500`,
  },
  {
    index: 'user_stats_pkey',
    serves: 'how many follow somebody',
    query: `select followers from user_stats where user_id = 500`,
  },
  {
    index: 'drafts_pkey',
    serves: 'one form that is being written, by its id',
    query: `delete from drafts where id = 500`,
  },
  {
    index: 'drafts_one',
    serves: 'the forms that somebody is writing, one of each type',
    query: `select * from drafts where user_id = 500 and type = 'bug_report'`,
  },
  {
    index: 'feedback_reports_pkey',
    serves: 'all that people reported, newest first; one of it',
    query: `select id from feedback_reports where id < 5000 order by id desc limit 31`,
  },
  {
    index: 'feedback_reports_key',
    serves: 'whether it was sent already',
    query: `select * from feedback_reports where user_id = 500 and client_key = 'k500'`,
  },
  {
    index: 'feedback_reports_user',
    serves: 'what somebody has sent, newest first',
    query: `select * from feedback_reports where user_id = 500 and id < 15000 order by id desc limit 21`,
  },
  {
    index: 'feedback_reports_state',
    serves: 'what is of one state, newest first',
    query: `select id from feedback_reports where state = 'planned' and id < 15000 order by id desc limit 31`,
  },
  {
    index: 'feedback_reports_handled_by',
    serves: 'letting go of somebody who decided and whose account is removed',
    query: `update feedback_reports set handled_by = null where handled_by = 200`,
  },
  {
    index: 'reminder_settings_pkey',
    serves: 'when somebody wants to be reminded',
    query: `select * from reminder_settings where user_id = 500`,
  },
  {
    index: 'reminder_settings_zone',
    serves: 'who is to be reminded in a zone',
    query: `select user_id from reminder_settings where zone = 'Zone/7' and nudge_on and nudge_at <= '19:00'`,
  },
  {
    index: 'reminder_days_pkey',
    serves: 'whether somebody was decided about on a day, and when they were told last',
    query: `select from reminder_days where user_id = 500 and kind = 'nudge' and day >= '2026-11-20'`,
  },
  {
    index: 'reminder_days_day',
    serves: 'forgetting old days',
    query: `delete from reminder_days where day < '2000-01-01'`,
  },
  {
    index: 'user_lists_pkey',
    serves: 'one list',
    query: `select name from user_lists where id = 500`,
  },
  {
    index: 'user_lists_name_key',
    serves: 'the lists of somebody, and one of that name',
    query: `select id from user_lists where user_id = 500 and lower(name) = 'list 500'`,
  },
  {
    index: 'feedback_snippets_pkey',
    serves: 'one snippet',
    query: `select content from feedback_snippets where id = 500`,
  },
  {
    index: 'feedback_snippets_user',
    serves: 'what somebody says again and again',
    query: `select id, title, content from feedback_snippets where user_id = 500 order by lower(title), id`,
  },
  {
    index: 'desk_visits_pkey',
    serves: 'until when somebody has seen what was sent to them',
    query: `select seen_until from desk_visits where user_id = 500`,
  },
  {
    index: 'list_members_pkey',
    serves: 'who is in a list',
    query: `select user_id from list_members where list_id = 500`,
  },
  {
    index: 'list_members_user',
    serves: 'taking somebody who goes out of all lists',
    query: `delete from list_members where user_id = 500`,
  },
  {
    index: 'custom_feeds_pkey',
    serves: 'one feed',
    query: `select name from custom_feeds where id = 500`,
  },
  {
    index: 'custom_feeds_name_key',
    serves: 'the feeds of somebody, and one of that name',
    query: `select id from custom_feeds where user_id = 500 and lower(name) = 'feed 500'`,
  },
  {
    index: 'custom_feeds_default_key',
    serves: 'what opens first',
    query: `update custom_feeds set is_default = false where user_id = 500 and is_default`,
  },
  {
    index: 'feed_filters_pkey',
    serves: 'the filters of a feed, in their order',
    query: `select type from feed_filters where feed_id = 500 order by group_order, display_order`,
  },
  {
    index: 'feed_rankings_pkey',
    serves: 'the order that a page goes on in',
    query: `select post_ids from feed_rankings where id = 500`,
  },
  {
    index: 'feed_rankings_expires',
    serves: 'orders that are old',
    query: `delete from feed_rankings where expires_at < now() - interval '19900 minutes'`,
  },
  {
    index: 'feed_rankings_user',
    serves: 'removing an account',
    query: `delete from feed_rankings where user_id = 500`,
  },
];
