import { sql } from '../../core/db/statement.ts';
import { forgetRoom } from '../../core/outbox/forget.ts';
import type { DescribePersonalData } from '../../core/personal-data/personal-data.ts';

export const accountData: DescribePersonalData = (data) => {
  data.export({
    name: 'account',
    tables: ['users', 'user_profiles', 'user_passwords', 'account_erasures', 'second_factors'],
    read: async (db, userId) => {
      const [account = {}] = await db.rows(sql`
        select u.id, u.username, u.email, u.email_verified as "emailVerified", u.status, u.role, u.language,
          u.created_at as "createdAt", u.last_login_at as "lastSignInAt", p.display_name as "displayName", p.bio,
          p.location, p.website, p.visibility, p.avatar_media_id::text as "pictureFileId",
          exists (select from user_passwords w where w.user_id = u.id) as "hasPassword",
          (select confirmed_at from second_factors f where f.user_id = u.id) as "secondFactorSince",
          (select due_at from account_erasures e where e.user_id = u.id) as "toBeErasedAt"
        from users u join user_profiles p on p.user_id = u.id where u.id = ${userId}`);
      return account;
    },
  });
  data.export({
    name: 'sessions',
    tables: ['sessions'],
    read: (db, userId) =>
      db.rows(sql`
        select created_at as "signedInAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt", user_agent as "program", address
        from sessions where user_id = ${userId} order by id desc`),
  });
  data.export({
    name: 'links',
    tables: ['verification_tokens'],
    read: (db, userId) =>
      db.rows(sql`
        select purpose, email, created_at as "createdAt", expires_at as "expiresAt", used_at as "usedAt"
        from verification_tokens where user_id = ${userId} order by id desc`),
  });
  data.erase({
    name: 'account',
    tables: [
      'users',
      'user_profiles',
      'user_passwords',
      'sessions',
      'idempotency_keys',
      'verification_tokens',
      'second_factors',
      'account_erasures',
    ],
    erase: async (tx, userId) => {
      // Name and address are free again; the row stays, because others' words hang on it.
      const name = `deleted_${userId}`;
      await tx.rows(sql`
        update users set username = ${name}, email = ${`${name}@erased.invalid`}, email_verified = false, role = 'user',
          last_login_at = null, version = version + 1
        where id = ${userId}`);
      await tx.rows(sql`
        update user_profiles set display_name = 'Deleted account', bio = '', location = '', website = '', visibility = 'private'
        where user_id = ${userId}`);
      await tx.rows(sql`delete from user_passwords where user_id = ${userId}`);
      await tx.rows(sql`delete from sessions where user_id = ${userId}`);
      await tx.rows(sql`delete from second_factors where user_id = ${userId}`);
      await tx.rows(sql`delete from verification_tokens where user_id = ${userId}`);
      await tx.rows(sql`delete from idempotency_keys where user_id = ${userId}`);
      await forgetRoom(tx, `user:${userId}`, userId);
    },
  });
  data.obstacle(async (db, userId) => {
    // Locked, so that two admins who go at the same moment do not each count on the other.
    const admins = await db.rows<{ id: string }>(sql`
      select id from users where role = 'admin' and status = 'active' order by id for update`);
    const last = admins.length === 1 && admins[0]?.id === userId;
    return last ? [{ kind: 'last_admin', name: null, slug: null }] : [];
  });
};
