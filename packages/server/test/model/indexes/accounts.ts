import type { IndexUse } from './index-use.ts';

/** Of people: who they are, how they come in, what they take along. */
export const accountsIndexes: readonly IndexUse[] = [
  {
    index: 'access_tokens_pkey',
    serves: 'revoking a token',
    query: `delete from access_tokens where id = 500`,
  },
  {
    index: 'access_tokens_token_hash_key',
    serves: 'every request with a token',
    query: `select user_id from access_tokens where token_hash = sha256('500')`,
  },
  {
    index: 'access_tokens_user',
    serves: 'listing and counting one’s tokens',
    query: `select * from access_tokens where user_id = 500 and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'access_tokens_expiry',
    serves: 'ending tokens that have expired',
    query: `delete from access_tokens where expires_at < now() - interval '29 days'`,
  },
  {
    index: 'account_erasures_pkey',
    serves: 'the door, asking whether somebody may come back',
    query: `select due_at from account_erasures where user_id = 500`,
  },
  {
    index: 'account_erasures_due',
    serves: 'erasing who is due',
    query: `select user_id from account_erasures where erased_at is null and due_at <= now() order by due_at limit 1 for update skip locked`,
  },
  {
    index: 'data_exports_pkey',
    serves: 'an export that goes on',
    query: `update data_exports set done = 1, total = 2 where id = 500`,
  },
  {
    index: 'data_exports_user_key',
    serves: 'one’s export; one each',
    query: `select * from data_exports where user_id = 500`,
  },
  {
    index: 'data_exports_expiry',
    serves: 'removing exports that nobody fetched',
    query: `delete from data_exports where expires_at < now() - interval '3 days'`,
  },
  {
    index: 'oidc_flows_pkey',
    serves: 'somebody who comes back from a provider, or finishes',
    query: `delete from oidc_flows where token_hash = sha256('500') and stage = 'begun' returning sealed`,
  },
  {
    index: 'oidc_flows_expiry',
    serves: 'forgetting who never came back',
    query: `delete from oidc_flows where expires_at < now() - interval '27 days'`,
  },
  {
    index: 'oidc_logins_pkey',
    serves: 'unlinking a provider',
    query: `delete from oidc_logins where id = 500`,
  },
  {
    index: 'oidc_logins_subject_key',
    serves: 'whose sign-in at a provider it is; one account for each',
    query: `select user_id from oidc_logins where issuer = 'i' and subject = 's500'`,
  },
  {
    index: 'oidc_logins_user',
    serves: 'the providers that one may sign in by',
    query: `select * from oidc_logins where user_id = 500 order by id`,
  },
  {
    index: 'passkey_challenges_pkey',
    serves: 'what a device has signed',
    query: `delete from passkey_challenges where challenge_hash = sha256('500')`,
  },
  {
    index: 'passkey_challenges_expiry',
    serves: 'forgetting what nobody signed',
    query: `delete from passkey_challenges where expires_at < now() - interval '27 days'`,
  },
  {
    index: 'passkeys_pkey',
    serves: 'using, renaming, removing one',
    query: `update passkeys set counter = 7 where id = 500`,
  },
  {
    index: 'passkeys_credential_key',
    serves: 'whose it is; one account for each',
    query: `select user_id from passkeys where credential_id = sha256('500')`,
  },
  {
    index: 'passkeys_user',
    serves: "one's passkeys",
    query: `select * from passkeys where user_id = 500 order by id`,
  },
  {
    index: 'second_factors_pkey',
    serves: 'asking for a code, and knowing whether to',
    query: `select secret from second_factors where user_id = 500`,
  },
  {
    index: 'recovery_codes_pkey',
    serves: 'taking a recovery code',
    query: `delete from recovery_codes where user_id = 500 and code_hash = sha256('500')`,
  },
  { index: 'sessions_pkey', serves: 'ending a session', query: `delete from sessions where id = 500` },
  {
    index: 'sessions_token_hash_key',
    serves: 'every request with a cookie',
    query: `select user_id from sessions where token_hash = sha256('500')`,
  },
  {
    index: 'sessions_user',
    serves: 'where one is signed in, newest first',
    query: `select * from sessions where user_id = 500 and id < 9000000 order by id desc limit 21`,
  },
  {
    index: 'sessions_expiry',
    serves: 'removing expired sessions',
    query: `delete from sessions where expires_at < now() - interval '29 days'`,
  },
  {
    index: 'blocks_pkey',
    serves: 'whom one has blocked, and whether one has blocked somebody',
    query: `select blocked_id from blocks where blocker_id = 500`,
  },
  {
    index: 'blocks_blocked',
    serves: 'whether somebody has blocked one; erasing an account',
    query: `delete from blocks where blocked_id = 500`,
  },
  {
    index: 'user_profiles_avatar_key',
    serves: 'letting go of a picture; one profile a picture',
    query: `update user_profiles set avatar_media_id = null where avatar_media_id = 501`,
  },
  {
    index: 'user_passwords_pkey',
    serves: 'signing in',
    query: `select hash from user_passwords where user_id = 500`,
  },
  {
    index: 'user_profiles_pkey',
    serves: 'how somebody appears',
    query: `select display_name from user_profiles where user_id = 500`,
  },
  {
    index: 'user_profiles_name_begins',
    serves: 'the operator, looking for people by how their display name begins',
    query: `select user_id from user_profiles where lower(display_name) collate "C" like 'user\\_500%'`,
  },
  { index: 'users_pkey', serves: 'whoever is known by id', query: `select * from users where id = 500` },
  {
    index: 'users_username_key',
    serves: 'signing in by name; one account a name',
    query: `select id from users where lower(username) = lower('User_500')`,
  },
  {
    index: 'users_email_key',
    serves: 'signing in by address; one account an address',
    query: `select id from users where lower(email) = lower('User_500@example.org')`,
  },
  {
    index: 'users_username_begins',
    serves: 'the operator, looking for people by how their username begins',
    query: `select id from users where lower(username) collate "C" like 'user\\_500%'`,
  },
  {
    index: 'users_email_begins',
    serves: 'the operator, looking for people by how their e-mail address begins',
    query: `select id from users where lower(email) collate "C" like 'user\\_500%'`,
  },
  {
    index: 'users_not_active',
    serves: 'those who are suspended or deleted, newest first',
    query: `select id from users where status = 'suspended' and status <> 'active' order by id desc limit 21`,
  },
  {
    index: 'users_admins',
    serves: 'the admins of the server; whether one is left',
    query: `select id from users where role = 'admin' and status = 'active' order by id for update`,
  },
  {
    index: 'verification_tokens_pkey',
    serves: 'one link, by its id',
    query: `select * from verification_tokens where id = 500`,
  },
  {
    index: 'verification_tokens_hash_key',
    serves: 'opening a link',
    query: `update verification_tokens set used_at = now() where token_hash = sha256('500') and used_at is null`,
  },
  {
    index: 'verification_tokens_user',
    serves: 'ending the links that were sent for the same purpose',
    query: `update verification_tokens set used_at = now() where user_id = 500 and purpose = any('{reset_password}') and used_at is null`,
  },
  {
    index: 'verification_tokens_expiry',
    serves: 'forgetting links that have run out',
    query: `delete from verification_tokens where expires_at < now() - interval '27 days'`,
  },
];
