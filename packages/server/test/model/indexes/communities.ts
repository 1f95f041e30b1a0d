import type { IndexUse } from './index-use.ts';

/** Of communities, who is in them, and their channels. */
export const communitiesIndexes: readonly IndexUse[] = [
  {
    index: 'reports_pkey',
    serves: 'handling a report',
    query: `select state from reports where id = 500 for no key update`,
  },
  {
    index: 'reports_open_message',
    serves: 'one open report for each reporter and message',
    query: `select id from reports where reporter_id = 5 and message_id = 4 and state = 'open' and target = 'message'`,
  },
  {
    index: 'reports_open_user',
    serves: 'one open report for each reporter and page',
    query: `select id from reports where reporter_id = 9 and user_id = 10 and state = 'open' and target = 'user'`,
  },
  {
    index: 'reports_open_post',
    serves: 'one open report for each reporter and post',
    query: `select id from reports where reporter_id = 13 and post_id = 12 and state = 'open' and target = 'post'`,
  },
  {
    index: 'reports_post',
    serves: 'removing a post for good',
    query: `update reports set post_id = null where post_id = 500`,
  },
  {
    index: 'reports_queue',
    serves: 'what a community has to handle',
    query: `select max(id) from reports where community_id = 77 and state = 'open' group by target, message_id, post_id, user_id`,
  },
  {
    index: 'reports_message',
    serves: 'removing a message for good',
    query: `update reports set message_id = null where message_id = 500`,
  },
  {
    index: 'reports_user',
    serves: 'erasing whom reports are about',
    query: `delete from reports where user_id = 500`,
  },
  {
    index: 'reports_reporter',
    serves: 'what somebody reported',
    query: `select * from reports where reporter_id = 500`,
  },
  {
    index: 'reports_handled_by',
    serves: 'erasing who handled reports',
    query: `update reports set handled_by = null where handled_by = 500`,
  },
  {
    index: 'reports_age',
    serves: 'forgetting what was handled long ago',
    query: `delete from reports where handled_at < now() - interval '19000 hours'`,
  },
  {
    index: 'channel_members_pkey',
    serves: 'who is in a channel; whether one is in',
    query: `select user_id from channel_members where channel_id = 500`,
  },
  {
    index: 'channel_members_user',
    serves: 'the channels that one is in',
    query: `select channel_id, last_read_seq from channel_members where user_id = 500`,
  },
  {
    index: 'channel_stats_pkey',
    serves: 'how many are in a channel',
    query: `select members from channel_stats where channel_id = 500`,
  },
  {
    index: 'channels_pkey',
    serves: 'one channel, by its id',
    query: `select * from channels where id = 500`,
  },
  {
    index: 'channels_slug_key',
    serves: 'the channels of a community, and the one that an address names',
    query: `select * from channels where community_id = 500 order by slug`,
  },
  {
    index: 'channels_created_by',
    serves: 'letting go of a maker whose account is removed',
    query: `update channels set created_by = null where created_by = 501`,
  },
  {
    index: 'communities_pkey',
    serves: 'one community, by its id',
    query: `select * from communities where id = 500`,
  },
  {
    index: 'communities_slug_key',
    serves: 'the community that an address names',
    query: `select * from communities where slug = 'c500'`,
  },
  {
    index: 'communities_oidc_key',
    serves: 'the community whose people an issuer sends',
    query: `select id from communities where oidc_issuer = 'i' and oidc_organization = 'o500'`,
  },
  {
    index: 'communities_public',
    serves: 'public communities by name',
    query: `select * from communities where visibility = 'public' and (lower(name), id) > ('c500', 1) order by lower(name), id limit 21`,
  },
  {
    index: 'communities_name_begins',
    serves: 'the operator, looking for a community by how its name begins',
    query: `select id from communities where lower(name) collate "C" like 'c500%'`,
  },
  {
    index: 'community_seats_pkey',
    serves: 'the lock under which seats are given',
    query: `select * from community_seats where community_id = 500 for update`,
  },
  {
    index: 'invites_pkey',
    serves: 'revoking an invite',
    query: `update invites set revoked_at = now() where id = 500`,
  },
  {
    index: 'invites_token_hash_key',
    serves: 'following an invite’s link',
    query: `select * from invites where token_hash = sha256('500')`,
  },
  {
    index: 'invites_community',
    serves: 'the invites of a community, newest first',
    query: `select * from invites where community_id = 500 and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'invites_mailbox',
    serves: 'the invitations that wait for one’s answer',
    query: `select * from invites i where lower(email) = (select lower(u.email) from users u where u.id = 500 and u.email_verified) order by id desc limit 21`,
  },
  {
    index: 'invites_created_by',
    serves: 'letting go of an inviter whose account is removed',
    query: `update invites set created_by = null where created_by = 500`,
  },
  {
    index: 'members_pkey',
    serves: 'one member, by their id',
    query: `select * from members where id = 500`,
  },
  {
    index: 'members_user_key',
    serves:
      'what somebody is in a community (every rule asks it), one’s communities, and the rooms that one follows',
    query: `select role, status from members where community_id = 1 and user_id = 500`,
  },
  {
    index: 'members_owner_key',
    serves: 'the owner of a community',
    query: `select id from members where community_id = 500 and role = 'owner'`,
  },
  {
    index: 'members_email_key',
    serves: 'whether a mailbox is invited already',
    query: `select id from members where community_id = 500 and lower(email) = 'm500@example.org' and status = 'invited'`,
  },
  {
    index: 'members_listed',
    serves: 'the members of a community, longest here first',
    query: `select * from members where community_id = 1 and status = 'active' and id > 500 order by id limit 21`,
  },
  {
    index: 'members_invite',
    serves: 'the seat that an invitation by mail keeps',
    query: `delete from members where invite_id = 500`,
  },
  {
    index: 'spaces_pkey',
    serves: 'one space, by its id',
    query: `select * from spaces where id = 500`,
  },
  {
    index: 'spaces_slug_key',
    serves: 'the spaces of a community, and the one that an address names',
    query: `select * from spaces where community_id = 500`,
  },
  {
    index: 'spaces_created_by',
    serves: 'letting go of a maker whose account is removed',
    query: `update spaces set created_by = null where created_by = 501`,
  },
];
